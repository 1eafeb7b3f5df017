/** Shoppers and an office that share their servers: reports of a second and a half each, and two minutes in which they come two and a half times as often. */
import { buildStep, constant, exponential, type BuildComponent, type BuildStage, type Configuration } from '#design';
import type { WrittenExercise } from '../author';

const { compute } = buildStep;
const second = 1000;
const minute = 60 * second;

/** The wave of reports, on the clock of the run. */
export const surge = { fromMs: 3 * minute, toMs: 5 * minute };
const surgeFactor = 2.5;

const users = {
  Shoppers: { kind: 'users', at: [0, 40], classes: ['Shoppers'] },
  Office: { kind: 'users', at: [0, 240], classes: ['Office'] },
} satisfies Readonly<Record<string, BuildComponent>>;

const modules = {
  shop: { operations: { browse: [compute(exponential(10))] } },
  reports: { operations: { make: [compute(constant(1500))] } },
};

const server = (
  modulesInIt: readonly string[],
  at: readonly [number, number],
  values: Configuration,
): BuildComponent => ({
  kind: 'server',
  at,
  modules: modulesInIt,
  values: { vcpus: 2, memoryMiB: 8192, workers: 256, backlog: 512, ...values },
});

const balancer = (at: readonly [number, number], values: Configuration = {}): BuildComponent => ({
  kind: 'load-balancer',
  at,
  values: { policy: 'least-outstanding', ...values },
});

/** Everything in one pool of servers. */
export const together = (instances: number): BuildStage => ({
  modules,
  components: {
    ...users,
    Balancer: balancer([270, 140]),
    Servers: server(['shop', 'reports'], [540, 100], { instances }),
  },
  wires: ['Shoppers -> Balancer', 'Office -> Balancer', 'Balancer -> Servers'],
});

/** Each has servers of its own. */
export const apart = (
  shop: Configuration,
  reports: Configuration,
  hostPolicy: BuildComponent['hostPolicy'] = null,
): BuildStage => ({
  modules,
  components: {
    ...users,
    Balancer: balancer([270, 40]),
    Servers: server(['shop'], [540, 20], shop),
    'Report balancer': balancer([270, 240]),
    'Report servers': { ...server(['reports'], [540, 240], reports), hostPolicy },
  },
  wires: [
    'Shoppers -> Balancer',
    'Balancer -> Servers',
    'Office -> Report balancer',
    'Report balancer -> Report servers',
  ],
});

export const written: WrittenExercise = {
  design: {
    title: 'The noisy neighbor',
    classes: {
      Shoppers: { ratePerSecond: 200, mix: { 'shop.browse': 1 }, patienceMs: 3 * second },
      Office: {
        ratePerSecond: 2,
        mix: { 'reports.make': 1 },
        patienceMs: 300 * second,
        profile: [
          { atMs: surge.fromMs, factor: surgeFactor, ramp: false },
          { atMs: surge.toMs, factor: 1, ramp: false },
        ],
      },
    },
    scenario: { durationMs: 15 * minute, warmUpMs: minute },
    requirements: {
      browse: {
        metric: 'p99',
        comparator: 'at-most',
        target: 100,
        window: surge,
        scope: (names) => ({ type: 'operation', operation: names.id('operation', 'shop.browse') }),
      },
      reports: {
        metric: 'p95',
        comparator: 'at-most',
        target: 180_000,
        scope: (names) => ({ type: 'operation', operation: names.id('operation', 'reports.make') }),
      },
      shoppers: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.999,
        scope: (names) => ({ type: 'operation', operation: names.id('operation', 'shop.browse') }),
      },
      office: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.999,
        scope: (names) => ({ type: 'operation', operation: names.id('operation', 'reports.make') }),
      },
    },
  },
  start: together(4),
};
