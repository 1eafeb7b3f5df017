/** A shop in one process behind one door: customers, staff and whoever breaks in reach the same three stores, one of which stands on the wrong continent. */
import {
  buildStep,
  constant,
  noHostPolicy,
  type BuildComponent,
  type BuildModule,
  type BuildStage,
  type BuildStep,
  type BuildWire,
  type RateLimit,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { ask, call, choose, compute, read, send } = buildStep;
const { balancer, database, free, server, shopClass, usersOf, wire } = experiments.settings;

const second = 1000;
const flood = { fromMs: 50 * second, toMs: 65 * second };
const before = { fromMs: 10 * second, toMs: 50 * second };
const perSecond = 40;
/** What one client sends in the flood, of what all others send together. */
const floodPerSecond = 400;

const home = 'Frankfurt';
const abroad = 'Virginia';

const work = (timeMs: number) => compute(constant(timeMs));
const keep = ask({ need: 'invoices', protocol: 'object', verb: 'put', dataSet: 'invoices' });
const fetch = ask({ need: 'invoices', protocol: 'object', verb: 'get', dataSet: 'invoices' });

/** One request in twenty is an order, and gets an invoice. */
const modulesWith = (invoicing: BuildStep): Readonly<Record<string, BuildModule>> => ({
  web: { operations: { page: [work(2), call('shop.serve')] } },
  shop: {
    operations: {
      serve: [
        work(4),
        read('database', 'products'),
        choose([
          [19, []],
          [1, [read('database', 'sales'), invoicing]],
        ]),
      ],
    },
  },
  accounts: { operations: { 'log in': [work(6), read('customers', 'customers')] } },
  billing: { operations: { invoice: [work(8), keep] } },
  admin: {
    operations: { export: [work(20), read('database', 'sales'), read('customers', 'customers'), fetch] },
  },
});

export interface Vault {
  /** Modules by the host in which they stand; whatever customers ask for is behind the door. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** Hosts behind the door of the customers; staff has a way of its own to the host of `admin`, where that is another. */
  readonly open: readonly string[];
  readonly door?: 'balancer' | 'gateway';
  readonly limit?: RateLimit | null;
  /** Whether orders call for their invoice, or leave a message. */
  readonly invoices?: 'called' | 'queued';
  readonly customersIn?: string;
  readonly webIn?: string;
}

const hostOf = (hosts: Vault['hosts'], module: string): string =>
  Object.keys(hosts).find((name) => hosts[name]?.includes(module)) ?? '';

/** By placement: what crosses the ocean takes its time. */
const placed = (text: string): BuildWire => ({ ...wire(text), latencyMs: null });

function doorOf({ door = 'balancer', limit = null }: Vault): BuildComponent {
  const hostPolicy = limit && { ...noHostPolicy, rateLimits: [limit] };
  const at = [260, 80] as const;
  if (door === 'balancer') return { ...balancer('least-outstanding'), at, hostPolicy, zones: [home] };
  return { kind: 'api-gateway', at, hostPolicy, zones: [home], values: { authentication: 'none' } };
}

const columns = [
  [520, 40],
  [520, 260],
  [780, 150],
  [780, 330],
] as const;

export function vault(design: Vault): BuildStage {
  const { hosts, open, invoices = 'called', customersIn = abroad, webIn = home } = design;
  const isQueued = invoices === 'queued';
  const office = hostOf(hosts, 'admin');
  const isApart = !open.includes(office);
  return {
    zones: { [home]: 'eu-central', [abroad]: 'us-east' },
    modules: modulesWith(isQueued ? send({ need: 'orders', protocol: 'queue' }) : call('billing.invoice')),
    components: {
      Customers: { ...usersOf('Customers', 'One client'), at: [0, 40] },
      Staff: { ...usersOf('Staff'), at: [0, 300] },
      Door: doorOf(design),
      ...Object.fromEntries(
        Object.entries(hosts).map(([name, modules], at): [string, BuildComponent] => [
          name,
          { ...server(modules), at: columns[at] ?? [780, 500], zones: [modules.includes('web') ? webIn : home] },
        ]),
      ),
      ...(isQueued ? { Orders: { kind: 'queue', at: [1080, 560], zones: [home] } } : {}),
      'Shop database': { ...database(['products', 'sales']), at: [1080, 20], zones: [home] },
      'Customer database': { ...database(['customers']), at: [1080, 200], zones: [customersIn] },
      'Invoice store': {
        kind: 'object-store',
        dataSets: ['invoices'],
        at: [1080, 380],
        zones: [home],
        values: { firstByteMs: constant(25), putMs: constant(45) },
      },
    },
    wires: [
      free('Customers -> Door'),
      free(isApart ? `Staff -> ${office}` : 'Staff -> Door'),
      ...open.map((name) => placed(`Door -> ${name}`)),
      placed('web -> shop'),
      ...['shop', 'admin'].map((name) => placed(`${name}.database -> Shop database`)),
      ...['accounts', 'admin'].map((name) => placed(`${name}.customers -> Customer database`)),
      ...['billing', 'admin'].map((name) => placed(`${name}.invoices -> Invoice store`)),
      ...(isQueued ? [placed('shop.orders -> Orders'), placed('Orders -> billing')] : [placed('shop -> billing')]),
    ],
  };
}

const personal = { classification: 'personal', allowedRegions: ['eu-central'] } as const;

export const written: WrittenExercise = {
  design: {
    title: 'Who can reach the vault?',
    classes: {
      Customers: { ...shopClass(perSecond), mix: { 'web.page': 9, 'accounts.log in': 1 } },
      Staff: { ...shopClass(0.2, null), mix: { 'admin.export': 1 } },
      'One client': {
        ...shopClass(floodPerSecond),
        mix: { 'web.page': 1 },
        clients: { type: 'uniform', items: 1 },
        profile: [
          { atMs: 0, factor: 0, ramp: false },
          { atMs: flood.fromMs, factor: 1, ramp: false },
          { atMs: flood.toMs, factor: 0, ramp: false },
        ],
        dailyProfile: Array.from({ length: 24 }, () => 0),
      },
    },
    dataSets: { customers: personal, invoices: personal },
    scenario: { durationMs: 70 * second, warmUpMs: 10 * second },
    requirements: {
      availability: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.99,
        window: flood,
        scope: (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'Customers') }),
      },
      p95: {
        metric: 'p95',
        comparator: 'at-most',
        // The start comes to 68 ms; 15 % more is as long as it may take.
        target: 78,
        window: before,
        scope: (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'Customers') }),
      },
    },
  },
  start: vault({ hosts: { Shop: ['web', 'shop', 'accounts', 'billing', 'admin'] }, open: ['Shop'] }),
};

export { abroad, home };
