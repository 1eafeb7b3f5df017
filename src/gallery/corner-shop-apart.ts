/** The Corner Shop taken further apart: services with data of their own in containers, then functions over a key-value store. Modules, steps and users are those of the other sheets. */
import { draftStage, type ComponentDraft, type ModuleDraft, type Names, type StepDraft, type WireDraft } from './draft';

/** What all sheets of the shop share. */
export interface ShopParts {
  readonly modules: readonly ModuleDraft[];
  readonly wires: readonly WireDraft[];
  readonly users: ComponentDraft;
  /** The database and the payment provider, at so much from the left. */
  readonly outsideAt: (x: number) => readonly ComponentDraft[];
}

/** Sizes written out, so that other defaults of the catalogue change nothing here. */
const container = {
  instances: 2,
  vcpus: 1,
  memoryMiB: 2_048,
  speed: 1,
  workers: 64,
  backlog: 128,
  startMs: { type: 'uniform', low: 30_000, high: 60_000 },
} as const;

const service = (name: string, at: ComponentDraft['at'], modules: readonly string[]): ComponentDraft => ({
  name,
  kind: 'container',
  at,
  values: container,
  modules,
});

/** Twice as many instances have half the connections each, so that the database admits all of them. */
const toOwnData = (wire: WireDraft): WireDraft => {
  if (wire.protocol !== 'sql') return wire;
  const own = wire.from === 'users.database' ? { to: { component: 'Users database' } } : {};
  return { ...wire, pool: 10, ...own };
};

/** Frontend, payments and users stand alone; accounts lie in a database that only users reaches. */
export function microservices(names: Names, { modules, wires, users, outsideAt }: ShopParts) {
  const [database, provider] = outsideAt(1_020) as [ComponentDraft, ComponentDraft];
  return draftStage(names, {
    name: 'Microservices',
    note: 'Each service in containers of its own; users keep their accounts to themselves. Cart and orders share a service until they are dragged out.',
    modules,
    components: [
      users,
      service('Frontend', [270, 60], ['web']),
      service('Shop service', [640, 60], ['catalog', 'cart', 'orders']),
      service('Payments service', [640, 330], ['payments']),
      service('Users service', [640, 520], ['users']),
      { ...database, dataSets: ['products', 'carts', 'orders'] },
      { ...provider, at: [1_020, 330] },
      { ...database, name: 'Users database', at: [1_020, 520], dataSets: ['accounts'] },
    ],
    wires: [{ from: 'Users', to: { component: 'Frontend' }, protocol: 'request', free: true }, ...wires.map(toOwnData)],
  });
}

const functionValues = {
  memoryMiB: 1_769,
  keepAliveMs: 600_000,
  environmentMs: { type: 'lognormal', median: 250, p99: 1_000 },
  packageMiB: 0,
  timeLimitMs: 10_000,
} as const;

const standIn = (name: string, at: ComponentDraft['at'], modules: readonly string[]): ComponentDraft => ({
  name,
  kind: 'function',
  at,
  values: functionValues,
  modules,
});

/** Statements of the database become gets and puts of items; a transaction becomes puts one by one. */
function asItems(step: StepDraft): readonly StepDraft[] {
  if ('transaction' in step) return step.transaction.flatMap(asItems);
  if (!('verb' in step) || step.protocol !== 'sql') return [step];
  return [{ ...step, need: 'store', protocol: 'key-value', verb: step.verb === 'read' ? 'get' : 'put' }];
}

const withItems = ({ name, operations }: ModuleDraft): ModuleDraft => ({
  name,
  operations: Object.fromEntries(Object.entries(operations).map(([each, steps]) => [each, steps.flatMap(asItems)])),
});

/** A gateway before functions, and a key-value store behind them: nothing stands there that nobody asked for. */
export function serverless(names: Names, { modules, wires, users, outsideAt }: ShopParts) {
  const [, provider] = outsideAt(1_300) as [ComponentDraft, ComponentDraft];
  return draftStage(names, {
    name: 'Serverless',
    note: 'Functions behind a gateway, and a key-value store: paid for by use, with limits in place of sizes. An order is three puts and no transaction.',
    modules: modules.map(withItems),
    components: [
      users,
      { name: 'API gateway', kind: 'api-gateway', at: [270, 80] },
      standIn('Pages', [520, 60], ['web']),
      standIn('List products', [890, 60], ['catalog']),
      standIn('AddToCart', [890, 240], ['cart']),
      standIn('Log in', [890, 420], ['users']),
      standIn('ProcessOrder', [890, 600], ['orders', 'payments']),
      {
        name: 'Shop table',
        kind: 'key-value-store',
        at: [1_300, 60],
        dataSets: ['products', 'carts', 'accounts', 'orders'],
      },
      { ...provider, at: [1_300, 600] },
    ],
    wires: [
      { from: 'Users', to: { component: 'API gateway' }, protocol: 'request', free: true },
      { from: 'API gateway', to: { component: 'Pages' }, protocol: 'request' },
      ...wires.map((wire): WireDraft => {
        const [module, need] = wire.from.split('.');
        if (need !== 'database') return wire;
        return { from: `${module}.store`, to: { component: 'Shop table' }, protocol: 'key-value' };
      }),
    ],
  });
}
