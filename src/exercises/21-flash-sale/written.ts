/**
 * A shop that scales by itself, and two sales of ten times its load: one at an hour that is known, one when it comes. A tenth of the requests of the course's experiment, each ten
 * times as long, so that servers, vCPUs and functions in use are the same in number; a tenth of the workers and places in line, so that a full house waits as long.
 */
import { buildAction, buildStep, constant, defaultAutoscaling, noHostPolicy } from '#design';
import type { AutoscalingPolicy, BuildStage, Configuration } from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { on, strike, traffic } = buildAction;
const { compute, read } = buildStep;
const { balancer, database, free, functionOf, minute, onAccount, second, server, usersOf, wire } = experiments.settings;

export const announced = { fromMs: 3 * minute, toMs: 6 * minute };
const saleFactor = 10;
/** Far fewer than functions that all begin at once would open. */
const connections = 40;

const modules: NonNullable<BuildStage['modules']> = {
  shop: { operations: { serve: [compute(200), read('database', 'offers', { storeTimeMs: constant(5) })] } },
};
const users = { ...usersOf('Visitors'), at: [0, 100] as const };
const store = (values: Configuration = {}) => ({
  ...database(['offers'], { maxConnections: connections, ...values }),
  at: [900, 100] as const,
});

export interface Fleet {
  readonly ready?: number;
  readonly everyMs?: number;
  readonly bootMs?: number;
  readonly backlog?: number;
  readonly schedule?: AutoscalingPolicy['schedule'];
}

export function onServers({
  ready = 2,
  everyMs = minute,
  bootMs = 2 * minute,
  backlog = 6,
  schedule = [],
}: Fleet = {}): BuildStage {
  const autoscaling = { ...defaultAutoscaling, min: ready, max: 20, everyMs, target: 0.5, tolerance: 0.1, schedule };
  return {
    modules,
    components: {
      Users: users,
      Balancer: { ...balancer('least-outstanding'), at: [260, 100] },
      'Shop servers': {
        ...server(['shop'], { instances: ready, workers: 4, backlog, bootMs: constant(bootMs) }),
        at: [520, 60],
        hostPolicy: { ...noHostPolicy, autoscaling },
      },
      Database: store(),
    },
    wires: [
      free('Users -> Balancer'),
      wire('Balancer -> Shop servers'),
      wire('shop.database -> Database', { pool: { connections: 2, waitLimitMs: null } }),
    ],
  };
}

export const onFunctions = (values: Configuration = {}, data: Configuration = {}): BuildStage => ({
  modules,
  components: {
    Users: users,
    'Shop functions': {
      ...functionOf(['shop'], { environmentMs: { type: 'lognormal', median: 800, p99: 2500 }, ...values }),
      at: [520, 60],
    },
    Database: store(data),
  },
  wires: [
    free('Users -> Shop functions'),
    wire('shop.database -> Database', { pool: { connections: 1, waitLimitMs: null } }),
  ],
});

export const written: WrittenExercise = {
  design: {
    title: 'Flash sale',
    classes: {
      Visitors: { ratePerSecond: 10, mix: { 'shop.serve': 1 }, patienceMs: 3 * second, userRetries: null },
    },
    scenario: { durationMs: 14 * minute, warmUpMs: minute },
    timeline: {
      'The sale at noon': {
        atMs: announced.fromMs,
        durationMs: announced.toMs - announced.fromMs,
        action: traffic('Visitors', saleFactor, second),
      },
      'A sale that nobody told of': {
        atMs: announced.toMs,
        action: strike('traffic-surge', on.trafficClass('Visitors'), {
          magnitude: saleFactor,
          recurrence: {
            upMs: { type: 'uniform', low: 3 * minute, high: 5 * minute },
            downMs: constant(2 * minute),
          },
        }),
      },
    },
    requirements: {
      noon: { metric: 'availability', comparator: 'at-least', target: 0.995, window: announced },
      day: { metric: 'availability', comparator: 'at-least', target: 0.995 },
    },
    also: () => ({ assumptions: onAccount(1000) }),
  },
  start: onServers(),
};
