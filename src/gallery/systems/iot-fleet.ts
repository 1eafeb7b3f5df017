/**
 * A fleet of connected devices of three types, each of which holds a connection and asks a registry when it opens one: by one service, by a service for each type, and with rules in
 * functions behind a stream. One in ten of the devices that are assumed; what is assumed and what is published stands apart in the facts.
 */
import { buildAction, buildDocument, buildStep, constant, exponential } from '#design';
import type { BuildClass, BuildComponent, BuildModule, BuildStage, BuildStep, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { functionOf, kinds, minute, second, server, wire } from '../experiments/settings';

const { on, strike } = buildAction;
const { ask, compute, read, send } = buildStep;

/** Devices of each type here, and how often each reports. */
export const types = {
  meters: { devices: 1000, periodMs: minute },
  thermometers: { devices: 900, periodMs: minute },
  trackers: { devices: 100, periodMs: 5 * second },
} as const;
type Type = keyof typeof types;
const names = Object.keys(types) as readonly Type[];
const title = (type: Type): string => type.charAt(0).toUpperCase() + type.slice(1);

/** A look at the registry takes 40 ms of one of two vCPUs: 50 a second. A device waits so long to be let in. */
export const registry = { readMs: 40, vcpus: 2, waitMs: 10 * second } as const;
export const crashAtMs = 100 * second;

const bytes = { requestBytes: constant(300), responseBytes: constant(64) };
const hello: readonly BuildStep[] = [compute(exponential(1)), read('registry', 'devices')];
const keep = ask({ need: 'readings', protocol: 'key-value', verb: 'put', dataSet: 'readings' }, bytes);
const kept: readonly BuildStep[] = [compute(exponential(2)), keep];

const handled = (steps: readonly BuildStep[]): Readonly<Record<string, BuildModule>> => ({
  door: { operations: { hello } },
  ...Object.fromEntries(names.map((type) => [type, { operations: { report: steps } }])),
});

const fleet = (type: Type, row: number, jitterMs: number): BuildComponent => ({
  kind: 'devices',
  at: [30, 80 + 190 * row],
  classes: [title(type), `${title(type)} connect`],
  values: { jitterMs },
});

const fleets = (jitterMs: number): Readonly<Record<string, BuildComponent>> =>
  Object.fromEntries(names.map((type, row) => [title(type), fleet(type, row, jitterMs)]));

const ingest = (modules: readonly string[], row: number): BuildComponent => ({
  ...server(modules, { workers: 500, backlog: 3000, restartDelayMs: 5 * second }),
  at: [360, 80 + 190 * row],
});

const stores: Readonly<Record<string, BuildComponent>> = {
  Registry: {
    kind: 'relational-database',
    at: [720, 80],
    dataSets: ['devices'],
    values: { vcpus: registry.vcpus, memoryMiB: 4096, readCpuMs: constant(registry.readMs), maxConnections: 300 },
  },
  Readings: { kind: 'key-value-store', at: [720, 460], dataSets: ['readings'] },
};

const patient = { timeoutMs: registry.waitMs };
const asks = [wire('door.registry -> Registry', { ...patient, pool: { connections: 50, waitLimitMs: null } })];
const keeps = names.map((type) => wire(`${type}.readings -> Readings`, patient));

const together = (jitterMs: number): BuildStage => ({
  note: 'One service takes every connection and every report. When it restarts, all devices are back at once, and each asks the registry who it is.',
  modules: handled(kept),
  components: { ...fleets(jitterMs), Ingest: ingest(['door', ...names], 1), ...stores },
  wires: [...names.map((type) => wire(`${title(type)} -> Ingest`, patient)), ...asks, ...keeps],
});

const apart = (jitterMs: number): BuildStage => ({
  note: 'A service for each type of device: a restart is felt by one type. They still share the registry, and with it the wait at its door.',
  modules: handled(kept),
  components: {
    ...fleets(jitterMs),
    Ingest: ingest(['door', 'meters'], 0),
    'Thermometer ingest': ingest(['door', 'thermometers'], 1),
    'Tracker ingest': ingest(['door', 'trackers'], 2),
    ...stores,
  },
  wires: [
    wire('Meters -> Ingest', patient),
    wire('Thermometers -> Thermometer ingest', patient),
    wire('Trackers -> Tracker ingest', patient),
    ...asks,
    ...keeps,
  ],
});

const ruled = (jitterMs: number): BuildStage => ({
  note: 'The service keeps connections and puts each report into a stream, by device; a function applies rules and keeps the reading. Reports wait for nobody, connects for the registry as before.',
  modules: {
    ...handled([
      compute(exponential(1)),
      send({ need: 'stream', protocol: 'stream' }, { messageBytes: constant(300) }),
    ]),
    rules: { operations: { apply: kept } },
  },
  components: {
    ...fleets(jitterMs),
    Ingest: ingest(['door', ...names], 1),
    ...stores,
    Stream: { kind: 'stream', at: [720, 270], values: { partitions: 4 } },
    Rules: { ...functionOf(['rules'], { memoryMiB: 512 }), at: [1050, 270] },
  },
  wires: [
    ...names.map((type) => wire(`${title(type)} -> Ingest`, patient)),
    ...names.map((type) => wire(`${type}.stream -> Stream`, patient)),
    wire('Stream -> Rules'),
    ...asks,
    wire('rules.readings -> Readings', patient),
  ],
});

const classesOf = (type: Type): readonly (readonly [string, BuildClass])[] => {
  const { devices: senders, periodMs } = types[type];
  const reports = { type: 'periodic', senders, periodMs, jitterMs: 0 } as const;
  const connects = { type: 'connects' } as const;
  return [
    [title(type), { arrivals: reports, mix: { [`${type}.report`]: 1 }, patienceMs: null }],
    [`${title(type)} connect`, { arrivals: connects, mix: { 'door.hello': 1 }, patienceMs: registry.waitMs }],
  ];
};

/** With the time over which each device comes back. */
export const iotFleet = (jitterMs = 0): Document =>
  buildDocument(
    {
      title: 'IoT fleet',
      classes: Object.fromEntries(names.flatMap(classesOf)),
      dataSets: { devices: {}, readings: {} },
      scenario: { durationMs: 5 * minute, warmUpMs: 70 * second, seed: 1 },
      timeline: {
        'Ingest restarts': { atMs: crashAtMs, action: strike('crash', on.instance('Ingest')) },
      },
      requirements: {
        availability: { metric: 'availability', comparator: 'at-least', target: 0.99, owner: 'operations' },
        'fresh readings': { metric: 'p95', comparator: 'at-most', target: 30_000, owner: 'operations' },
        'monthly bill': { metric: 'monthly-cost', comparator: 'at-most', target: 600, owner: 'product' },
      },
      stages: {
        'One service': together(jitterMs),
        'Per device type': apart(jitterMs),
        'Rules in functions': ruled(jitterMs),
      },
    },
    kinds,
  );

const document = iotFleet();

export const entry: GalleryEntry = {
  id: 'iot-fleet',
  shows: ['DU5'],
  shelf: 'design',
  title: document.title,
  summary: 'Two thousand devices come back at once',
  tryFirst:
    'Set the reconnect jitter of the three fleets to 60 s and run again. How many connects does the registry have to turn away now, and how long are the readings old?',
  scale:
    'Assumed: 20,000 devices in three types, 0.3 kB a report, a registry of 500 looks a second. Here: one in ten of all of them.',
  facts: [
    {
      text: 'A design has to hold when more than a quarter of all devices connect at once; work that each connect sets off is what brings a back end down.',
      source: 'IoT code smells: work triggered by a device reconnection, amlen.org, April 2022',
    },
    {
      text: 'A wrong password of a database turned a fleet of a few thousand devices into 50,000 attempts to connect a minute.',
      source: 'MQTT fleet scale: an EMQX and Postgres incident, mkozak.pl',
    },
  ],
  document,
};
