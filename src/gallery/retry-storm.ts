/**
 * A store slows down for half a minute, and what is tried again keeps it slow: one document for each policy, with every number that the outcome depends
 * on. A chain of two hosts before a database of one worker, and the Corner Shop's monolith before its database.
 */
import { declarations } from '#catalog';
import { buildDesign, buildStep, exponential, idOf, noPolicy } from '#design';
import type { Document, Fault, RetryPolicy, Stage, TimelineEvent, WirePolicy } from '#design';
import { entry as cornerShop } from './corner-shop';
import type { GalleryEntry } from './entry';

export interface StormDocument {
  /** The policy in words. */
  readonly policy: string;
  readonly document: Document;
}

const second = 1000;
const warmUpMs = 60 * second;
/** Of all storms, counted from the start: when the store slows down and for how long. */
export const stormFault = { atMs: warmUpMs + 60 * second, durationMs: 30 * second } as const;

const atOnce = { baseMs: 0, factor: 1, capMs: null, jitter: 'none' } as const;
const backingOff = { baseMs: 100, factor: 2, capMs: 2 * second, jitter: 'full' } as const;
const budget = { ratio: 0.1, burst: 10, initialTokens: 10 } as const;
const retry: RetryPolicy = { attempts: 3, on: ['refused', 'timed-out', 'failed'], backoff: atOnce, budget: null };
const breaker = {
  window: { type: 'time', ms: 10 * second },
  failureRatio: 0.5,
  minimumCalls: 20,
  openMs: 5 * second,
  probes: 1,
} as const;

const free = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
const unlimited = { workers: null, backlog: null, vcpus: null, memoryMiB: null };

interface ChainPolicies {
  readonly web: Partial<WirePolicy>;
  readonly orders: Partial<WirePolicy>;
  readonly database: Partial<WirePolicy>;
  /** Places before the database. */
  readonly backlog: number;
}

/** Users, web, orders, database: 240 requests a second, 400 at most; 60 % busy. Every attempt of every layer waits 1 s. */
function chain({ web, orders, database, backlog }: ChainPolicies): Document {
  const wire = (text: string, policy: Partial<WirePolicy>) => ({
    wire: text,
    ...free,
    policy: { timeoutMs: second, ...policy },
  });
  return buildDesign(
    {
      title: 'Retry storm in a chain',
      classes: { Users: { ratePerSecond: 240, mix: { 'web.serve': 1 }, patienceMs: null, userRetries: null } },
      scenario: { durationMs: warmUpMs + 300 * second, warmUpMs, seed: 1 },
      timeline: {
        'The database is eight times slower': {
          ...stormFault,
          action: (names) => ({ type: 'fault', fault: slowed(names.id('component', 'Database'), 1 / 8) }),
        },
      },
      modules: {
        web: { operations: { serve: [buildStep.call('orders.place')] } },
        orders: { operations: { place: [buildStep.call('rows.write')] } },
        rows: { operations: { write: [buildStep.compute(exponential(2.5))] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Web: { kind: 'server', modules: ['web'], values: unlimited },
        Orders: { kind: 'server', modules: ['orders'], values: unlimited },
        Database: { kind: 'server', modules: ['rows'], values: { ...unlimited, workers: 1, vcpus: 1, backlog } },
      },
      wires: [wire('Users -> Web', web), wire('web -> orders', orders), wire('orders -> rows', database)],
    },
    declarations,
  );
}

function slowed(component: Stage['components'][number]['id'], factor: number): Fault {
  return { fault: 'cpu-throttle', target: { type: 'component', component }, magnitude: factor, recurrence: null };
}

const long = 5000;
const everywhere = (policy: Partial<WirePolicy>) => ({ web: policy, orders: policy, database: policy });
const inOneLayer = (policy: Partial<WirePolicy>) => ({ web: policy, orders: {}, database: {} });

const chains = (): Readonly<Record<string, ChainPolicies>> => ({
  'no retries': { ...everywhere({}), backlog: long },
  '3 attempts in one layer': { ...inOneLayer({ retry }), backlog: long },
  '3 attempts in one layer, with back-off and jitter': {
    ...inOneLayer({ retry: { ...retry, backoff: backingOff } }),
    backlog: long,
  },
  '3 attempts in three layers': { ...everywhere({ retry }), backlog: long },
  'three layers, a retry budget in each': { ...everywhere({ retry: { ...retry, budget } }), backlog: long },
  'three layers, a circuit breaker on the database wire': {
    ...everywhere({ retry }),
    database: { retry, breaker },
    backlog: long,
  },
  'no retries, backlog limited to 200': { ...everywhere({}), backlog: 200 },
  'three layers, backlog 200': { ...everywhere({ retry }), backlog: 200 },
  'three layers, deadline propagation': { ...everywhere({ retry, deadlinePropagation: true }), backlog: long },
  'one layer, budget, backlog 100, deadline propagation': {
    ...everywhere({ deadlinePropagation: true }),
    web: { retry: { ...retry, budget }, deadlinePropagation: true },
    backlog: 100,
  },
});

/** Made when they are asked for: whoever starts from the gallery does not load them. */
export const chainStorms = (): readonly StormDocument[] =>
  Object.entries(chains()).map(([policy, policies]) => ({ policy, document: chain(policies) }));

interface ShopPolicy {
  readonly users: Partial<WirePolicy>;
  readonly backlog: number;
}

/** The Corner Shop's monolith at 160 requests a second, 60 % busy, its wires free; the database is fifty times slower for a while. */
function shop({ users, backlog }: ShopPolicy): Document {
  const { document } = cornerShop;
  const [first] = document.stages;
  if (!first) throw new Error('the Corner Shop has no stage');
  const sender = first.components.find(({ trafficClasses }) => trafficClasses.length > 0);
  const database = first.components.find(({ dataSets }) => dataSets.length > 0);
  const host = first.components.find(({ modules }) => modules.length > 0);
  if (!sender || !database || !host) throw new Error('the monolith has users, a host and a database');
  const stage: Stage = {
    ...first,
    components: first.components.map((each) =>
      each === host ? { ...each, configuration: { ...each.configuration, backlog } } : each,
    ),
    wires: first.wires.map((wire) => {
      const isUsers = 'component' in wire.from && wire.from.component === sender.id;
      const policy = isUsers ? { ...noPolicy, ...wire.policy, timeoutMs: second, ...users } : wire.policy;
      return { ...wire, ...free, policy };
    }),
  };
  const event: TimelineEvent = {
    id: idOf('event', document.nextId),
    name: 'The database is fifty times slower',
    ...stormFault,
    action: { type: 'fault', fault: slowed(database.id, 1 / 50) },
  };
  return {
    ...document,
    title: 'Retry storm in the Corner Shop',
    stages: [stage],
    requirements: [],
    workload: {
      ...document.workload,
      trafficClasses: document.workload.trafficClasses.map((each) => ({
        ...each,
        arrivals: { type: 'poisson', ratePerSecond: 160 },
        profile: [],
        patienceMs: null,
        userRetries: null,
      })),
    },
    scenario: { ...document.scenario, durationMs: warmUpMs + 300 * second, warmUpMs, timeline: [event] },
    nextId: document.nextId + 1,
  };
}

const shops = (): Readonly<Record<string, ShopPolicy>> => ({
  'no retries': { users: {}, backlog: long },
  '3 attempts': { users: { retry }, backlog: long },
  '3 attempts with back-off': { users: { retry: { ...retry, backoff: backingOff } }, backlog: long },
  '3 attempts, budget': { users: { retry: { ...retry, budget } }, backlog: long },
  '3 attempts, breaker': { users: { retry, breaker }, backlog: long },
  '3 attempts, backlog 128': { users: { retry }, backlog: 128 },
  '3 attempts, deadline propagation': { users: { retry, deadlinePropagation: true }, backlog: long },
  '3 attempts, deadline propagation, budget': {
    users: { retry: { ...retry, budget }, deadlinePropagation: true },
    backlog: long,
  },
});

export const shopStorms = (): readonly StormDocument[] =>
  Object.entries(shops()).map(([policy, given]) => ({ policy, document: shop(given) }));

/** Policies whose storms are worth seeing beside each other, as sheets of one document. */
const sheets = [
  ['no retries', 'Nobody asks twice. What waits is worked off after the fault.'],
  ['3 attempts', 'Users ask up to three times, a second apart. It never heals by itself.'],
  ['3 attempts, budget', 'Repeats are at most a tenth of what is asked.'],
] as const;

function stormInSheets(): Document {
  const policies = shops();
  const [first, ...others] = sheets.map(([policy]) => shop(policies[policy] ?? { users: {}, backlog: long }));
  if (!first) throw new Error('a storm has a sheet');
  const stages = [first, ...others].flatMap(({ stages: [stage] }, at): Stage[] => {
    const [name = '', note = ''] = sheets[at] ?? [];
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    return stage ? [{ ...stage, id: idOf('stage', first.nextId + at), name: title, note }] : [];
  });
  return { ...first, title: 'Retry storm', stages, nextId: first.nextId + stages.length };
}

export const retryStorm: GalleryEntry = {
  id: 'retry-storm',
  shows: [],
  shelf: 'failure',
  title: 'Retry storm',
  summary: 'Half a minute of slowness that never ends',
  tryFirst: 'Open 3 attempts and wait for 2:30: the database is well again, and nobody is served.',
  scale: null,
  facts: [
    {
      text: 'DynamoDB, 20 September 2015: a short break, storage servers that ask again and again, error rates of 55 % for hours; capacity could be added only after requests had been paused.',
      source: 'AWS, Summary of the DynamoDB service disruption, 2015',
    },
  ],
  document: stormInSheets(),
};
