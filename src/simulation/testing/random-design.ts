/** Designs drawn at random, within what the format allows: small, busy, and wired so that everything can go wrong at once. */
import fc from 'fast-check';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  exponential,
  readSources,
  type BuildDesign,
  type Document,
  type Wire,
} from '#design';
import type { RandomFlows } from './random-flows';
import type { RandomMessages } from './random-messages';
import type { RandomStores } from './random-stores';

const {
  call,
  choose,
  compute,
  count,
  exclusive,
  failing,
  lookup,
  outside,
  parallel,
  pause,
  read,
  repeat,
  repeatWhile,
  reply,
  transaction,
  write,
} = buildStep;

/** A number of the list that is chosen by numbers drawn beforehand. */
export class Choice {
  private at = 0;
  private readonly numbers: readonly number[];

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  below(count: number): number {
    this.at += 1;
    return (this.numbers[this.at % this.numbers.length] ?? 0) % Math.max(1, count);
  }

  of<Thing>(list: readonly [Thing, ...Thing[]]): Thing {
    return list[this.below(list.length)] ?? list[0];
  }

  /** Another number each time: locks within locks of one name would wait for themselves. */
  count(): number {
    return this.at;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

/** Numbers for a choice. */
export const numbers = fc.array(fc.nat(1_000_000), { minLength: 97, maxLength: 97 });

type Steps = readonly ReturnType<typeof compute>[];

const onFailure = (choice: Choice) => choice.of([{ type: 'fail' }, { type: 'ignore' }] as const);

function leaf(choice: Choice): Steps {
  const timeMs = choice.of([constant(0), constant(2), exponential(5), exponential(40)]);
  switch (choice.below(10)) {
    case 8:
      return [count('served', { idempotencyKey: choice.of([null, 'request']) })];
    case 9:
      return [
        outside('partner', { onFailure: { type: 'ignore' }, count: constant(choice.below(3)), probability: 0.7 }),
      ];
    case 0:
      return [compute(timeMs)];
    case 1:
      return [pause(timeMs)];
    case 2:
      return [read('db', 'rows', { onFailure: onFailure(choice), readFrom: choice.of(readSources) })];
    case 3:
      return [write('db', 'rows', { key: choice.of(['request', 'one', 'drawn'] as const) })];
    case 4:
      return [outside('partner', { onFailure: onFailure(choice) })];
    case 5:
      return [failing(0.1)];
    case 6:
      return [reply()];
    default:
      return [
        lookup({ need: 'cache', dataSet: 'rows', onMiss: [read('db', 'rows')] }, { onFailure: onFailure(choice) }),
      ];
  }
}

/** Steps within steps, down to a depth. */
function steps(choice: Choice, depth: number): Steps {
  const inner = () => (depth > 0 ? steps(choice, depth - 1) : leaf(choice));
  switch (choice.below(10)) {
    case 9:
      return [repeatWhile(0.5, leaf(choice))];
    case 0:
      return [transaction('db', [...inner(), write('db', 'rows', { key: choice.of(['one', 'request'] as const) })])];
    case 1:
      return [exclusive(`lock ${choice.count()}`, inner())];
    case 2:
      return [parallel([inner(), inner(), leaf(choice)], choice.of<'all' | 'any' | number>(['all', 'any', 2]))];
    case 3:
      return [repeat(choice.below(4), inner())];
    case 4:
      return [
        choose([
          [1, inner()],
          [2, leaf(choice)],
        ]),
      ];
    default:
      return [...leaf(choice), ...inner()];
  }
}

export function randomPolicy(choice: Choice): Partial<Wire['policy']> {
  const retry = {
    attempts: choice.of([1, 2, 4]),
    on: ['refused', 'timed-out', 'failed', 'reset', 'throttled'] as const,
    backoff: { baseMs: choice.of([0, 20, 200]), factor: 2, capMs: 1000, jitter: choice.of(['none', 'full'] as const) },
    budget: choice.chance(50) ? null : { ratio: 0.1, burst: 5, initialTokens: 5 },
  };
  const breaker = {
    window: choice.of([{ type: 'calls', calls: 20 } as const, { type: 'time', ms: 2000 } as const]),
    failureRatio: 0.5,
    minimumCalls: 10,
    openMs: 500,
    probes: 2,
  };
  return {
    timeoutMs: choice.of([null, 5, 50, 500]),
    retry: choice.chance(50) ? retry : null,
    breaker: choice.chance(30) ? breaker : null,
    bulkhead: choice.chance(30) ? { places: 2, waitLimitMs: choice.of([0, 20, null]) } : null,
    pool: choice.chance(50) ? { connections: choice.of([1, 3]), waitLimitMs: choice.of([0, 50, null]) } : null,
    balancing: {
      policy: choice.of(['round-robin', 'random', 'least-outstanding', 'power-of-d', 'consistent-hash'] as const),
      choices: 2,
      hashBy: 'key',
      virtualNodes: 10,
      preferSameZone: false,
      outlierEjection: null,
    },
    deadlinePropagation: choice.chance(40),
    cancellation: choice.chance(40),
    hedge: choice.chance(25) ? { afterMs: constant(choice.of([5, 60])), maxHedges: 2 } : null,
  };
}

const wire = (choice: Choice, text: string) => ({
  wire: text,
  latencyMs: choice.of([null, 0, 3, 40]),
  lossRatio: choice.of([0, 0, 0.05]),
  keepAlive: choice.chance(70),
  policy: randomPolicy(choice),
});

const userRetries = {
  attempts: 3,
  on: ['refused', 'failed', 'timed-out', 'reset'] as const,
  backoff: { baseMs: 300, factor: 2, capMs: null, jitter: 'none' as const },
  budget: null,
};

const hostOf = (choice: Choice, modules: readonly string[]) => ({
  kind: 'server',
  modules,
  values: {
    instances: choice.of([1, 2, 3]),
    vcpus: choice.of([1, 2, null]),
    workers: choice.of([1, 4, 30]),
    backlog: choice.of([0, 10, null]),
    sharedBacklog: choice.chance(30),
    memoryMiB: choice.of([null, 700]),
    bandwidthBitsPerSecond: choice.of([null, 1_000_000]),
    restartDelayMs: 500,
    bootMs: constant(200),
  },
});

const classesOf = (choice: Choice): NonNullable<BuildDesign['classes']> => ({
  Users: {
    ratePerSecond: choice.of([5, 40, 150]),
    mix: { 'web.show': 3, 'web.buy': 1 },
    patienceMs: choice.of([null, 100, 1000]),
    userRetries: choice.chance(40) ? userRetries : null,
    keys: { type: 'uniform', items: choice.of([2, 1000]) },
  },
  Robots: {
    arrivals: { type: 'closed', population: choice.of([1, 20]), thinkTimeMs: exponential(200) },
    mix: { 'web.show': 1 },
  },
});

/** Nodes of a database besides its primary. */
export const nodesOf = (choice: Choice) => ({
  standby: choice.of(['none', 'asynchronous', 'synchronous'] as const),
  readReplicas: choice.of([0, 1, 3]),
  replicationLagMs: choice.of([constant(0), exponential(50)]),
  detectionMs: choice.of([0, 200]),
  promotionMs: choice.of([constant(0), exponential(500)]),
});

/** What a design has besides. */
export interface RandomParts {
  readonly jobs: RandomMessages | null;
  readonly stores: RandomStores | null;
  readonly flows: RandomFlows | null;
}

const nothingElse: RandomParts = { jobs: null, stores: null, flows: null };
const noJobs: RandomMessages = { send: [], modules: {}, components: {}, wires: [] };
const noFlows: RandomFlows = { start: [], modules: {}, components: {}, wires: [] };
const noStores: RandomStores = { steps: [], components: {}, wires: [] };

/** A shop of three modules in one to three hosts behind a balancer, with a small database, a cache and a partner; and a broker with its consumers, more stores or a workflow where said. */
export function randomDesign(choice: Choice, parts: RandomParts = nothingElse): Document {
  const jobs = parts.jobs ?? noJobs;
  const stores = parts.stores ?? noStores;
  const flows = parts.flows ?? noFlows;
  const isApart = choice.chance(60);
  const needs = (module: string) =>
    [`${module}.db -> Db`, `${module}.cache -> Cache`, `${module}.partner -> Partner`].map((text) =>
      wire(choice, text),
    );
  const withNeeds = [read('db', 'rows'), lookup({ need: 'cache', dataSet: 'rows', onMiss: [] }), outside('partner')];
  return buildDesign(
    {
      classes: classesOf(choice),
      dataSets: { rows: { population: { type: 'uniform', items: 3 } } },
      scenario: { durationMs: 10_000_000, warmUpMs: choice.of([0, 1000]) },
      modules: {
        web: {
          memoryPerRequestMiB: choice.of([0, 30]),
          operations: {
            show: [...steps(choice, 1), call('logic.work')],
            buy: [...jobs.send, ...stores.steps, ...flows.start, call('logic.work'), ...withNeeds],
          },
        },
        logic: { operations: { work: [...steps(choice, 2), call('data.get')], other: withNeeds } },
        data: { operations: { get: steps(choice, 2), other: withNeeds } },
        ...jobs.modules,
        ...flows.modules,
      },
      components: {
        Users: { kind: 'users', classes: ['Users', 'Robots'] },
        Balancer: { kind: 'load-balancer', values: { healthIntervalMs: 500, connectionLimit: choice.of([null, 40]) } },
        Front: hostOf(choice, isApart ? ['web'] : ['web', 'logic']),
        Back: hostOf(choice, isApart ? ['logic', 'data'] : ['data']),
        Db: {
          kind: 'relational-database',
          dataSets: ['rows'],
          values: {
            maxConnections: choice.of([2, 10, null]),
            ioConcurrency: choice.of([1, 4]),
            readCpuMs: exponential(4),
            ...nodesOf(choice),
          },
        },
        Cache: {
          kind: 'cache',
          values: { capacityEntries: 2, coalescing: choice.chance(50), ttlMs: choice.of([null, 50]) },
        },
        Partner: {
          kind: 'third-party',
          values: { errorRatio: choice.of([0, 0.2]), quotaPerSecond: choice.of([null, 10]) },
        },
        ...jobs.components,
        ...stores.components,
        ...flows.components,
      },
      wires: [
        wire(choice, 'Users -> Balancer'),
        wire(choice, 'Balancer -> Front'),
        wire(choice, 'web -> logic'),
        wire(choice, 'logic -> data'),
        ...['web', 'logic', 'data'].flatMap(needs),
        ...(jobs.wires ?? []),
        ...(stores.wires ?? []),
        ...(flows.wires ?? []),
      ],
    },
    declarations,
  );
}
