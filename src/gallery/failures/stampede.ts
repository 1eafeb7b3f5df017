/** One page that everybody asks for leaves the cache, and all who want it ask the database at once, until only one of them may. */
import { buildDocument, buildStep, constant, type BuildStage, type Document } from '#design';
import { database } from '../experiments/settings';
import type { GalleryEntry } from '../entry';
import { at, availability, free, kinds, minute, roomy, second, server, timed, usersOf } from './parts';

const { lookup, read } = buildStep;

export const hotPage = { ratePerSecond: 200, queryMs: 200, vcpus: 4, connections: 20, ttlMs: minute } as const;

const cached = (coalescing: boolean, note: string): BuildStage => ({
  note,
  modules: {
    page: {
      operations: {
        show: [
          lookup(
            {
              need: 'cache',
              dataSet: 'pages',
              onMiss: [read('database', 'pages', { storeTimeMs: constant(hotPage.queryMs) })],
            },
            { key: 'one' },
          ),
        ],
      },
    },
  },
  components: {
    Visitors: at(0, 0, usersOf('Visitors')),
    Web: at(1, 0, server(['page'], roomy)),
    Cache: at(2, 0, {
      kind: 'cache',
      values: { coalescing, ttlMs: hotPage.ttlMs, capacityMiB: null, latencyMs: constant(0) },
    }),
    Database: at(2, 1, database(['pages'], { vcpus: hotPage.vcpus })),
  },
  wires: [
    free('Visitors -> Web'),
    timed('page.cache -> Cache'),
    timed('page.database -> Database', { pool: { connections: hotPage.connections, waitLimitMs: null } }),
  ],
});

const document: Document = buildDocument(
  {
    title: 'Cache stampede',
    classes: {
      Visitors: {
        ratePerSecond: hotPage.ratePerSecond,
        mix: { 'page.show': 1 },
        patienceMs: 3 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 4 * minute, warmUpMs: 30 * second, seed: 1 },
    requirements: availability(0.999),
    stages: {
      'Each asks for itself': cached(false, 'Whoever misses asks the database, however many ask the same.'),
      'One asks for all': cached(true, 'Who misses what is being fetched waits for that answer.'),
    },
  },
  kinds,
);

export const cacheStampede: GalleryEntry = {
  id: 'cache-stampede',
  shows: [],
  shelf: 'failure',
  title: document.title,
  summary: 'A hot entry expires, and hundreds fetch it',
  tryFirst: 'Watch the p99 once a minute, then open the second sheet.',
  scale: null,
  facts: [],
  document,
};
