/**
 * A service on Netflix' Cosmos: an API that takes a job and answers with its number, a workflow of rules, two functions on a pool of containers, and queues between them. Titles come
 * in bulk at midnight; previews come all day, and people wait for them. An eighth of the load that the course reckons with.
 */
import { buildDocument, buildStep, constant } from '#design';
import type { BuildComponent, BuildModule, BuildStage, BuildStep, BuildWire, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { free, kinds, minute, second, usersOf, wire } from '../experiments/settings';
import { placed, published } from '../placed';

const { call, compute, send } = buildStep;

const hour = 60 * minute;
export const bulk = { atMs: 2 * minute, withinMs: 10 * second, titles: 1250 } as const;
export const previews = { perSecond: 0.125, workers: 3 } as const;
export const workers = 25;

/** What each sort of job computes in the two functions, and how soon it is wanted. */
const sorts = {
  title: { inspectMs: 6 * second, encodeMs: 54 * second, wantedMs: 8 * hour },
  preview: { inspectMs: second, encodeMs: 4 * second, wantedMs: 30 * second },
} as const;
type Sort = keyof typeof sorts;
const allSorts: readonly Sort[] = ['title', 'preview'];

/** A message with the time by which its job is wanted: a queue that goes by deadlines looks at it, another does not. */
const hand = (need: string, operation: string, sort: Sort): BuildStep =>
  send({ need, protocol: 'queue', operation }, { deadlineMs: sorts[sort].wantedMs });

/** The same steps for both sorts, each an operation of its own. */
const forBoth = (name: string, steps: (sort: Sort) => readonly BuildStep[]): BuildModule['operations'] =>
  Object.fromEntries(allSorts.map((sort) => [`${name} ${sort}`, steps(sort)]));

/** Where tasks of a sort wait. */
type TaskLine = (sort: Sort) => string;

const modules = (line: TaskLine): Readonly<Record<string, BuildModule>> => ({
  api: { operations: forBoth('take', (sort) => [compute(2), hand('requests', `rules.inspect ${sort}`, sort)]) },
  rules: {
    operations: {
      ...forBoth('inspect', (sort) => [hand(line(sort), `inspection.${sort}`, sort)]),
      ...forBoth('encode', (sort) => [hand(line(sort), `encoding.${sort}`, sort)]),
      title: [call('catalog.done')],
      preview: [call('studio.done')],
    },
  },
  inspection: {
    operations: Object.fromEntries(
      allSorts.map((sort) => [
        sort,
        [compute(constant(sorts[sort].inspectMs)), hand('signals', `rules.encode ${sort}`, sort)],
      ]),
    ),
  },
  encoding: {
    operations: Object.fromEntries(
      allSorts.map((sort) => [sort, [compute(constant(sorts[sort].encodeMs)), hand('signals', `rules.${sort}`, sort)]]),
    ),
  },
  catalog: { operations: { done: [compute(1)] } },
  studio: { operations: { done: [compute(1)] } },
});

const at = placed([30, 250, 610, 830, 1190, 1420]);
type Order = 'arrival' | 'deadline';
const queue = (order: Order): BuildComponent => ({
  kind: 'queue',
  values: { order, visibilityTimeoutMs: 10 * minute, maxReceives: 5 },
});
const container = (module: string): BuildComponent => ({
  kind: 'container',
  modules: [module],
  values: { instances: 2, vcpus: 1, memoryMiB: 2048, workers: 256, backlog: 3000 },
});
/** Images of both functions on a pool that they share: one task at a time for each container. */
const pool = (instances: number): BuildComponent => ({
  kind: 'container',
  modules: ['inspection', 'encoding'],
  values: { instances, vcpus: 1, memoryMiB: 2048, workers: 1, backlog: 0 },
});

const parts = (order: Order): BuildStage['components'] => ({
  'Title pipeline': at(0, 0, usersOf('Title pipeline')),
  Artists: at(0, 1, usersOf('Artists')),
  API: at(1, 0, container('api')),
  Requests: at(2, 0, queue(order)),
  Workflow: at(3, 0, { kind: 'workflow', modules: ['rules'], values: { answers: 'at-start' } }),
  Tasks: at(4, 0, queue(order)),
  Signals: at(4, 1, queue(order)),
  'Titles done': at(3, 2, container('catalog')),
  'Previews done': at(3, 1, container('studio')),
});

const quick = { timeoutMs: 10 * second };
const wires: readonly BuildWire[] = [
  free('Title pipeline -> API'),
  free('Artists -> API'),
  wire('api.requests -> Requests', quick),
  wire('Requests -> Workflow'),
  wire('rules.tasks -> Tasks', quick),
  wire('inspection.signals -> Signals', quick),
  wire('encoding.signals -> Signals', quick),
  wire('Signals -> Workflow'),
  wire('rules -> catalog', quick),
  wire('rules -> studio', quick),
];

const shared = (order: Order, note: string): BuildStage => ({
  note,
  modules: modules(() => 'tasks'),
  components: { ...parts(order), Workers: at(5, 0, pool(workers)) },
  wires: [...wires, wire('Tasks -> Workers')],
});

const apart: BuildStage = {
  note: 'Three of the containers are kept for previews. Nobody waits for titles, and these have little to do while titles queue.',
  modules: modules((sort) => (sort === 'title' ? 'tasks' : 'previews')),
  components: {
    ...parts('arrival'),
    Workers: at(5, 0, pool(workers - previews.workers)),
    'Preview tasks': at(4, 2, queue('arrival')),
    'Preview workers': at(5, 2, pool(previews.workers)),
  },
  wires: [
    ...wires,
    wire('Tasks -> Workers'),
    wire('rules.previews -> Preview tasks', quick),
    wire('Preview tasks -> Preview workers'),
  ],
};

const patience = { patienceMs: 30 * second, userRetries: null } as const;

const document: Document = buildDocument(
  {
    title: 'Cosmos service',
    classes: {
      'Title pipeline': {
        ...patience,
        arrivals: { type: 'constant', ratePerSecond: (bulk.titles * second) / bulk.withinMs, firstMs: bulk.atMs },
        mix: { 'api.take title': 1 },
        keys: { type: 'uniform', items: 500 },
        profile: [
          { atMs: 0, factor: 0, ramp: false },
          { atMs: bulk.atMs, factor: 1, ramp: false },
          { atMs: bulk.atMs + bulk.withinMs, factor: 0, ramp: false },
        ],
        // Once a night, told as an hour with as many jobs: a bill knows hours.
        dailyProfile: Array.from({ length: 24 }, (_, at) => (at === 0 ? bulk.withinMs / hour : 0)),
      },
      Artists: {
        ...patience,
        ratePerSecond: previews.perSecond,
        mix: { 'api.take preview': 1 },
        keys: { type: 'uniform', items: 1_000_000 },
      },
    },
    scenario: { durationMs: hour, warmUpMs: 0, seed: 1 },
    timeline: {
      'Midnight: the titles of the day': {
        atMs: bulk.atMs,
        action: () => ({
          type: 'note',
          text: '1,250 titles within ten seconds, fifty minutes of work for all containers',
        }),
      },
    },
    requirements: {
      'jobs taken': { metric: 'availability', comparator: 'at-least', target: 0.999, owner: 'both' },
      'jobs lost': { metric: 'acknowledged-lost', comparator: 'at-most', target: 0, owner: 'both' },
    },
    also: () => published,
    stages: {
      'One line': shared(
        'arrival',
        'Tasks of all jobs wait in one line, first come, first served. A preview that comes after midnight waits behind every title, once for each of its functions.',
      ),
      Deadlines: shared(
        'deadline',
        'The task that is wanted first goes first. A preview waits for the rest of a running task; titles take as long as before.',
      ),
      'Separate pools': apart,
    },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'cosmos-service',
  shows: ['S3', 'D9'],
  shelf: 'design',
  title: document.title,
  summary: 'Titles in bulk at midnight, and previews that people wait for',
  tryFirst:
    'Run at 60× and watch the rate of Previews done after midnight on the first sheet, then on the second: who waits, and for whom?',
  scale:
    'Published: hundreds of thousands of CPUs at once. Here: 1,250 titles of a minute, 25 containers and a preview every eight seconds.',
  facts: [
    {
      text: 'A service of the platform is an API, a workflow of rules and functions shipped as images, with queues between these; some jobs use hundreds of thousands of CPUs, for others people wait.',
      source: 'The Netflix Cosmos Platform, Netflix TechBlog, 2021',
    },
    {
      text: 'Its queue hands out what has the earliest deadline, one message to one worker, and of an exclusive queue at most one at a time for each key.',
      source: 'Timestone, Netflix TechBlog, 2022',
    },
  ],
  document,
};
