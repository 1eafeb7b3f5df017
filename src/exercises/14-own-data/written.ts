/** Orders and payments, each with a database of its own: an order is written in the one and paid in the other, some payments fail, some answers get lost, and either service crashes once. */
import {
  buildAction,
  buildStep,
  idOf,
  type BuildComponent,
  type BuildModule,
  type BuildNames,
  type BuildStage,
  type BuildStep,
  type BuildWire,
  type Document,
  type WirePolicy,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { database, free, minute, pooled, provider, second, server, usersOf, wire } = experiments.settings;
const { on, strike, traffic } = buildAction;
const { call, compute, count, failing, outside, read, write } = buildStep;

/** Nobody comes after that, so that what is under way comes to its end. */
const closingMs = 9 * minute;

export const orderWritten: readonly BuildStep[] = [write('database', 'orders'), count('orders')];

interface Code {
  readonly place: readonly BuildStep[];
  /** What the frontend does for an order; absent = it calls the orders. */
  readonly order?: readonly BuildStep[];
  /** Whether a charge has a key, by which the provider knows it again. */
  readonly hasKey?: boolean;
}

const paymentFails = 0.01;
const answerGetsLost = 0.005;

export const modules = ({ place, order, hasKey = false }: Code): Readonly<Record<string, BuildModule>> => ({
  web: {
    operations: {
      order: [compute(3), ...(order ?? [call('orders.place')])],
      'log in': [compute(3), call('users.login')],
    },
  },
  orders: { operations: { place: [compute(6), ...place] } },
  payments: {
    operations: {
      charge: [
        compute(3),
        outside('provider'),
        failing(paymentFails),
        write('database', 'charges'),
        count('paid', { idempotencyKey: 'request' }),
        count('charges', { idempotencyKey: hasKey ? 'request' : null }),
        failing(answerGetsLost),
      ],
    },
  },
  users: { operations: { login: [compute(15), read('database', 'accounts')] } },
});

const host = (module: string, at: readonly [number, number]): BuildComponent => ({
  ...server([module], { restartDelayMs: 3 * second }),
  at,
});

const store = (dataSet: string, at: readonly [number, number]): BuildComponent => ({ ...database([dataSet]), at });

export const components: Readonly<Record<string, BuildComponent>> = {
  Customers: { ...usersOf('Customers'), at: [0, 140] },
  Frontend: host('web', [220, 140]),
  Orders: host('orders', [580, 0]),
  'Order database': store('orders', [950, -60]),
  Payments: host('payments', [950, 150]),
  'Payment database': store('charges', [1330, 90]),
  'Payment provider': { ...provider(), at: [1330, 270] },
  Users: host('users', [580, 350]),
  'User database': store('accounts', [950, 370]),
};

/** All but those by which an order and its payment come together. */
export const wires: readonly BuildWire[] = [
  free('Customers -> Frontend'),
  wire('web -> users'),
  pooled('orders.database -> Order database'),
  pooled('payments.database -> Payment database'),
  wire('payments.provider -> Payment provider'),
  pooled('users.database -> User database'),
];

export const throughCalls = (place: readonly BuildStep[], policy: Partial<WirePolicy> = {}): BuildStage => ({
  modules: modules({ place }),
  components,
  wires: [...wires, wire('web -> orders'), wire('orders -> payments', policy)],
});

const paidId = idOf('relation', 900_001);
const onceId = idOf('relation', 900_002);

/** Every order is paid and every payment has its order; nobody pays twice. */
export const relations = { paid: paidId, once: onceId };

const rules = (names: BuildNames): Partial<Document> => {
  const counter = (name: string) => names.id('counter', name);
  const less = (one: string, other: string) => [
    { counter: counter(one), factor: 1 },
    { counter: counter(other), factor: -1 },
  ];
  return {
    rules: {
      counters: ['orders', 'paid', 'charges'].map((name) => ({ id: counter(name), name, initial: 0 })),
      relations: [
        {
          id: paidId,
          name: 'Every order is paid, every payment has its order',
          terms: less('orders', 'paid'),
          comparator: 'equal',
          target: 0,
        },
        { id: onceId, name: 'Nobody pays twice', terms: less('charges', 'paid'), comparator: 'at-most', target: 0 },
      ],
    },
  };
};

const placed = {
  scope: (names: BuildNames) => ({ type: 'operation', operation: names.id('operation', 'web.order') }) as const,
};

export const written: WrittenExercise = {
  design: {
    title: 'Own data',
    classes: {
      Customers: {
        ratePerSecond: 5,
        mix: { 'web.order': 3, 'web.log in': 2 },
        // No two orders are about the same thing.
        keys: { type: 'uniform', items: 1_000_000_000 },
        patienceMs: 3 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 10 * minute, warmUpMs: 10 * second },
    timeline: {
      'Orders crash': { atMs: 2 * minute, action: strike('crash', on.component('Orders')) },
      'Payments crash': { atMs: 5 * minute, action: strike('crash', on.component('Payments')) },
      'The shop closes': {
        atMs: closingMs,
        action: traffic('Customers', 0),
      },
    },
    requirements: {
      availability: { metric: 'availability', comparator: 'at-least', target: 0.985, ...placed },
      p95: { metric: 'p95', comparator: 'at-most', target: 1000, ...placed },
    },
    also: rules,
  },
  start: throughCalls([...orderWritten, call('payments.charge')]),
};
