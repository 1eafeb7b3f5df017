import { describe, expect, it } from 'vitest';
import { buildDesign, type BuildDesign } from '../build';
import type { BuildStage } from '../build-stage';
import { call, compute, read, write } from '../build-steps';
import type { Document, Permission } from '../document';
import { idOf } from '../ids';
import { kinds } from '../testing/synthetic-kinds';
import type { DataSet } from '../workload';
import {
  misplacedData,
  openOperations,
  publicEntries,
  reachOf,
  sensitiveReached,
  storesReached,
  type Reach,
} from './reach';

const keys = idOf('credential', 901);
const others = idOf('credential', 902);

/** web -> orders -> the database of orders; users -> the database of accounts. In one server, or in one each. */
function shop(
  placed: 'together' | 'apart',
  access: { readonly granted?: boolean; readonly held?: boolean } = {},
): Document {
  const modules = ['web', 'orders', 'users'];
  const hosts: BuildStage['components'] =
    placed === 'together'
      ? { All: { kind: 'server', modules } }
      : Object.fromEntries(modules.map((name) => [`Host of ${name}`, { kind: 'server', modules: [name] }]));
  const design: Omit<BuildDesign, 'stages'> & BuildStage = {
    classes: { Shoppers: { ratePerSecond: 1, mix: { 'web.browse': 1 } } },
    dataSets: { orders: {}, accounts: { classification: 'personal' } },
    modules: {
      web: { operations: { browse: [call('orders.list')] } },
      orders: { operations: { list: [read('database', 'orders')], purge: [write('database', 'orders')] } },
      users: { operations: { find: [compute(1), read('vault', 'accounts')] } },
    },
    components: {
      Shoppers: { kind: 'users', classes: ['Shoppers'] },
      ...hosts,
      'Orders store': { kind: 'database', dataSets: ['orders'] },
      Vault: { kind: 'database', dataSets: ['accounts'] },
    },
    wires: [
      `Shoppers -> ${placed === 'together' ? 'All' : 'Host of web'}`,
      'web -> orders',
      'orders.database -> Orders store',
      'users.vault -> Vault',
    ],
  };
  const document = buildDesign(design, kinds);
  const [stage] = document.stages;
  const set = document.dataSets.find(({ name }) => name === 'orders')!;
  const permissions: readonly Permission[] = [
    { type: 'data-set', credential: access.granted === false ? others : keys, dataSet: set.id },
  ];
  const holder = (name: string) => name === 'orders' && access.held !== false;
  return {
    ...document,
    access: {
      credentials: [
        { id: keys, name: 'orders key' },
        { id: others, name: 'other key' },
      ],
      permissions: [...permissions, { type: 'data-set', credential: others, dataSet: set.id }],
    },
    stages: [
      {
        ...stage!,
        modules: stage!.modules.map((each) => (holder(each.name) ? { ...each, credentials: [keys] } : each)),
      },
    ],
  };
}

function reachFrom(document: Document, name: string): Reach {
  const [stage] = document.stages;
  const module = stage!.modules.find((each) => each.name === name)!;
  return reachOf(document, stage!, { type: 'module', module: module.id }, kinds);
}

function namesOf(document: Document, { reached }: Reach): readonly string[] {
  const operations = document.stages[0]!.modules.flatMap((module) => module.operations);
  return reached.map(({ target }) =>
    target.type === 'operation'
      ? operations.find(({ id }) => id === target.operation)!.name
      : document.dataSets.find(({ id }) => id === target.dataSet)!.name,
  );
}

describe('reach from a module', () => {
  it('is the whole process: together with others it has their wires and credentials', () => {
    const document = shop('together');
    expect(storesReached(reachFrom(document, 'web'))).toHaveLength(2);
    expect(sensitiveReached(document, reachFrom(document, 'web')).map(({ name }) => name)).toEqual(['accounts']);
  });

  it('is apart only what its calls allow: each operation that its wires lead to, and of that what its steps touch', () => {
    const document = shop('apart');
    const reach = reachFrom(document, 'web');
    expect(namesOf(document, reach)).toEqual(['list', 'purge', 'orders']);
    expect(storesReached(reach)).toHaveLength(1);
    expect(sensitiveReached(document, reach)).toEqual([]);
  });

  it('tells each path hop by hop, with the credential by which it passes', () => {
    const { reached } = reachFrom(shop('apart'), 'web');
    const path = reached.find(({ target }) => target.type === 'data-set')!.path;
    expect(path.map(({ network, by }) => [network.length, by?.name ?? null])).toEqual([
      [1, null],
      [1, 'orders key'],
    ]);
  });

  it('ends where no credential is held, and where the one that is held has no permission', () => {
    const without = reachFrom(shop('apart', { held: false }), 'orders');
    expect(without.reached).toEqual([]);
    expect(without.blocked[0]!.path.at(-1)).toMatchObject({ permission: true, credential: false });
    const wrong = reachFrom(shop('apart', { granted: false }), 'orders');
    expect(wrong.reached).toEqual([]);
    expect(wrong.blocked[0]!.path.at(-1)).toMatchObject({ permission: false, credential: true });
  });
});

describe('a leaked credential', () => {
  it('opens what is exposed to the public and no more', () => {
    const document = shop('apart');
    const reach = reachOf(document, document.stages[0]!, { type: 'credential', credential: keys }, kinds);
    // The web asks for the list; the list reads orders with what its own module holds. Nothing leads to purge.
    expect(namesOf(document, reach)).toEqual(['browse', 'list', 'orders']);
  });
});

describe('public entry points', () => {
  it('are the operations that traffic asks for, whatever else stands in the same host', () => {
    for (const hosts of ['apart', 'together'] as const) {
      const document = shop(hosts);
      expect(publicEntries(document, document.stages[0]!, kinds)).toHaveLength(1);
    }
  });

  it('are open until somebody asks for a credential', () => {
    const document = shop('apart');
    const [stage] = document.stages;
    const open = openOperations(document, stage!, kinds);
    expect(open).toHaveLength(1);
    const permissions: readonly Permission[] = [{ type: 'operation', credential: keys, operation: open[0]! }];
    const guarded = { ...document, access: { ...document.access, permissions } };
    expect(openOperations(guarded, stage!, kinds)).toEqual([]);
  });
});

describe('data outside its regions', () => {
  const placed = (zones: Readonly<Record<string, string>>, given: Pick<DataSet, 'allowedRegions'>) => {
    const document = buildDesign(
      {
        dataSets: { accounts: given },
        components: { Vault: { kind: 'database', dataSets: ['accounts'], zones: Object.keys(zones) } },
        zones,
      },
      kinds,
    );
    return misplacedData(document, document.stages[0]!).map(({ regions }) => regions);
  };

  it('is told for each region that is not allowed, and for a store that stands in none by name', () => {
    expect(placed({ a: 'eu', b: 'us' }, { allowedRegions: ['eu'] })).toEqual([['us']]);
    expect(placed({ a: 'eu' }, { allowedRegions: ['eu'] })).toEqual([]);
    expect(placed({}, { allowedRegions: ['eu'] })).toEqual([['']]);
    expect(placed({ a: 'us' }, { allowedRegions: [] })).toEqual([]);
  });
});
