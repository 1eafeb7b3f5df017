/** DC3, data management: two writes that are not one (a), reads of one's own writes (b), twice is not once (c), a failover that loses writes (d); and C3, how far an attacker comes. */
import { buildDesign, buildStep, constant, exponential, idOf } from '#design';
import type { BuildComponent, BuildModule, BuildStep, Configuration, Document, ReadSource } from '#design';
import {
  after,
  attempts,
  database,
  free,
  kinds,
  pooled,
  roomy,
  scenario,
  second,
  server,
  usersOf,
  wire,
} from './settings';

const { call, compute, count, failing, pause, read, send, transaction, write } = buildStep;

export const remedies = [
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
      const guarded = call('payments.charge', { onFailure: { type: 'fallback', steps: [] } });
      return { place: [reserve, withFallback(guarded, undo), ...order], charge: [fails, ...charged] };
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

/** The steps that a call falls back on are drawn up with it. */
const withFallback =
  (made: BuildStep, list: readonly BuildStep[]): BuildStep =>
  (context) =>
    ({ ...made(context), onFailure: { type: 'fallback', steps: context.steps(list) } }) as ReturnType<BuildStep>;

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
        Buyers: { ratePerSecond: 3, mix: { 'orders.place': 1 }, patienceMs: null, userRetries: null },
      },
      scenario: scenario(660, 0),
      timeline: {
        'Ten minutes are over': {
          atMs: 600 * second,
          action: (names) => ({
            type: 'traffic',
            trafficClass: names.id('trafficClass', 'Buyers'),
            factor: 0,
            rampMs: 0,
          }),
        },
      },
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
      also: (names) => ({
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
            },
          ],
        },
      }),
    },
    kinds,
  );
}

const replicated = (values: Configuration): BuildComponent =>
  database(['carts'], {
    readReplicas: 1,
    replicationLagMs: constant(500),
    replayShare: 0,
    ...values,
  });

/** Ten carts a second are filled and read again by the same client 200 ms later; 23 other reads a second. */
export const ownWrites = (readFrom: ReadSource): Document =>
  buildDesign(
    {
      title: `Reads of one's own writes: ${readFrom}`,
      classes: {
        Fillers: {
          ratePerSecond: 10,
          mix: { 'cart.add': 1 },
          clients: { type: 'uniform', items: 100_000 },
          patienceMs: 3 * second,
          userRetries: null,
          followUps: (names) => [
            {
              after: names.id('operation', 'cart.add'),
              operation: names.id('operation', 'cart.show'),
              probability: 1,
              delayMs: constant(200),
            },
          ],
        },
        Others: {
          ratePerSecond: 23,
          mix: { 'cart.show': 1 },
          keys: { type: 'uniform', items: 1_000_000 },
          patienceMs: 3 * second,
          userRetries: null,
        },
      },
      scenario: scenario(300),
      modules: {
        cart: {
          operations: {
            add: [compute(2), write('database', 'carts')],
            show: [compute(2), read('database', 'carts', { readFrom })],
          },
        },
      },
      components: { Users: usersOf('Fillers', 'Others'), Shop: server(['cart']), Database: replicated({}) },
      wires: [free('Users -> Shop'), pooled('cart.database -> Database')],
    },
    kinds,
  );

/** Messages whose work may take longer than they stay invisible: 30 s, counted from the receive. */
export const twice = (meanWorkMs: number): Document =>
  buildDesign(
    {
      title: 'Twice is not once',
      classes: { Senders: { ratePerSecond: 10, mix: { 'sender.send': 1 }, patienceMs: null, userRetries: null } },
      scenario: scenario(1800, 300 * second),
      modules: {
        sender: { operations: { send: [send({ need: 'queue', protocol: 'queue', operation: 'worker.work' })] } },
        worker: { operations: { work: [pause(exponential(meanWorkMs))] } },
      },
      components: {
        Users: usersOf('Senders'),
        Sender: server(['sender'], roomy),
        Queue: { kind: 'queue', values: { visibilityTimeoutMs: 30 * second, maxReceives: null } },
        Worker: server(['worker'], { ...roomy, workers: 2000 }),
      },
      wires: [free('Users -> Sender'), free('sender.queue -> Queue'), free('Queue -> Worker')],
    },
    kinds,
  );

/** Fifty writes a second, and a primary that is gone for good after a minute. */
export const splitBrain = (standby: 'asynchronous' | 'synchronous'): Document =>
  buildDesign(
    {
      title: `A failover, ${standby}`,
      classes: { Writers: { ratePerSecond: 50, mix: { 'cart.add': 1 }, patienceMs: 3 * second, userRetries: null } },
      scenario: scenario(120),
      timeline: {
        'The primary is cut off': {
          atMs: after(60),
          durationMs: 43 * second,
          action: (names) => ({
            type: 'fault',
            fault: {
              fault: 'outage',
              target: { type: 'instance', component: names.id('component', 'Database'), instance: 0 },
              magnitude: null,
              recurrence: null,
            },
          }),
        },
      },
      modules: { cart: { operations: { add: [write('database', 'carts')] } } },
      components: {
        Users: usersOf('Writers'),
        Shop: server(['cart']),
        Database: replicated({ readReplicas: 0, standby, detectionMs: 5 * second, promotionMs: constant(second) }),
      },
      wires: [free('Users -> Shop'), pooled('cart.database -> Database')],
    },
    kinds,
  );

const shops = ['catalog', 'users', 'orders'] as const;
const dataOf = { catalog: 'products', users: 'accounts', orders: 'sales' } as const;

/** Three modules with a data set each and a credential for it; in one process they hold all of them. */
export function guarded(isSplit: boolean): Document {
  const made = guardedDesign(isSplit);
  const held = new Map(shops.map((name, at) => [name as string, made.access.credentials[at]!.id]));
  return {
    ...made,
    stages: made.stages.map((stage) => ({
      ...stage,
      modules: stage.modules.map((module) => ({ ...module, credentials: [held.get(module.name) ?? []].flat() })),
    })),
  };
}

function guardedDesign(isSplit: boolean): Document {
  const own = (name: (typeof shops)[number]) => read('database', dataOf[name]);
  const store = (name: (typeof shops)[number]) => `Database of ${name}`;
  const hosts: Record<string, BuildComponent> = isSplit
    ? Object.fromEntries(['web', ...shops].map((name) => [`Host of ${name}`, server([name])]))
    : { Shop: server(['web', ...shops]) };
  return buildDesign(
    {
      title: isSplit ? 'Credentials in services' : 'All credentials in one process',
      dataSets: {
        products: { owner: 'catalog', classification: 'public' },
        accounts: { owner: 'users', classification: 'personal', allowedRegions: ['eu'] },
        sales: { owner: 'orders', classification: 'personal' },
      },
      classes: {
        Visitors: {
          ratePerSecond: 20,
          mix: { 'web.browse': 9, 'web.buy': 1 },
          patienceMs: 3 * second,
          userRetries: null,
        },
      },
      scenario: scenario(60),
      zones: { west: 'us' },
      modules: {
        web: { operations: { browse: [compute(3), call('catalog.list')], buy: [compute(3), call('orders.place')] } },
        catalog: { operations: { list: [compute(4), own('catalog')] } },
        users: { operations: { check: [compute(5), own('users')] } },
        orders: { operations: { place: [compute(6), call('catalog.list'), own('orders')] } },
      },
      components: {
        Users: usersOf('Visitors'),
        ...hosts,
        ...Object.fromEntries(shops.map((name) => [store(name), { ...database([dataOf[name]]), zones: ['west'] }])),
      },
      wires: [
        free(isSplit ? 'Users -> Host of web' : 'Users -> Shop'),
        wire('web -> catalog'),
        wire('web -> orders'),
        wire('orders -> catalog'),
        ...shops.map((name) => wire(`${name}.database -> ${store(name)}`)),
      ],
      also: (names) => ({
        access: {
          credentials: shops.map((name) => ({ id: names.id('credential', name), name: `key of ${dataOf[name]}` })),
          permissions: shops.map((name) => ({
            type: 'data-set',
            credential: names.id('credential', name),
            dataSet: names.id('dataSet', dataOf[name]),
          })),
        },
      }),
    },
    kinds,
  );
}
