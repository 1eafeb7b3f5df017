/** C3, security: how far an attacker comes who has taken over one module, in one process and in services. */
import { buildDesign, buildStep } from '#design';
import type { BuildComponent, Document } from '#design';
import { database, free, kinds, scenario, second, server, usersOf, wire } from './settings';

const { call, compute, read } = buildStep;

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
