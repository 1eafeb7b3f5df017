/**
 * The documents that the bench runs, written out by names. The files beside this one, in `documents/`, are what it makes of them: `simulate` takes
 * those, and a test holds both to each other.
 */
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  defaultBalancing,
  exponential,
  type BuildDesign,
  type BuildStage,
  type Configuration,
  type Document,
} from '#design';

type Design = Omit<BuildDesign, 'stages'> & BuildStage;

/** A wire that costs nothing. */
const bare = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
const free: Configuration = { workers: null, backlog: null, vcpus: null, memoryMiB: null };

const host = (modules: readonly string[], values: Configuration = {}) => ({
  kind: 'server',
  modules,
  values: { ...free, ...values },
});
const users = { Users: { kind: 'users', classes: ['Users'] } };
const waits = (meanMs: number) => ({ operations: { serve: [buildStep.pause(exponential(meanMs))] } });

/** M/M/c: one host of so many workers, exponential waits. */
function station(
  title: string,
  workers: number,
  load: { readonly ratePerSecond: number; readonly meanMs: number },
): Design {
  return {
    title,
    classes: { Users: { ratePerSecond: load.ratePerSecond, mix: { 'shop.serve': 1 }, patienceMs: null } },
    scenario: { durationMs: 2_000_000, warmUpMs: 10_000 },
    modules: { shop: waits(load.meanMs) },
    components: { ...users, Server: host(['shop'], { workers }) },
    wires: [{ wire: 'Users -> Server', ...bare }],
  };
}

/** A front of unlimited workers calls three hosts in turn. `timeoutMs` stands on every wire. */
function tandem(timeoutMs: number | null): Design {
  const wire = (text: string) => ({ wire: text, ...bare, policy: { timeoutMs } });
  return {
    title: timeoutMs === null ? 'Tandem' : 'Tandem with timeouts',
    classes: { Users: { ratePerSecond: 700, mix: { 'front.go': 1 }, patienceMs: null } },
    scenario: { durationMs: 1_000_000, warmUpMs: 10_000 },
    modules: {
      first: waits(1),
      second: waits(8),
      third: waits(22),
      front: {
        operations: {
          go: [buildStep.call('first.serve'), buildStep.call('second.serve'), buildStep.call('third.serve')],
        },
      },
    },
    components: {
      ...users,
      Front: host(['front']),
      First: host(['first'], { workers: 1 }),
      Second: host(['second'], { workers: 8 }),
      Third: host(['third'], { workers: 20 }),
    },
    wires: [wire('Users -> Front'), wire('front -> first'), wire('front -> second'), wire('front -> third')],
  };
}

/** Five parallel calls, each to a host of four workers, 1 % of them fail, two retries after 10 ms and 20 ms, joined on all. */
function fanOut(): Design {
  const names = ['one', 'two', 'three', 'four', 'five'];
  const branch = { operations: { serve: [buildStep.pause(exponential(3)), buildStep.failing(0.01)] } };
  const backoff = { baseMs: 10, factor: 2, capMs: null, jitter: 'none' } as const;
  const retry = { attempts: 3, on: ['failed'], backoff, budget: null } as const;
  return {
    title: 'Fan-out',
    classes: { Users: { ratePerSecond: 1000, mix: { 'front.go': 1 }, patienceMs: null } },
    scenario: { durationMs: 200_000, warmUpMs: 10_000 },
    modules: {
      ...Object.fromEntries(names.map((name) => [name, branch])),
      front: { operations: { go: [buildStep.parallel(names.map((name) => [buildStep.call(`${name}.serve`)]))] } },
    },
    components: {
      ...users,
      Front: host(['front']),
      ...Object.fromEntries(names.map((name) => [`Host ${name}`, host([name], { workers: 4 })])),
    },
    wires: [
      { wire: 'Users -> Front', ...bare },
      ...names.map((name) => ({ wire: `front -> ${name}`, ...bare, policy: { retry } })),
    ],
  };
}

/** Requests that pile up: their work takes longer than the run. */
const pile = (): Design => ({
  ...station('Pile', 1, { ratePerSecond: 20_000, meanMs: 1 }),
  scenario: { durationMs: 10_000, warmUpMs: 0 },
  modules: { shop: { operations: { serve: [buildStep.pause(constant(1e6))] } } },
  components: { ...users, Server: host(['shop']) },
});

const shards = 100;
const callers = 600;

/** A million requests a second: two operations over Zipf keys, a balancer, 600 servers, 100 database shards behind pools. */
function million(): Design {
  const network = { latencyMs: 0.5, serializationMs: 0.01 };
  return {
    title: 'A million requests a second',
    classes: {
      Users: {
        ratePerSecond: 1_000_000,
        mix: { 'shop.read': 9, 'shop.write': 1 },
        keys: { type: 'zipf', items: 1_000_000, exponent: 1, hotShares: [] },
        patienceMs: 3000,
      },
    },
    scenario: { durationMs: 10_000, warmUpMs: 1000 },
    modules: {
      shop: {
        operations: {
          read: [buildStep.compute(exponential(0.5)), buildStep.read('database', 'items')],
          write: [buildStep.compute(exponential(1)), buildStep.write('database', 'items')],
        },
      },
    },
    components: {
      ...users,
      Balancer: { kind: 'load-balancer' },
      Servers: {
        kind: 'server',
        modules: ['shop'],
        values: { instances: callers, vcpus: 4, memoryMiB: null, workers: 64 },
      },
      ...Object.fromEntries(
        Array.from({ length: shards }, (_, at) => [
          `Shard ${at + 1}`,
          {
            kind: 'relational-database',
            dataSets: ['items'],
            values: { vcpus: 16, maxConnections: 100_000, readCpuMs: constant(0.1), writeCpuMs: constant(0.1) },
          },
        ]),
      ),
    },
    wires: [
      { wire: 'Users -> Balancer', latencyMs: 0.5 },
      { wire: 'Balancer -> Servers', ...network, policy: { timeoutMs: 1000 } },
      ...Array.from({ length: shards }, (_, at) => ({
        wire: `shop.database -> Shard ${at + 1}`,
        ...network,
        policy: {
          timeoutMs: 1000,
          pool: { connections: 8, waitLimitMs: null },
          balancing: { ...defaultBalancing, policy: 'consistent-hash' as const },
        },
      })),
    ],
  };
}

/** Twenty-five parts: chains of a server and its database behind one balancer, each server calling the next. */
function twentyFive(): Design {
  const pairs = Array.from({ length: 11 }, (_, at) => at + 1);
  const work = (at: number) => [
    buildStep.compute(exponential(2)),
    buildStep.read(`store ${at}`, `data ${at}`),
    ...(at < pairs.length ? [buildStep.call(`part ${at + 1}.serve`)] : []),
  ];
  return {
    title: 'Twenty-five parts',
    classes: { Users: { ratePerSecond: 50, mix: { 'part 1.serve': 1 } } },
    scenario: { durationMs: 600_000, warmUpMs: 10_000 },
    modules: Object.fromEntries(pairs.map((at) => [`part ${at}`, { operations: { serve: work(at) } }])),
    components: {
      ...users,
      Balancer: { kind: 'load-balancer' },
      Cache: { kind: 'cache' },
      ...Object.fromEntries(pairs.map((at) => [`Server ${at}`, { kind: 'server', modules: [`part ${at}`] }])),
      ...Object.fromEntries(
        pairs.map((at) => [`Store ${at}`, { kind: 'relational-database', dataSets: [`data ${at}`] }]),
      ),
    },
    wires: [
      'Users -> Balancer',
      'Balancer -> Server 1',
      ...pairs.slice(1).map((at) => `part ${at - 1}.part ${at} -> part ${at}`),
      ...pairs.map((at) => `part ${at}.store ${at} -> Store ${at}`),
    ],
  };
}

const designs: Readonly<Record<string, () => Design>> = {
  tandem: () => tandem(null),
  'tandem-timeouts': () => tandem(60_000),
  'fan-out': fanOut,
  'one-worker': () => station('One worker', 1, { ratePerSecond: 800, meanMs: 1 }),
  'sixteen-workers': () => station('Sixteen workers', 16, { ratePerSecond: 14_400, meanMs: 1 }),
  pile,
  million,
  'twenty-five': twentyFive,
};

export const benchDocuments: readonly string[] = Object.keys(designs);

export function benchDocument(name: string): Document {
  const design = designs[name];
  if (!design) throw new Error(`the bench has no document "${name}"`);
  return buildDesign(design(), declarations);
}
