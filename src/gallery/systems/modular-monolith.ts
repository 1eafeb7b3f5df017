/**
 * A host of shops in one application: a ball of mud on shared tables, the same in modules with tables of their own, and that in four pods by shop. Ten modules, one
 * deployment unit on all three sheets. Rates and times are teaching values.
 */
import {
  buildDocument,
  buildStep,
  type BuildModule,
  type BuildStage,
  type BuildStep,
  type BuildWire,
  type Document,
} from '#design';
import type { GalleryEntry } from '../entry';
import {
  balancer,
  database,
  free,
  kinds,
  minute,
  provider,
  second,
  server,
  usersOf,
  wire,
} from '../experiments/settings';

const { call, compute, outside, read, write } = buildStep;

export const shops = { ratePerSecond: 150, saleRatePerSecond: 100, pods: 4 } as const;
export const sale = { fromMs: 2 * minute, toMs: 7 * minute } as const;

/** What each module computes, ms, and whom it calls. */
const parts = {
  catalog: { list: [compute(12)] },
  discounts: { apply: [compute(6)] },
  inventory: { reserve: [compute(15)] },
  orders: { create: [compute(20)] },
  shipping: { quote: [compute(15)] },
  accounts: { verify: [compute(4)] },
  tax: { reckon: [compute(6)] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly BuildStep[]>>>>;
type Part = keyof typeof parts;
const names = Object.keys(parts) as readonly Part[];
const writing: readonly Part[] = ['inventory', 'orders'];

/** A module asks tables of its own, or all of them share one and ask it as they please. */
function modules(owns: boolean): Readonly<Record<string, BuildModule>> {
  const table = (name: Part) => (owns ? name : 'records');
  const storing = (name: Part): BuildStep =>
    writing.includes(name) ? write('database', table(name)) : read('database', table(name));
  const leaves = names.map((name): readonly [string, BuildModule] => {
    const operations = Object.entries<readonly BuildStep[]>(parts[name]).map(
      ([operation, steps]): readonly [string, readonly BuildStep[]] => [operation, [...steps, storing(name)]],
    );
    return [name, { operations: Object.fromEntries(operations) }];
  });
  return {
    storefront: {
      operations: {
        browse: [compute(10), call('catalog.list'), call('discounts.apply')],
        buy: [compute(10), call('checkout.place')],
      },
    },
    checkout: {
      operations: {
        place: [
          compute(14),
          call('accounts.verify'),
          call('inventory.reserve'),
          call('tax.reckon'),
          call('shipping.quote'),
          call('payments.charge'),
          call('orders.create'),
        ],
      },
    },
    payments: { operations: { charge: [compute(6), outside('provider')] } },
    ...Object.fromEntries(leaves),
  };
}

const timeoutMs = 2 * second;
const calls: readonly BuildWire[] = [
  wire('storefront -> catalog', { timeoutMs }),
  wire('storefront -> discounts', { timeoutMs }),
  wire('storefront -> checkout', { timeoutMs }),
  ...['accounts', 'inventory', 'tax', 'shipping', 'payments', 'orders'].map((name) =>
    wire(`checkout -> ${name}`, { timeoutMs }),
  ),
  wire('payments.provider -> Payment provider', { timeoutMs }),
];
const pool = { connections: 20, waitLimitMs: second };
const everything = ['storefront', 'checkout', 'payments', ...names];
const tables = (owns: boolean): readonly string[] => (owns ? names : ['records']);
const podNames = Array.from({ length: shops.pods }, (_, pod) => `Pod ${pod + 1}`);

const users = {
  Shoppers: { ...usersOf('Shoppers', 'Flash sale'), at: [30, 80] },
} as const satisfies BuildStage['components'];

/** All shops on all servers. */
const shared = (owns: boolean, note: string): BuildStage => ({
  note,
  modules: modules(owns),
  components: {
    ...users,
    Balancer: { ...balancer('least-outstanding'), at: [260, 80] },
    Application: { ...server(everything, { instances: shops.pods }), at: [490, 80] },
    Database: { ...database(tables(owns), { vcpus: 8, maxConnections: 1000 }), at: [860, 80] },
    'Payment provider': { ...provider(), at: [860, 270] },
  },
  wires: [
    free('Shoppers -> Balancer'),
    free('Balancer -> Application'),
    ...calls,
    ...names.map((name) => wire(`${name}.database -> Database`, { pool, timeoutMs })),
  ],
});

/** Each shop on one of four, chosen by its number. */
const inPods: BuildStage = {
  note: 'Four pods of the same application: each shop belongs to one of them. Their tables stand in one database, which has room for all.',
  modules: modules(true),
  components: {
    ...users,
    Balancer: {
      kind: 'load-balancer',
      at: [260, 80],
      values: { ...balancer('least-outstanding').values, policy: 'consistent-hash', hashBy: 'key', virtualNodes: 1000 },
    },
    ...Object.fromEntries(
      podNames.map((name, pod) => [
        name,
        { ...server(everything), at: [490 + 370 * (pod % 2), 80 + 490 * (pod >> 1)] },
      ]),
    ),
    Database: { ...database(names, { vcpus: 8, maxConnections: 1000 }), at: [1230, 80] },
    'Payment provider': { ...provider(), at: [1230, 270] },
  },
  wires: [
    free('Shoppers -> Balancer'),
    ...podNames.map((name) => free(`Balancer -> ${name}`)),
    ...calls,
    ...names.map((name) => wire(`${name}.database -> Database`, { pool, timeoutMs })),
  ],
};

const mix = { 'storefront.browse': 9, 'storefront.buy': 1 };
const asking = { mix, patienceMs: 3 * second, userRetries: null };

const document: Document = buildDocument(
  {
    title: 'Modular monolith',
    classes: {
      Shoppers: {
        ...asking,
        ratePerSecond: shops.ratePerSecond,
        keys: { type: 'zipf', items: 200, exponent: 0.5, hotShares: [] },
      },
      'Flash sale': {
        ...asking,
        ratePerSecond: shops.saleRatePerSecond,
        keys: { type: 'sequence', values: [77] },
        profile: [
          { atMs: 0, factor: 0, ramp: false },
          { atMs: sale.fromMs, factor: 1, ramp: false },
          { atMs: sale.toMs, factor: 0, ramp: false },
        ],
      },
    },
    scenario: { durationMs: 9 * minute, warmUpMs: 30 * second, seed: 1 },
    requirements: {
      'shoppers served': {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.85,
        owner: 'all shops but one',
        scope: (ids) => ({ type: 'traffic-class', trafficClass: ids.id('trafficClass', 'Shoppers') }),
      },
      p95: { metric: 'p95', comparator: 'at-most', target: 500, owner: 'shoppers' },
    },
    stages: {
      'Ball of mud': shared(false, 'Ten modules by name: all of them ask the same tables as they please.'),
      Modules: shared(true, 'The same application, one deployment unit, with tables that only their owner asks.'),
      Pods: inPods,
    },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'modular-monolith',
  shows: ['DU1', 'MC3', 'C5'],
  shelf: 'design',
  title: document.title,
  summary: 'The flash sale of one shop, and who else feels it',
  tryFirst: 'Compare the three sheets: modules, deployment units and who shares a fate are three decisions.',
  scale: 'Published: 80 million requests a minute. Here: 150 a second over 200 shops, about 1 : 9,000.',
  facts: [
    {
      text: 'Shopify is one application of 2.8 million lines and 500,000 commits, cut into components with boundaries that are enforced.',
      source: 'Shopify: the modular monolith, an article from outside the company',
    },
    {
      text: 'Its shops are grouped into pods with a database and a cache of their own, so that the trouble of one stays there.',
      source: 'How Shopify handles billions in sales, an article from outside the company',
    },
    {
      text: 'Black Friday 2021: 32 million requests a minute at its servers, and over 11 million queries a second.',
      source: 'Shopify Engineering, 2022',
    },
  ],
  document,
};
