/** DC1, the distributed system: availability and tails multiply (a, b), a stampede (d). Its retry storms (c) are documents of their own. */
import { buildAction, buildDesign, buildStep, constant, exponential } from '#design';
import type { BuildModule, Document, WirePolicy } from '#design';
import { after, database, free, kinds, roomy, scenario, server, usersOf } from './settings';

const { on, strike } = buildAction;
const { call, choose, failing, lookup, parallelRepeated, pause, read } = buildStep;

/** Each of n services is needed, and each fails once in ten thousand times. */
export function needed(count: number): Document {
  const names = Array.from({ length: count }, (_, at) => `service ${at + 1}`);
  const modules: Record<string, BuildModule> = {
    page: { operations: { show: names.map((name) => call(`${name}.work`)) } },
    ...Object.fromEntries(names.map((name) => [name, { operations: { work: [failing(0.0001)] } }])),
  };
  return buildDesign(
    {
      title: `${count} services, all of them needed`,
      classes: { Visitors: { ratePerSecond: 500, mix: { 'page.show': 1 }, patienceMs: null, userRetries: null } },
      // Long enough for a few hundred failures.
      scenario: scenario(Math.round(8000 / count), 0),
      modules,
      components: {
        Users: usersOf('Visitors'),
        Page: server(['page'], roomy),
        ...Object.fromEntries(names.map((name) => [`Host of ${name}`, server([name], roomy)])),
      },
      wires: [free('Users -> Page'), ...names.map((name) => free(`page -> ${name}`))],
    },
    kinds,
  );
}

export interface FanOut {
  readonly leaves: number;
  /** Branches waited for; absent = all. */
  readonly join?: number;
  readonly hedgeAfterMs?: number;
  /** Absent = the twenty thousand of the row. */
  readonly queries?: number;
}

const perSecond = 30;

/** Queries, each asking so many leaves at once, which take 5 ms at the median and now and then 200 ms more. */
export function fanOut({ leaves, join, hedgeAfterMs, queries = 20_000 }: FanOut): Document {
  const wait = pause({ type: 'lognormal', median: 5, p99: 11.5 });
  const policy: Partial<WirePolicy> =
    hedgeAfterMs === undefined ? {} : { hedge: { afterMs: constant(hedgeAfterMs), maxHedges: 1 } };
  return buildDesign(
    {
      title: `Fan-out ${leaves}`,
      classes: { Queries: { ratePerSecond: perSecond, mix: { 'root.ask': 1 }, patienceMs: null, userRetries: null } },
      scenario: scenario(Math.ceil(queries / perSecond), 0),
      modules: {
        root: { operations: { ask: [parallelRepeated([[leaves, [call('leaf.answer')]]], join ?? 'all')] } },
        leaf: {
          operations: {
            answer: [
              wait,
              choose([
                [99, []],
                [1, [pause(exponential(200))]],
              ]),
            ],
          },
        },
      },
      components: { Users: usersOf('Queries'), Root: server(['root'], roomy), Leaf: server(['leaf'], roomy) },
      wires: [free('Users -> Root'), free('root -> leaf', policy)],
    },
    kinds,
  );
}

/** One entry that a thousand a second look up leaves the cache; its query takes 200 ms of CPU. */
export const stampede = (coalescing: boolean): Document =>
  buildDesign(
    {
      title: coalescing ? 'A hot entry leaves, one fetches it' : 'A hot entry leaves, all fetch it',
      classes: { Visitors: { ratePerSecond: 1000, mix: { 'page.show': 1 }, patienceMs: null, userRetries: null } },
      scenario: scenario(60),
      timeline: {
        'The entry leaves': {
          atMs: after(10),
          action: strike('cache-flush', on.component('Cache')),
        },
      },
      modules: {
        page: {
          operations: {
            show: [
              lookup(
                { need: 'cache', dataSet: 'home', onMiss: [read('database', 'home', { storeTimeMs: constant(200) })] },
                { key: 'one' },
              ),
            ],
          },
        },
      },
      components: {
        Users: usersOf('Visitors'),
        Page: server(['page'], roomy),
        Cache: {
          kind: 'cache',
          values: {
            coalescing,
            ttlMs: null,
            capacityMiB: null,
            capacityEntries: null,
            prefillEntries: 0,
            latencyMs: constant(0),
          },
        },
        Database: database(['home'], { vcpus: 8 }),
      },
      wires: [
        free('Users -> Page'),
        free('page.cache -> Cache'),
        free('page.database -> Database', { pool: { connections: 40, waitLimitMs: null } }),
      ],
    },
    kinds,
  );
