/**
 * The Corner Shop, drawn four times for the same users: everything in one server, a frontend and a backend that are deployed apart, services with data of their own, functions.
 * CPU times, mix and rates are teaching values; the payment provider answers in 150 ms at the median and in 600 ms at p99.
 */
import type { DataSet, Document, Requirement } from '#design';
import { ask, compute, draftDocument, draftStage, Names, outside, statement, transaction } from './draft';
import type { ComponentDraft, ModuleDraft, WireDraft } from './draft';
import type { GalleryEntry } from './entry';
import { microservices, serverless, type ShopParts } from './corner-shop-apart';
import { cornerShopScenes } from './corner-shop-scenes';
import { event, minute, second, shoppers } from './shop-day';

const modules: readonly ModuleDraft[] = [
  {
    name: 'web',
    operations: {
      browse: [compute(3), ask('catalog.list')],
      'add to cart': [compute(3), ask('cart.add')],
      'log in': [compute(3), ask('users.login')],
      'place order': [compute(3), ask('orders.place')],
    },
  },
  { name: 'catalog', operations: { list: [compute(4), statement('read', 'products')] } },
  { name: 'cart', operations: { add: [compute(2), statement('write', 'carts')] } },
  { name: 'users', operations: { login: [compute(15), statement('read', 'accounts')] } },
  {
    name: 'orders',
    operations: { place: [compute(6), ask('payments.charge'), transaction(statement('write', 'orders', 3))] },
  },
  { name: 'payments', operations: { charge: [compute(3), outside('provider')] } },
];
const behindTheWeb = ['catalog', 'cart', 'users', 'orders', 'payments'];

const mix = { 'web.browse': 80, 'web.add to cart': 12, 'web.log in': 5, 'web.place order': 3 };

const wires: readonly WireDraft[] = [
  ...['catalog', 'cart', 'users', 'orders'].map((name): WireDraft => ({
    from: `web.${name}`,
    to: { module: name },
    protocol: 'request',
  })),
  { from: 'orders.payments', to: { module: 'payments' }, protocol: 'request' },
  ...['catalog', 'cart', 'users', 'orders'].map((name): WireDraft => ({
    from: `${name}.database`,
    to: { component: 'Database' },
    protocol: 'sql',
    pool: 20,
  })),
  { from: 'payments.provider', to: { component: 'Payment provider' }, protocol: 'request' },
];

const fromUsersTo = (component: string): WireDraft => ({
  from: 'Users',
  to: { component },
  protocol: 'request',
  free: true,
});

/** Sizes of all servers and stores, written out so that other defaults of the catalogue change nothing here. */
const server = { instances: 1, vcpus: 2, memoryMiB: 4_096, speed: 1, workers: 64, backlog: 128 };
const restart = { bootMs: { type: 'constant', value: 0 }, restartDelayMs: 30 * second, restartDelayFactor: 1 } as const;

const users: ComponentDraft = { name: 'Users', kind: 'users', at: [30, 80], trafficClasses: ['Shoppers'] };

const outsideAt = (x: number): readonly ComponentDraft[] => [
  {
    name: 'Database',
    kind: 'relational-database',
    at: [x, 60],
    values: {
      vcpus: 2,
      memoryMiB: 4_096,
      readCpuMs: { type: 'exponential', mean: 1 },
      writeCpuMs: { type: 'exponential', mean: 1.5 },
      commitMs: { type: 'constant', value: 0 },
      maxConnections: 100,
    },
    dataSets: ['products', 'carts', 'accounts', 'orders'],
  },
  {
    name: 'Payment provider',
    kind: 'third-party',
    at: [x, 230],
    values: { latencyMs: { type: 'lognormal', median: 150, p99: 600 }, errorRatio: 0 },
  },
];

const owned = [
  ['products', 'catalog', 1_024],
  ['carts', 'cart', 512],
  ['accounts', 'users', 512],
  ['orders', 'orders', 2_048],
] as const;

function dataSets(names: Names): readonly DataSet[] {
  return owned.map(([name, owner, bytesPerItem]) => ({
    id: names.id('dataSet', name),
    name,
    owner: names.id('module', owner),
    population: { type: 'uniform', items: 10_000 },
    bytesPerItem,
    initialGiB: 1,
    classification: name === 'accounts' || name === 'orders' ? 'personal' : 'internal',
    allowedRegions: [],
  }));
}

function requirements(names: Names): readonly Requirement[] {
  const whole = { scope: { type: 'whole' }, window: null, owner: '' } as const;
  const browse = { type: 'operation', operation: names.id('operation', 'web.browse') } as const;
  return [
    {
      ...whole,
      id: names.id('requirement', 'p95'),
      name: 'p95 browse',
      metric: 'p95',
      scope: browse,
      comparator: 'at-most',
      target: 150,
    },
    {
      ...whole,
      id: names.id('requirement', 'availability'),
      name: 'availability',
      metric: 'availability',
      comparator: 'at-least',
      target: 0.999,
    },
    {
      ...whole,
      id: names.id('requirement', 'bill'),
      name: 'monthly bill',
      metric: 'monthly-cost',
      comparator: 'at-most',
      target: 120,
    },
  ];
}

function saleDay(names: Names): Document['scenario'] {
  const trafficClass = names.id('trafficClass', 'Shoppers');
  const surge = { type: 'traffic', trafficClass, factor: 10, rampMs: 90 * second } as const;
  return {
    durationMs: 10 * minute,
    warmUpMs: minute,
    seed: 7,
    timeline: [
      event(names, 'Sale opens', { atMs: 2.5 * minute, durationMs: 5 * minute }, surge),
      event(
        names,
        'Full house',
        { atMs: 4 * minute },
        { type: 'note', text: 'Ten times the mean load, for three and a half minutes.' },
      ),
      event(names, 'Sale ends', { atMs: 7.5 * minute }, { type: 'note', text: 'Back to 20 requests a second.' }),
    ],
  };
}

const shop: ShopParts = { modules, wires, users, outsideAt };

/** On two sheets, or on all four: then the latter two follow. */
function cornerShop(sheets: 2 | 4): Document {
  const names = new Names();
  const monolith = draftStage(names, {
    name: 'Monolith',
    note: 'One unit: calls between modules are free, and all of them share one fate.',
    modules,
    components: [
      users,
      {
        name: 'Shop server',
        kind: 'server',
        at: [300, 60],
        values: { ...server, ...restart },
        modules: ['web', ...behindTheWeb],
      },
      ...outsideAt(700),
    ],
    wires: [fromUsersTo('Shop server'), ...wires],
  });
  const services = draftStage(names, {
    name: 'Services',
    note: 'Frontend and backend are deployed and sized apart; only the backend reaches the database.',
    modules,
    components: [
      users,
      { name: 'Frontend', kind: 'server', at: [270, 60], values: { ...server, ...restart }, modules: ['web'] },
      { name: 'Backend', kind: 'server', at: [640, 60], values: { ...server, ...restart }, modules: behindTheWeb },
      ...outsideAt(1_020),
    ],
    wires: [fromUsersTo('Frontend'), ...wires],
  });
  const shared = {
    title: 'Corner Shop',
    summary: 'A small shop on sale day: browse, add to cart, log in, place an order.',
    workload: { trafficClasses: [shoppers(names, { ratePerSecond: 20, mix })] },
    scenario: saleDay(names),
    requirements: requirements(names),
    dataSets: dataSets(names),
  };
  if (sheets === 2) return draftDocument(names, { ...shared, stages: [monolith, services] });
  const stages = [monolith, services, microservices(names, shop), serverless(names, shop)];
  // Scenes name what stands in the stages: their ids come after.
  const scenes = cornerShopScenes(names);
  return { ...draftDocument(names, { ...shared, title: 'Corner Shop in four', stages }), scenes };
}

export const entry: GalleryEntry = {
  id: 'corner-shop',
  shows: ['D3', 'D4', 'A1', 'A2', 'DU1', 'MP1', 'MP2', 'MP3', 'DC3', 'E2'],
  shelf: 'design',
  title: 'Corner Shop',
  summary: 'Sale day: ten times the load',
  tryFirst: 'Drag payments out of the Shop server: its wire becomes a network call, and nothing else changes.',
  scale: null,
  facts: [],
  document: cornerShop(2),
};

export const entryInFour: GalleryEntry = {
  id: 'corner-shop-in-four',
  shows: [
    'D3',
    'D4',
    'D5',
    'D6',
    'A1',
    'A2',
    'A2a',
    'A2b',
    'A3',
    'A3a',
    'A3b',
    'DU1',
    'E1',
    'E2',
    'E3',
    'MP1',
    'MP2',
    'MP3',
    'SP1',
    'SP2',
    'SP3',
    'DC3',
    'C3',
    'P1',
    'W1',
    'W2',
    'W3',
    'W4',
    'W5',
  ],
  shelf: 'design',
  title: 'Corner Shop in four',
  summary: 'One shop from the monolith to functions',
  tryFirst: 'Press Compare: the same shoppers, four designs, and what each of them costs.',
  scale: null,
  facts: [],
  document: cornerShop(4),
};
