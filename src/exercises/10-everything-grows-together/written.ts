/** A shop in one process whose recommendations keep a model of 12 GiB in memory, in every instance, while each instance opens twenty of the database's hundred connections. Then ten times as many visitors come. */
import {
  buildStep,
  constant,
  type BuildComponent,
  type BuildModule,
  type BuildStage,
  type BuildWire,
  type Configuration,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { balancer, database, free, pooled, second, server, usersOf, wire } = experiments.settings;
const { call, compute, read } = buildStep;

/** The load stands at ten times from there to the end. */
const height = { fromMs: 35 * second, toMs: 60 * second };
const baseRate = 40;
const growth = 10;

const modules: Readonly<Record<string, BuildModule>> = {
  shop: {
    operations: { page: [compute(constant(45)), read('database', 'products'), call('recommendations.for user')] },
  },
  recommendations: { operations: { 'for user': [compute(constant(5))] }, memoryMiB: 12_288 },
};

/** Two vCPUs with room for the model, or without it. */
export const large = { vcpus: 2, memoryMiB: 16_384 };
export const small = { vcpus: 2, memoryMiB: 4096 };

const around: Readonly<Record<string, BuildComponent>> = {
  Users: { ...usersOf('Visitors'), at: [0, 100] },
  Balancer: { ...balancer('least-outstanding'), at: [210, 100] },
  Database: { ...database(['products']), at: [830, 40] },
};

const wires = (connections: number): readonly BuildWire[] => [
  free('Users -> Balancer'),
  wire('Balancer -> Shop'),
  wire('shop -> recommendations'),
  pooled('shop.database -> Database', connections),
];

/** Connections that an instance opens when nobody changes it. */
export const ownPool = 20;

/** Both modules in every instance. */
export const together = (values: Configuration, connections = ownPool): BuildStage => ({
  modules,
  components: { ...around, Shop: { ...server(['shop', 'recommendations'], values), at: [440, 60] } },
  wires: wires(connections),
});

/** Recommendations have hosts of their own. */
export const apart = (shop: Configuration, models: Configuration, connections = ownPool): BuildStage => ({
  modules,
  components: {
    ...around,
    Shop: { ...server(['shop'], shop), at: [440, 60] },
    Models: { ...server(['recommendations'], models), at: [830, 260] },
  },
  wires: wires(connections),
});

const atHeight = { window: height } as const;

export const written: WrittenExercise = {
  design: {
    title: 'Everything grows together',
    classes: {
      Visitors: {
        ratePerSecond: baseRate,
        mix: { 'shop.page': 1 },
        patienceMs: 3 * second,
        userRetries: null,
        profile: [
          { atMs: 10 * second, factor: 1, ramp: false },
          { atMs: 30 * second, factor: growth, ramp: true },
        ],
      },
    },
    scenario: { durationMs: height.toMs, warmUpMs: 5 * second },
    requirements: {
      p95: { metric: 'p95', comparator: 'at-most', target: 200, ...atHeight },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999, ...atHeight },
    },
  },
  start: together({ ...large, instances: 2 }),
};
