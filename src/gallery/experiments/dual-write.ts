/** DC3a, two writes that are not one: stock, charge and order in three services, what breaks, and what mends it. */
import { buildAction, buildDesign, buildStep, idOf } from '#design';
import type { BuildComponent, BuildModule, BuildStep, Relation } from '#design';
import type { Document } from '#design';
import { attempts, database, free, kinds, pooled, scenario, second, server, usersOf, wire } from './settings';

const { traffic } = buildAction;
const { call, count, failing, orElse, send, transaction, write } = buildStep;

type Names = Parameters<NonNullable<Parameters<typeof buildDesign>[0]['also']>>[0];

const remedies = [
  'one transaction',
  'none',
  'retry without a key',
  'retry with a key',
  'compensation',
  'message in the transaction',
] as const;
export type Remedy = (typeof remedies)[number];

const paymentsFail = 0.01;
const services = ['stock', 'payments', 'orders'];

/** What the service of orders does, and what payments does, under each remedy. */
function stepsOf(remedy: Remedy): { readonly place: readonly BuildStep[]; readonly charge: readonly BuildStep[] } {
  const reserve = call('stock.reserve');
  const charge = call('payments.charge');
  const order = [write('database', 'orders'), count('orders')];
  const charged = [write('database', 'charges'), count('charges')];
  const fails = failing(paymentsFail);
  switch (remedy) {
    case 'one transaction':
      return {
        place: [transaction('database', [count('reserved'), write('database', 'orders'), charge, count('orders')])],
        charge: [fails, count('charges')],
      };
    case 'none':
      return { place: [reserve, charge, ...order], charge: [fails, ...charged] };
    // The charge is made, and its answer is lost.
    case 'retry without a key':
      return { place: [reserve, charge, ...order], charge: [...charged, fails] };
    case 'retry with a key':
      return {
        place: [reserve, charge, ...order],
        charge: [write('database', 'charges'), count('charges', { idempotencyKey: 'request' }), fails],
      };
    case 'compensation': {
      const undo = [call('stock.release'), failing(1)];
      return { place: [reserve, orElse(charge, undo), ...order], charge: [fails, ...charged] };
    }
    case 'message in the transaction':
      return {
        place: [
          transaction('database', [
            count('reserved'),
            write('database', 'orders'),
            count('orders'),
            send({ need: 'queue', protocol: 'queue', operation: 'payments.charge' }),
          ]),
        ],
        charge: [fails, ...charged],
      };
  }
}

const timeline: NonNullable<Parameters<typeof buildDesign>[0]['timeline']> = {
  'Ten minutes are over': {
    atMs: 600 * second,
    action: traffic('Buyers', 0),
  },
};

/** Three orders a second for ten minutes, each of which reserves stock, charges and writes an order. */
export function dualWrite(remedy: Remedy): Document {
  const { place, charge } = stepsOf(remedy);
  const isMonolith = remedy === 'one transaction';
  const hasQueue = remedy === 'message in the transaction';
  const isRetried = remedy === 'retry without a key' || remedy === 'retry with a key';
  const modules: Record<string, BuildModule> = {
    orders: { operations: { place } },
    stock: {
      operations: {
        reserve: [write('database', 'stock'), count('reserved')],
        release: [write('database', 'stock'), count('reserved', { amount: -1 })],
      },
    },
    payments: { operations: { charge } },
  };
  const hosts: Record<string, BuildComponent> = isMonolith
    ? { Shop: server(services) }
    : Object.fromEntries(services.map((name) => [`Host of ${name}`, server([name])]));
  const stores = [
    ['stock', 'Stock database', 'stock'],
    ['payments', 'Charges database', 'charges'],
    ['orders', 'Orders database', 'orders'],
  ] as const;
  const asks = (name: string): boolean => {
    if (name === 'stock') return true;
    return name === 'orders' || !isMonolith;
  };
  const calls = [
    ...(isMonolith || hasQueue ? [] : [wire('orders -> stock')]),
    ...(hasQueue ? [] : [wire('orders -> payments', isRetried ? { retry: attempts(3) } : {})]),
  ];
  return buildDesign(
    {
      title: `Stock, charge and order: ${remedy}`,
      classes: {
        Buyers: {
          ratePerSecond: 3,
          mix: { 'orders.place': 1 },
          // No two orders are about the same thing.
          keys: { type: 'uniform', items: 1_000_000_000 },
          patienceMs: null,
          userRetries: null,
        },
      },
      scenario: scenario(660, 0),
      timeline,
      modules,
      components: {
        Users: usersOf('Buyers'),
        ...hosts,
        ...Object.fromEntries(stores.map(([, name, data]) => [name, database([data])])),
        ...(hasQueue && {
          Queue: { kind: 'queue', values: { visibilityTimeoutMs: 5 * second, maxReceives: null } },
        }),
      },
      wires: [
        free(isMonolith ? 'Users -> Shop' : 'Users -> Host of orders'),
        ...calls,
        ...stores.filter(([name]) => asks(name)).map(([name, store]) => pooled(`${name}.database -> ${store}`)),
        ...(hasQueue ? [wire('orders.queue -> Queue'), wire('Queue -> Host of payments')] : []),
      ],
      also: rulesOf,
    },
    kinds,
  );
}

/** What is counted, and that stock is reserved for orders only. */
const rulesOf = (names: Names) => ({
  rules: {
    counters: ['reserved', 'charges', 'orders'].map((name) => ({
      id: names.id('counter', name),
      name,
      initial: 0,
    })),
    relations: [
      {
        id: idOf('relation', 900_001),
        name: 'Stock is reserved for orders only',
        terms: [
          { counter: names.id('counter', 'reserved'), factor: 1 },
          { counter: names.id('counter', 'orders'), factor: -1 },
        ],
        comparator: 'equal',
        target: 0,
      } satisfies Relation,
    ],
  },
});
