/**
 * A service of films: pages and the start of a film are asked of servers, pieces of film come twice a second. All of it stands in one region of three, and within three minutes each region is lost once.
 * The store stands for copies in every region. Teaching values, at a small part of the course's load.
 */
import {
  buildAction,
  buildStep,
  constant,
  type BuildComponent,
  type BuildRequirement,
  type BuildStage,
  type BuildWire,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { on, strike } = buildAction;
const { ask, compute } = buildStep;
const { balancer, free, second, server, usersOf, wire } = experiments.settings;

export const regions = ['East', 'West', 'EU'] as const;
export type Region = (typeof regions)[number];

const lasts = 40 * second;
const lostAtMs: Readonly<Record<Region, number>> = { East: 40 * second, West: 100 * second, EU: 160 * second };
/** By then it must be known that a region is lost. */
const noticeMs = 15 * second;

export interface Form {
  /** Servers by region. */
  readonly servers: Partial<Readonly<Record<Region, number>>>;
  /** Whether pieces of film come from boxes near those who watch; otherwise from the servers. */
  readonly hasCdn: boolean;
  /** Whether the store behind the boxes hands pieces out itself, without boxes. */
  readonly isWithoutBoxes?: boolean;
  /** How long a device goes on by the name it once asked for, ms. */
  readonly ttlMs?: number;
}

const row = (region: Region): number => 180 * regions.indexOf(region);

const gateway = (region: Region): BuildComponent => ({
  ...balancer('least-outstanding'),
  zones: [region],
  at: [560, row(region)],
});

const api = (region: Region, instances: number, hasCdn: boolean): BuildComponent => ({
  ...server(hasCdn ? ['api'] : ['api', 'video'], { instances, memoryMiB: 8192, workers: 16, backlog: 16 }),
  zones: [region],
  at: [820, row(region)],
});

export function stageOf({ servers, hasCdn, isWithoutBoxes = false, ttlMs = 5 * second }: Form): BuildStage {
  const used = regions.filter((region) => servers[region] !== undefined);
  const [first, ...others] = used;
  const isNamed = others.length > 0;
  const entry = isNamed ? 'Name' : `${first} gateway`;
  const wires: readonly BuildWire[] = [
    free(`Members -> ${entry}`),
    ...(isNamed ? used.map((region) => free(`Name -> ${region} gateway`)) : []),
    ...used.map((region) => wire(`${region} gateway -> API ${region}`, { timeoutMs: 3 * second })),
    wire('api.store -> Store', { timeoutMs: second }),
    ...(hasCdn
      ? isWithoutBoxes
        ? [free('Players -> Masters')]
        : [free('Players -> Boxes'), wire('Boxes -> Masters', { timeoutMs: 5 * second })]
      : [free(`Players -> ${entry}`)]),
  ];
  return {
    zones: Object.fromEntries(regions.map((region) => [region, region])),
    modules: {
      api: {
        operations: {
          browse: [
            compute(constant(400)),
            ask({ need: 'store', protocol: 'key-value', verb: 'get', dataSet: 'titles' }),
          ],
          play: [compute(constant(200)), ask({ need: 'store', protocol: 'key-value', verb: 'get', dataSet: 'titles' })],
        },
      },
      video: { operations: { segment: [] } },
    },
    components: {
      Members: { ...usersOf('Members'), at: [0, 100] },
      Players: { ...usersOf('Players'), at: [0, 420] },
      ...(isNamed && {
        Name: {
          kind: 'dns',
          at: [280, 100] as const,
          values: { ttlMs, healthIntervalMs: 2 * second, healthTimeoutMs: second, unhealthyAfter: 2, healthyAfter: 1 },
        },
      }),
      ...Object.fromEntries(used.map((region) => [`${region} gateway`, gateway(region)])),
      ...Object.fromEntries(used.map((region) => [`API ${region}`, api(region, servers[region] ?? 1, hasCdn)])),
      Store: { kind: 'key-value-store', dataSets: ['titles'], at: [1200, 100] },
      ...(hasCdn &&
        !isWithoutBoxes && { Boxes: { kind: 'cdn', at: [280, 560] as const, values: { capacityMiB: 256 } } }),
      ...(hasCdn && {
        Masters: { kind: 'object-store', modules: ['video'], at: [560, 560] as const },
      }),
    },
    wires,
  };
}

/** The one region, moved out of all that are lost: into one more, or into none that has a name. */
export function elsewhere(zones: readonly string[]): BuildStage {
  const { components, ...stage } = stageOf({ servers: { East: 6 }, hasCdn: true });
  const moved = Object.entries(components).map(([name, part]) => [name, part.zones ? { ...part, zones } : part]);
  return {
    ...stage,
    zones: { ...stage.zones, ...Object.fromEntries(zones.map((zone) => [zone, zone])) },
    components: Object.fromEntries(moved) as BuildStage['components'],
  };
}

const ofPlay: NonNullable<BuildRequirement['scope']> = (names) => ({
  type: 'operation',
  operation: names.id('operation', 'api.play'),
});

const without = (region: Region): BuildRequirement => ({
  metric: 'availability',
  comparator: 'at-least',
  target: 0.99,
  scope: ofPlay,
  window: { fromMs: lostAtMs[region] + noticeMs, toMs: lostAtMs[region] + lasts },
});

export const written: WrittenExercise = {
  design: {
    title: 'Survive the region',
    classes: {
      Members: {
        arrivals: { type: 'constant', ratePerSecond: 28, firstMs: 0 },
        mix: { 'api.browse': 70, 'api.play': 30 },
        keys: { type: 'zipf', items: 5000, exponent: 0.9, hotShares: [] },
        clients: { type: 'uniform', items: 2000 },
        patienceMs: 3 * second,
        userRetries: null,
      },
      Players: {
        ratePerSecond: 2,
        mix: { 'video.segment': { weight: 1, responseBytes: constant(100_000) } },
        keys: { type: 'zipf', items: 500, exponent: 1, hotShares: [] },
        clients: { type: 'uniform', items: 2000 },
        patienceMs: 5 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 210 * second, warmUpMs: 20 * second },
    timeline: Object.fromEntries(
      regions.map((region) => [
        `${region} is lost`,
        { atMs: lostAtMs[region], durationMs: lasts, action: strike('zone-outage', on.zone(region)) },
      ]),
    ),
    requirements: {
      east: without('East'),
      west: without('West'),
      eu: without('EU'),
      video: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.999,
        scope: (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'Players') }),
      },
    },
  },
  start: stageOf({ servers: { East: 6 }, hasCdn: false }),
};
