/** Users, web, orders and a database in a row; each asks up to three times, a second apart, and the database is slow for a while. */
import {
  buildAction,
  buildStep,
  exponential,
  noPolicy,
  type BuildComponent,
  type BuildStage,
  type WirePolicy,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { attempts, free, roomy, second } = experiments.settings;
const { on, strike } = buildAction;
const { call, compute, failing } = buildStep;

const rate = 100;
/** 167 a second, so that it is busy to three fifths. */
const workMs = 6;
const failsBySelf = 0.01;

const fault = { atMs: 30 * second, durationMs: 20 * second } as const;
const faultEndsMs = fault.atMs + fault.durationMs;
const graceMs = 15 * second;
const durationMs = 95 * second;
const warmUpMs = 10 * second;

export const thrice = attempts(3);

/** Of the wires into web, into orders, and into the database. */
export interface Layers {
  readonly web: Partial<WirePolicy>;
  readonly orders: Partial<WirePolicy>;
  readonly database: Partial<WirePolicy>;
  /** Places before the database. */
  readonly backlog: number;
}

/** Work of 12 s and more. */
export const longLine = 2000;

export const everywhere = (policy: Partial<WirePolicy>): Omit<Layers, 'backlog'> => ({
  web: policy,
  orders: policy,
  database: policy,
});

const server = (module: string, at: readonly [number, number], values = {}): BuildComponent => ({
  kind: 'server',
  at,
  modules: [module],
  values: { ...roomy, ...values },
});

export function chain({ web, orders, database, backlog }: Layers): BuildStage {
  const wire = (text: string, policy: Partial<WirePolicy>) => free(text, { ...noPolicy, timeoutMs: second, ...policy });
  return {
    modules: {
      web: { operations: { order: [call('orders.place')] } },
      orders: { operations: { place: [call('rows.write')] } },
      rows: { operations: { write: [compute(exponential(workMs)), failing(failsBySelf)] } },
    },
    components: {
      Users: { kind: 'users', classes: ['Users'], at: [0, 60] },
      Web: server('web', [210, 60]),
      Orders: server('orders', [570, 60]),
      Database: server('rows', [930, 60], { workers: 1, vcpus: 1, backlog }),
    },
    wires: [wire('Users -> Web', web), wire('web -> orders', orders), wire('orders -> rows', database)],
  };
}

export const written: WrittenExercise = {
  design: {
    title: 'The storm after the storm',
    classes: { Users: { ratePerSecond: rate, mix: { 'web.order': 1 }, patienceMs: null, userRetries: null } },
    scenario: { durationMs, warmUpMs },
    timeline: {
      'The database is eight times slower': {
        ...fault,
        action: strike('cpu-throttle', on.component('Database'), { magnitude: 1 / 8 }),
      },
    },
    requirements: {
      before: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.999,
        window: { fromMs: warmUpMs, toMs: fault.atMs },
      },
      after: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.999,
        window: { fromMs: faultEndsMs + graceMs, toMs: durationMs },
      },
    },
  },
  start: chain({ ...everywhere({ retry: thrice }), backlog: longLine }),
};
