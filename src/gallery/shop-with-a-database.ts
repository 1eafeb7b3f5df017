/** The first design most people draw: a balancer, two equal servers, one database. One of the servers crashes on the way. */
import type { DataSet, Requirement } from '#design';
import { compute, draftDocument, draftStage, Names, statement, transaction } from './draft';
import type { ModuleDraft } from './draft';
import type { GalleryEntry } from './entry';
import { event, minute, second, shoppers } from './shop-day';

const shop: ModuleDraft = {
  name: 'shop',
  operations: {
    'show page': [compute(5), statement('read', 'products', 2)],
    order: [compute(10), transaction(statement('read', 'products'), statement('write', 'orders', 2))],
  },
};

function requirements(names: Names): readonly Requirement[] {
  const whole = { scope: { type: 'whole' }, window: null, owner: '' } as const;
  return [
    {
      ...whole,
      id: names.id('requirement', 'availability'),
      name: 'availability',
      metric: 'availability',
      comparator: 'at-least',
      target: 0.995,
    },
    { ...whole, id: names.id('requirement', 'p99'), name: 'p99', metric: 'p99', comparator: 'at-most', target: 300 },
  ];
}

function dataSets(names: Names): readonly DataSet[] {
  const kept = { population: { type: 'uniform', items: 10_000 }, initialGiB: 1, allowedRegions: [] } as const;
  const owner = names.id('module', 'shop');
  return [
    {
      ...kept,
      id: names.id('dataSet', 'products'),
      name: 'products',
      owner,
      bytesPerItem: 1_024,
      classification: 'internal',
    },
    {
      ...kept,
      id: names.id('dataSet', 'orders'),
      name: 'orders',
      owner,
      bytesPerItem: 2_048,
      classification: 'personal',
    },
  ];
}

function shopWithADatabase(): GalleryEntry['document'] {
  const names = new Names();
  const stage = draftStage(names, {
    name: 'Two servers',
    note: 'Either server can carry the load alone, if nothing else goes wrong.',
    modules: [shop],
    components: [
      { name: 'Users', kind: 'users', at: [30, 80], trafficClasses: ['Shoppers'] },
      { name: 'Load balancer', kind: 'load-balancer', at: [260, 80] },
      {
        name: 'Shop server',
        kind: 'server',
        at: [490, 60],
        values: { instances: 2, restartDelayMs: 10 * second, bootMs: { type: 'constant', value: 25_800 } },
        modules: ['shop'],
      },
      { name: 'Database', kind: 'relational-database', at: [860, 70], dataSets: ['products', 'orders'] },
    ],
    wires: [
      { from: 'Users', to: { component: 'Load balancer' }, protocol: 'request', free: true },
      { from: 'Load balancer', to: { component: 'Shop server' }, protocol: 'request' },
      { from: 'shop.database', to: { component: 'Database' }, protocol: 'sql', pool: 20 },
    ],
  });
  const server = names.id('component', 'Shop server');
  const crash = { fault: 'crash', target: { type: 'instance', component: server, instance: 0 } } as const;
  return draftDocument(names, {
    title: 'Shop with a database',
    summary: 'Pages and orders behind a load balancer, on two servers and one database.',
    workload: {
      trafficClasses: [shoppers(names, { ratePerSecond: 120, mix: { 'shop.show page': 90, 'shop.order': 10 } })],
    },
    scenario: {
      durationMs: 5 * minute,
      warmUpMs: 30 * second,
      seed: 11,
      timeline: [
        event(
          names,
          'Crash: 1 server',
          { atMs: 2 * minute },
          { type: 'fault', fault: { ...crash, magnitude: null, recurrence: null } },
        ),
      ],
    },
    requirements: requirements(names),
    dataSets: dataSets(names),
    stages: [stage],
  });
}

export const entry: GalleryEntry = {
  id: 'shop-with-a-database',
  shows: ['D3', 'MU2'],
  shelf: 'design',
  title: 'Shop with a database',
  summary: 'One of two servers crashes',
  tryFirst:
    'Watch the errors after 2:00 end at the second failed check, then set the check interval to 1 s and run again.',
  scale: null,
  facts: [],
  document: shopWithADatabase(),
};
