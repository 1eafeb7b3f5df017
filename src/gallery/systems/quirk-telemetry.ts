/**
 * Quirk telemetry: three functions behind gateways tell what they do, first each to the vendor itself, then through a balancer to collectors on small servers. Parts and wires are those
 * of a picture that its maker shows; times, sizes and rates are teaching values.
 */
import { buildAction, buildDocument, buildStep, constant, exponential } from '#design';
import type { BuildComponent, BuildModule, BuildStage, BuildWire, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { balancer, free, functionOf, kinds, minute, second, usersOf, wire } from '../experiments/settings';

const { setting } = buildAction;
const { compute, orElse, outside, reply } = buildStep;

const parts = ['portal', 'events', 'directory'] as const;
/** Requests a second of all three; what each of them tells: six spans of some 500 bytes and 2 KB of logs. */
export const load = { perSecond: 30, bytes: 6 * 512 + 2048 } as const;
export const slow = { atMs: 2 * minute, untilMs: 4 * minute, batchMs: 2 * second } as const;
const vendorMs = { type: 'lognormal', median: 80, p99: 400 } as const;
const timeoutMs = 10 * second;

/** Whatever becomes of what is told, the request is answered. */
const tell = orElse(outside('telemetry', { requestBytes: constant(load.bytes), responseBytes: constant(64) }), []);

/** Told before the answer, the caller waits for it; behind it, the function alone does. */
const modules = (isAnsweredFirst: boolean): Readonly<Record<string, BuildModule>> => {
  const steps = [compute(exponential(20)), ...(isAnsweredFirst ? [reply()] : []), tell];
  return Object.fromEntries(parts.map((name) => [name, { operations: { handle: steps } }]));
};

const handler = (module: string): BuildComponent =>
  functionOf([module], { memoryMiB: 512, packageLoadMs: 0, keepAliveMs: 10 * minute });

const titles: Readonly<Record<(typeof parts)[number], string>> = {
  portal: 'Portal',
  events: 'Events',
  directory: 'Directory',
};

const columns = [30, 270, 550, 990, 1280, 1600];
const at = (column: number, row: number): readonly [number, number] => [columns[column] ?? 0, 80 + 190 * row];

const front: BuildStage['components'] = Object.fromEntries(
  parts.flatMap((part, row) => [
    [`${titles[part]} users`, { ...usersOf(titles[part]), at: at(0, row) }],
    [`${titles[part]} gateway`, { kind: 'api-gateway', at: at(1, row) }],
    [titles[part], { ...handler(part), at: at(2, row) }],
  ]),
);

const entrances: readonly BuildWire[] = parts.flatMap((part) => [
  free(`${titles[part]} users -> ${titles[part]} gateway`),
  wire(`${titles[part]} gateway -> ${titles[part]}`, { timeoutMs: 29 * second }),
]);

const vendor = (column: number): BuildComponent => ({
  kind: 'third-party',
  at: at(column, 1),
  values: { latencyMs: vendorMs, pricePerGbUsd: 0.5 },
});

const direct = (isAnsweredFirst: boolean): BuildStage => ({
  note: 'Each function tells the vendor itself and waits until that has it, before it answers: telemetry is on the way of every request.',
  modules: modules(isAnsweredFirst),
  components: { ...front, Vendor: vendor(3) },
  wires: [...entrances, ...parts.map((part) => wire(`${part}.telemetry -> Vendor`, { timeoutMs }))],
});

/** Small, so that it is full within a minute of a vendor that takes two seconds. */
export const queue = { items: 400, batch: 20, senders: 1 } as const;

const collector = (row: number): BuildComponent => ({
  kind: 'collector',
  at: at(4, row),
  values: {
    queueItems: queue.items,
    whenFull: 'drop',
    batchItems: queue.batch,
    batchWaitMs: second,
    senders: queue.senders,
    retryMs: timeoutMs,
  },
});

const collected = (isAnsweredFirst: boolean): BuildStage => ({
  note: 'A balancer spreads what is told over two collectors. They answer at once, send batches on, and drop what their queues cannot hold.',
  modules: modules(isAnsweredFirst),
  components: {
    ...front,
    Telemetry: { ...balancer('round-robin'), at: at(3, 1) },
    'Collector 1': collector(0),
    'Collector 2': collector(2),
    Vendor: vendor(5),
  },
  wires: [
    ...entrances,
    ...parts.map((part) => wire(`${part}.telemetry -> Telemetry`, { timeoutMs: second })),
    wire('Telemetry -> Collector 1'),
    wire('Telemetry -> Collector 2'),
    wire('Collector 1 -> Vendor'),
    wire('Collector 2 -> Vendor'),
  ],
});

/** As in the picture, or with the answer before what is told. */
export const quirkTelemetry = (isAnsweredFirst = false): Document =>
  buildDocument(
    {
      title: 'Quirk telemetry',
      classes: Object.fromEntries(
        parts.map((part) => [
          titles[part],
          {
            ratePerSecond: load.perSecond / parts.length,
            mix: { [`${part}.handle`]: 1 },
            patienceMs: 10 * second,
            userRetries: null,
          },
        ]),
      ),
      scenario: { durationMs: 5 * minute, warmUpMs: 30 * second, seed: 1 },
      timeline: {
        'The vendor is slow': {
          atMs: slow.atMs,
          action: setting('Vendor', 'latencyMs', constant(slow.batchMs)),
        },
        'The vendor is as before': { atMs: slow.untilMs, action: setting('Vendor', 'latencyMs', vendorMs) },
      },
      requirements: {
        availability: { metric: 'availability', comparator: 'at-least', target: 0.999, owner: 'streamers' },
        p95: { metric: 'p95', comparator: 'at-most', target: 1000, owner: 'streamers' },
        'monthly bill': { metric: 'monthly-cost', comparator: 'at-most', target: 600, owner: 'two founders' },
      },
      stages: {
        Direct: direct(isAnsweredFirst),
        Collector: collected(isAnsweredFirst),
      },
    },
    kinds,
  );

const document = quirkTelemetry();

export const entry: GalleryEntry = {
  id: 'quirk-telemetry',
  shows: ['D2', 'C2', 'SC3'],
  shelf: 'design',
  title: document.title,
  summary: 'A slow vendor of telemetry in every request',
  tryFirst:
    'Switch the export from synchronous to asynchronous: put a reply before the telemetry step of each function. Who waits for the vendor then, and who pays for the wait?',
  scale:
    'Here: 30 requests a second over three functions, six spans and 2 KB of logs each. Load of the real product is not public.',
  facts: [
    {
      text: 'Functions in a private network send OTLP to a balancer, behind which servers with small ARM processors run Grafana Agent and send on to Grafana Cloud.',
      source: 'Backend Architectures, Frontend Masters',
    },
  ],
  document,
};
