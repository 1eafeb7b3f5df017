/**
 * A search engine for the web at three ages: one machine with its index on disk, shards with replicas and a cache of results, and an index in memory that follows the web page by page.
 * Parts are those of published descriptions; times, rates and most ratios are teaching values. Demands grow from sheet to sheet with the index, so what compares them is
 * how each takes the same events.
 */
import { buildAction, buildDocument, buildStep, constant, defaultDelivery } from '#design';
import type { BuildComponent, BuildModule, BuildStage, BuildStep, BuildWire, Configuration, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { placed, published } from '../placed';
import { balancer, database, free, kinds, minute, second, server, usersOf, wire } from '../experiments/settings';

const { on, strike } = buildAction;
const { ask, call, choose, compute, lookup, orElse, parallel, parallelRepeated, pause, send } = buildStep;

const load = { queries: 15, pages: 15 } as const;
const leaves = { shards: 12, replicas: 3, needed: 11 } as const;
/** How often a new index is built where it is built as a whole: a night stands for a day or a month. */
export const batchMs = minute;
/** Time that a build takes of one vCPU where machines of their own do it. */
const buildMs = 20 * second;
export const flushAtMs = batchMs + buildMs;
export const slowLeaf = { atMs: 150 * second, durationMs: 50 * second, speed: 0.1 } as const;

const lognormal = (median: number, p99: number) => ({ type: 'lognormal', median, p99 }) as const;

/** One answer in a hundred comes 200 ms later, for reasons of its machine. */
const hiccup = choose([
  [99, []],
  [1, [pause(200)]],
]);
const update = [compute(constant(1))];
const leaf = (timeMs: BuildStep): BuildModule => ({ operations: { match: [timeMs, hiccup], update } });

const crawl: BuildStep = send({ need: 'repository', protocol: 'stream', operation: 'indexer.add' });
const crawler: BuildModule = { operations: { fetch: [compute(2), crawl] } };
const beside: readonly (readonly BuildStep[])[] = ['ads.choose', 'spelling.check'].map((operation) => [
  orElse(call(operation), []),
]);
const small: Readonly<Record<string, BuildModule>> = {
  ads: { operations: { choose: [compute(5)] } },
  spelling: { operations: { check: [compute(2)] } },
  docs: { operations: { snippet: [compute(2)] } },
};
const snippets = parallelRepeated([[10, [call('docs.snippet', { key: 'item' })]]]);

const at = placed([30, 260, 500, 870, 1240, 1610], 200);

/** A fleet; what one machine of it can do counts, not what it is called. */
const fleet = (modules: readonly string[], instances: number, values: Configuration = {}): BuildComponent =>
  server(modules, { instances, bootMs: constant(5 * second), ...values });
const repository: BuildComponent = {
  kind: 'stream',
  values: {
    partitions: 1,
    partitionMessagesPerSecond: null,
    partitionBytesPerSecond: null,
    sendMs: constant(5),
    sessionMs: 10 * minute,
  },
};
const users = at(0, 0, usersOf('Queries'));
/** Due pages, second by second; it stands for the server of addresses. */
const urlServer = at(0, 2, { kind: 'schedule', values: { everyMs: second, events: load.pages } });
const nightly: BuildComponent = {
  kind: 'schedule',
  values: { everyMs: batchMs, firstMs: batchMs, deliveryTimeoutMs: 5 * minute },
};

const timeoutMs = 2 * second;
/** All that was crawled in a while, as one piece of work. */
const inBatches: BuildWire = {
  ...wire('Repository -> indexer'),
  delivery: { ...defaultDelivery, batchSize: 10_000, batchWaitMs: batchMs },
};

/** What a sort reads at once, and how often. */
const sort = { readers: 150, rounds: 3 } as const;
const onDisk = (times: number): BuildStep =>
  ask({ need: 'disks', protocol: 'sql', verb: 'query', dataSet: 'barrels' }, { count: constant(times) });

const oneMachine: BuildStage = {
  note: 'Crawler, indexer, sorter and searcher share one machine and its disks, which stand here as a database. Every minute, which stands for a day, what was crawled is taken in and all barrels are sorted anew at the disks: queries queue behind that. Anchors, links and page ranks are left out.',
  modules: {
    web: { operations: { search: [compute(5), call('searcher.find')] } },
    searcher: { operations: { find: [compute(20), onDisk(1)] } },
    crawler,
    indexer: { operations: { add: [compute(20)] } },
    sorter: { operations: { sort: [parallelRepeated([[sort.readers, [onDisk(sort.rounds)]]])] } },
  },
  components: {
    Queries: users,
    'URL server': urlServer,
    Machine: at(1, 0, {
      ...server(['sorter', 'indexer', 'web', 'searcher'], { vcpus: 4, workers: 512, backlog: 512 }),
    }),
    Crawlers: at(1, 2, fleet(['crawler'], 3)),
    Repository: at(3, 2, repository),
    Nightly: at(0, 1, nightly),
    Disks: at(3, 0, {
      ...database(['barrels'], {
        vcpus: 4,
        queryCpuMs: constant(1),
        ioOperationsPerQuery: 1,
        ioMs: lognormal(1500, 6000),
        ioConcurrency: 52,
        iops: null,
        maxConnections: null,
      }),
    }),
  },
  wires: [
    free('Queries -> Machine'),
    wire('URL server -> crawler'),
    free('web -> searcher'),
    wire('Nightly -> sorter'),
    wire('searcher.disks -> Disks', { pool: { connections: 512, waitLimitMs: null }, timeoutMs: 20 * second }),
    wire('sorter.disks -> Disks', { pool: { connections: 512, waitLimitMs: null }, timeoutMs: minute }),
    wire('crawler.repository -> Repository', { timeoutMs }),
    inBatches,
  ],
};

const many: Readonly<Record<string, BuildComponent>> = {
  Queries: users,
  'URL server': urlServer,
  Balancer: at(1, 0, balancer('least-outstanding')),
  'Ad servers': at(5, 0, fleet(['ads'], 3)),
  Spelling: at(5, 1, fleet(['spelling'], 3)),
  Crawlers: at(1, 2, fleet(['crawler'], 3)),
  Repository: at(3, 2, repository),
};
/** Any of the servers of shards may be asked for any part: which of them holds which makes no difference to times. */
const shards = at(4, 0, fleet(['index'], leaves.shards * leaves.replicas, { vcpus: 1 }));
const around = [
  free('Queries -> Balancer'),
  free('Balancer -> web'),
  wire('URL server -> crawler'),
  wire('crawler.repository -> Repository', { timeoutMs }),
  wire('web -> ads', { timeoutMs: 100 }),
  wire('web -> spelling', { timeoutMs: 100 }),
];

const sharded: BuildStage = {
  note: 'A query goes to 12 shards at once and waits for the last, then 10 documents are asked for their snippets. A cache keeps results until a new index, built every minute, makes all of them old: at 1:20 it is flushed. From 2:30 on one of 36 index servers runs at a tenth of its speed. That replicas are reloaded one by one is left out.',
  modules: {
    web: {
      operations: {
        search: [
          compute(5),
          parallel([
            [
              lookup({
                need: 'cache',
                dataSet: 'results',
                onMiss: [parallelRepeated([[leaves.shards, [call('index.match', { key: 'item' })]]]), snippets],
              }),
            ],
            ...beside,
          ]),
        ],
      },
    },
    index: leaf(compute(lognormal(60, 120))),
    ...small,
    crawler,
    indexer: { operations: { build: [compute(constant(buildMs))], add: [compute(20)] } },
  },
  components: {
    ...many,
    'Web servers': at(2, 0, fleet(['web'], 3)),
    Nightly: at(3, 3, nightly),
    'Result cache': at(3, 1, {
      kind: 'cache',
      values: { ttlMs: null, prefillEntries: 2000, latencyMs: constant(0.5), coalescing: true },
    }),
    'Index servers': shards,
    'Document servers': at(4, 1, fleet(['docs'], 6)),
    Indexer: at(4, 2, fleet(['indexer'], 1)),
  },
  wires: [
    ...around,
    wire('web.cache -> Result cache', { timeoutMs: 50 }),
    wire('web -> index', { timeoutMs }),
    wire('web -> docs', { timeoutMs }),
    inBatches,
    wire('Nightly -> indexer'),
  ],
};

/** Sent once more to another server when nearly all would have answered. */
const hedgeAfterMs = 25;
const root: readonly BuildStep[] = [
  compute(2),
  parallelRepeated([[leaves.shards, [call('index.match', { key: 'item' })]]], leaves.needed),
  snippets,
];

const followed: BuildStage = {
  note: 'The index lies in memory. A root asks 12 shards, a second server where the first takes over 25 ms, and answers with the best of 11. Each page that is crawled is indexed by itself: more work for a page, and no batch that makes results old. A cache is left out, so that every query is seen.',
  modules: {
    web: { operations: { search: [compute(5), parallel([[call('root.search')], ...beside])] } },
    root: { operations: { search: root } },
    index: leaf(compute(lognormal(5, 12))),
    ...small,
    crawler,
    indexer: { operations: { add: [compute(40), call('index.update')] } },
  },
  components: {
    ...many,
    'Web servers': at(2, 0, fleet(['web'], 3)),
    Roots: at(3, 0, fleet(['root'], 3)),
    'Index servers': shards,
    'Document servers': at(4, 1, fleet(['docs'], 6)),
    Indexer: at(4, 2, fleet(['indexer'], 2, { vcpus: 2 })),
    Repository: at(3, 2, { ...repository, values: { ...repository.values, partitions: 8 } }),
  },
  wires: [
    ...around,
    wire('web -> root', { timeoutMs }),
    wire('root -> index', { timeoutMs, hedge: { afterMs: constant(hedgeAfterMs), maxHedges: 1 } }),
    wire('root -> docs', { timeoutMs }),
    wire('Repository -> indexer'),
    wire('indexer -> index', { timeoutMs }),
  ],
};

const document: Document = buildDocument(
  {
    title: 'Web search',
    classes: {
      Queries: {
        ratePerSecond: load.queries,
        mix: { 'web.search': 1 },
        keys: { type: 'zipf', items: 1_000_000, exponent: 1, hotShares: [] },
        patienceMs: 10 * second,
        userRetries: null,
      },
    },
    also: () => published,
    scenario: { durationMs: 200 * second, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'A new index makes all results old': {
        atMs: flushAtMs,
        action: strike('cache-flush', on.component('Result cache')),
      },
      'One index server is slow': {
        atMs: slowLeaf.atMs,
        durationMs: slowLeaf.durationMs,
        action: strike('cpu-throttle', on.instance('Index servers', 5), { magnitude: slowLeaf.speed }),
      },
    },
    requirements: {
      'p95 of queries': {
        metric: 'p95',
        comparator: 'at-most',
        target: 300,
        owner: 'who searches',
      },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999, owner: 'who searches' },
      'monthly bill': { metric: 'monthly-cost', comparator: 'at-most', target: 5000, owner: 'finance' },
    },
    stages: { 'One machine, 1998': oneMachine, 'Shards, 2003': sharded, 'In memory, 2010': followed },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'web-search',
  shows: ['S4', 'D10', 'DC1', 'P2'],
  shelf: 'design',
  title: document.title,
  summary: 'A new index empties the cache, then one of 36 leaves is slow',
  tryFirst:
    'On the last sheet, take the hedge off the wire from the root to the index, and then let the root wait for all twelve: which of the two holds the tail from 2:30 on?',
  scale:
    'Real figures of today are not public; in 2008 one query travelled over 700 to 1,000 machines. Here: 15 queries and 15 pages a second on 36 index servers. All times are assumed.',
  facts: [
    {
      text: 'The first version held at least 24 million pages, crawled by three or four crawlers, with an index in barrels that sorters put in order as a batch.',
      source: 'Brin and Page: The Anatomy of a Large-Scale Hypertextual Web Search Engine, 1998',
    },
    {
      text: 'A cache of results had 30 to 60 % hits, because of new indexes and rare queries, and latency jumped when a new index flushed it.',
      source: 'Notes on Jeff Dean: Building Software Systems at Google, WSDM 2009',
    },
    {
      text: 'Over 15,000 ordinary PCs in several clusters: index servers find documents, document servers give titles and snippets, spelling and ads are asked beside them.',
      source: 'Barroso, Dean, Hölzle: Web Search for a Planet, IEEE Micro 2003',
    },
    {
      text: 'In 2010 small increments took the place of layers of batches, and results became 50 % fresher.',
      source: 'Google: the Caffeine index, 2010, as the press told it',
    },
    {
      text: 'Where one server in a hundred is slow, most queries to a hundred of them are: hedged requests and good enough answers hold the tail.',
      source: 'Dean and Barroso: The Tail at Scale, CACM 2013',
    },
  ],
  document,
};
