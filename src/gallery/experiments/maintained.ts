/** SP1, no servers to look after: a normal month of two servers and a database, and of a gateway, two functions and a key-value store that do the same. */
import { buildAction, buildDesign, buildStep } from '#design';
import type { BuildComponent, BuildStep, Document } from '#design';
import {
  after,
  database,
  free,
  functionOf,
  kinds,
  minute,
  onAccount,
  pooled,
  scenario,
  second,
  server,
  usersOf,
  wire,
} from './settings';

const { on, strike, traffic } = buildAction;
const { ask, compute, write } = buildStep;

/** A day is told in a minute: what happens lasts as long as it does, and there is less of the quiet between. */
const day = 60;
const weeks = 4;
export const monthSeconds = weeks * 7 * day;
const servers = ['Cart', 'Orders'];

type Events = NonNullable<Parameters<typeof buildDesign>[0]['timeline']>;

const lost = (host: string, atSeconds: number): Events[string] => ({
  atMs: after(atSeconds),
  action: strike('crash', on.instance(host)),
});

/** Each server starts again once a week, after its patches. */
const patches: Events = Object.fromEntries(
  Array.from({ length: weeks }, (_, week) =>
    servers.map((host, at): readonly [string, Events[string]] => [
      `Patches of ${host}, week ${week + 1}`,
      lost(host, (7 * week + 1 + at) * day),
    ]),
  ).flat(),
);

/** A volume, a certificate and a machine are things of those who have servers. */
const ofServers: Events = {
  ...patches,
  'The disk is full': {
    atMs: after(10 * day),
    durationMs: minute,
    action: strike('disk-full', on.component('Database')),
  },
  'A certificate expires': {
    atMs: after(18 * day),
    durationMs: minute,
    action: strike('expired-credential', on.wire('Users -> Orders')),
  },
};

/** Twenty times as many for a minute. */
const sale: Events = {
  'A sale': {
    atMs: after(60),
    durationMs: minute,
    action: traffic('Shoppers', 20, second),
  },
};

export type Looked = 'servers' | 'functions';

interface Given {
  readonly timeline: Events;
  readonly seconds: number;
  /** Instances that the functions of the account may have at once. */
  readonly concurrency: number;
}

function shopOn(form: Looked, { timeline, seconds, concurrency }: Given): Document {
  const onServers = form === 'servers';
  const store = (dataSet: string): BuildStep =>
    onServers ? write('database', dataSet) : ask({ need: 'store', protocol: 'key-value', verb: 'put', dataSet });
  const hosts: Record<string, BuildComponent> = onServers
    ? { Cart: server(['cart']), Orders: server(['orders']), Database: database(['carts', 'orders']) }
    : {
        Gateway: { kind: 'api-gateway' },
        Cart: functionOf(['cart']),
        Orders: functionOf(['orders']),
        Database: { kind: 'key-value-store', dataSets: ['carts', 'orders'] },
      };
  const entry = onServers ? 'Users' : 'Gateway';
  const storing = (module: string) =>
    onServers ? pooled(`${module}.database -> Database`) : wire(`${module}.store -> Database`);
  return buildDesign(
    {
      title: onServers ? 'A month of two servers' : 'A month of two functions',
      classes: {
        Shoppers: {
          ratePerSecond: 5,
          mix: { 'cart.add': 4, 'orders.place': 1 },
          keys: { type: 'uniform', items: 10_000 },
          patienceMs: 3 * second,
          userRetries: null,
        },
      },
      scenario: scenario(seconds),
      timeline,
      modules: {
        cart: { operations: { add: [compute(5), store('carts')] } },
        orders: { operations: { place: [compute(9), store('orders')] } },
      },
      components: { Users: usersOf('Shoppers'), ...hosts },
      wires: [
        ...(onServers ? [] : [free('Users -> Gateway')]),
        ...servers.map((host) => (onServers ? free(`${entry} -> ${host}`) : wire(`${entry} -> ${host}`))),
        storing('cart'),
        storing('orders'),
      ],
      // A team looks after each server, and after the pipeline of each function; hours a week.
      also: () => ({ assumptions: { ...onAccount(concurrency), effortHoursPerWeek: { server: 2, function: 0.5 } } }),
    },
    kinds,
  );
}

/** An instance is lost in either. What the provider keeps has no patches, no volume and no certificate of one's own. */
export const month = (form: Looked): Document =>
  shopOn(form, {
    timeline: { ...(form === 'servers' ? ofServers : {}), 'An instance is lost': lost('Cart', 24 * day) },
    seconds: monthSeconds,
    concurrency: 1000,
  });

/** What takes the place of servers as the thing to watch: a sale where the account has room for two instances. */
export const fullAccount = (form: Looked): Document => shopOn(form, { timeline: sale, seconds: 180, concurrency: 2 });
