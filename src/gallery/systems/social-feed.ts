/**
 * A social network's feed in three forms: merged when it is read, laid out when somebody posts, and laid out but for accounts that very many follow. Messages and notifications stand
 * apart. What is published is told with its sources; times, sizes and rates are teaching values. Users, media and search are left out.
 */
import { buildAction, buildDocument, buildStep, constant } from '#design';
import type { BuildModule, BuildStage, BuildStep, BuildWire, Document } from '#design';
import type { GalleryEntry } from '../entry';
import {
  database,
  free,
  kinds,
  minute,
  pooled,
  provider,
  second,
  server,
  usersOf,
  wire,
} from '../experiments/settings';
import { placed, published } from '../placed';

const { on, strike } = buildAction;
const { ask, compute, lookup, orElse, outside, parallelRepeated, repeat, send, write } = buildStep;

/** Reads and posts a second, 50 to 1; those who follow an account, and those who follow the one that very many do. */
export const load = { reads: 40, posts: 0.8, messages: 2, followers: 75, many: 5000 } as const;
export const celebrityAtMs = minute;
export const listsDown = { atMs: 140 * second, durationMs: 15 * second } as const;

const followers = { type: 'pareto', mean: load.followers, alpha: 1.5, bound: 1000 } as const;

const store = (need: string, verb: 'get' | 'put', dataSet: string) =>
  ask({ need, protocol: 'key-value', verb, dataSet });
/** The latest posts of all whom a reader follows. */
const merge: readonly BuildStep[] = [
  store('graph', 'get', 'follows'),
  ask({ need: 'posts', protocol: 'sql', verb: 'query', dataSet: 'posts' }),
];
const toList = send({ need: 'deliveries', protocol: 'queue', operation: 'fan-out.deliver' });
const spread = (operation: string) => send({ need: 'published', protocol: 'queue', operation: `fan-out.${operation}` });
/** Whoever reads gets the list that was laid out, or else has it merged. */
const list = orElse(store('lists', 'get', 'lists'), merge);

interface Feed {
  readonly read: readonly BuildStep[];
  /** What follows from a post, of anybody and of whom very many follow. */
  readonly posted: readonly BuildStep[];
  readonly postedToMany: readonly BuildStep[];
}

const modules = ({ read, posted, postedToMany }: Feed): Readonly<Record<string, BuildModule>> => ({
  timeline: { operations: { read: [compute(3), ...read] } },
  posts: {
    operations: {
      publish: [compute(4), write('posts', 'posts'), ...posted],
      'publish to many': [compute(4), write('posts', 'posts'), ...postedToMany],
    },
  },
  messages: {
    operations: {
      say: [compute(2), store('talks', 'put', 'talks'), send({ need: 'notices', protocol: 'queue' })],
    },
  },
  notify: { operations: { push: [compute(2), outside('provider')] } },
});

const fanOut: BuildModule = {
  operations: {
    spread: [compute(2), store('graph', 'get', 'follows'), repeat(followers, [toList])],
    'spread to many': [
      compute(2),
      store('graph', 'get', 'follows'),
      parallelRepeated([[50, [repeat(load.many / 50, [toList])]]]),
    ],
    deliver: [compute(10), store('lists', 'put', 'lists')],
  },
};

const at = placed([30, 270, 640, 880, 1250], 200);
const fleet = (module: string, instances: number) => server([module], { instances });
const fastStore = (dataSet: string) => ({
  kind: 'key-value-store',
  dataSets: [dataSet],
  values: { getMs: constant(1), putMs: constant(1) },
});
const queue = (sendMs: number) => ({ kind: 'queue', values: { sendMs: constant(sendMs), maxReceives: 5 } });

const base = {
  Users: at(0, 1, usersOf('Readers', 'Authors', 'A celebrity', 'Talkers')),
  Timelines: at(1, 0, fleet('timeline', 3)),
  Posting: at(1, 1, fleet('posts', 3)),
  Messaging: at(1, 2, fleet('messages', 3)),
  Graph: at(2, 0, fastStore('follows')),
  Posts: at(2, 1, {
    ...database(['posts'], { vcpus: 4, memoryMiB: 16_384, queryCpuMs: { type: 'exponential', mean: 50 } }),
  }),
  Talks: at(2, 2, fastStore('talks')),
  Notices: at(2, 3, queue(5)),
  Notifications: at(3, 3, fleet('notify', 2)),
  'Push provider': at(4, 3, provider()),
} as const satisfies BuildStage['components'];

const timeoutMs = 2 * second;
const timed = (text: string): BuildWire => wire(text, { timeoutMs });
const stored = (module: string): BuildWire => ({
  ...pooled(`${module}.posts -> Posts`),
  policy: { pool: { connections: 12, waitLimitMs: second }, timeoutMs },
});
const baseWires = [
  ...['timeline', 'posts', 'messages'].map((name) => free(`Users -> ${name}`)),
  timed('timeline.graph -> Graph'),
  stored('timeline'),
  stored('posts'),
  timed('messages.talks -> Talks'),
  timed('messages.notices -> Notices'),
  wire('Notices -> notify'),
  timed('notify.provider -> Push provider'),
];

const pull: BuildStage = {
  note: 'A post is one write. Whoever reads has the latest posts of some 75 accounts merged, 50 times as often as anybody posts: the database works for readers.',
  modules: modules({ read: merge, posted: [], postedToMany: [] }),
  components: base,
  wires: baseWires,
};

const pushed = {
  Published: at(2, 4, queue(5)),
  'Fan-out workers': at(3, 1, server(['fan-out'], { instances: 2, vcpus: 1 })),
  Deliveries: at(4, 1, queue(0.5)),
  Lists: at(4, 0, fastStore('lists')),
} as const satisfies BuildStage['components'];
const pushedWires = [
  ...baseWires,
  timed('timeline.lists -> Lists'),
  timed('posts.published -> Published'),
  wire('Published -> fan-out'),
  timed('fan-out.graph -> Graph'),
  wire('fan-out.deliveries -> Deliveries', { timeoutMs: minute }),
  wire('Deliveries -> fan-out'),
  timed('fan-out.lists -> Lists'),
];

const push: BuildStage = {
  note: 'A post is laid out in the lists of all who follow, which lie in memory and stand here as a key-value store; a read is one get. At 1:00 somebody posts whom 5,000 follow: 5,000 deliveries wait, and everybody else’s behind them. From 2:20 on the lists are down for 15 s: reads are merged meanwhile.',
  modules: {
    ...modules({ read: [list], posted: [spread('spread')], postedToMany: [spread('spread to many')] }),
    'fan-out': fanOut,
  },
  components: { ...base, ...pushed },
  wires: pushedWires,
};

const recent = lookup(
  {
    need: 'recent',
    dataSet: 'posts',
    onMiss: [ask({ need: 'posts', protocol: 'sql', verb: 'read', dataSet: 'posts' })],
  },
  { key: 'one' },
);

const hybrid: BuildStage = {
  note: 'Posts of accounts that very many follow are not laid out: a read gets its list, and beside it what these have posted, which a cache keeps for 5 s.',
  modules: {
    ...modules({ read: [list, recent], posted: [spread('spread')], postedToMany: [] }),
    'fan-out': fanOut,
  },
  components: {
    ...base,
    ...pushed,
    'Posts of the few': at(3, 0, { kind: 'cache', values: { ttlMs: 5 * second, coalescing: true } }),
  },
  wires: [...pushedWires, timed('timeline.recent -> Posts of the few')],
};

const people = { patienceMs: 5 * second, userRetries: null } as const;
const document: Document = buildDocument(
  {
    title: 'Social feed',
    classes: {
      Readers: { ...people, ratePerSecond: load.reads, mix: { 'timeline.read': 1 } },
      Authors: { ...people, ratePerSecond: load.posts, mix: { 'posts.publish': 1 } },
      'A celebrity': {
        ...people,
        arrivals: { type: 'trace', instants: [{ atMs: celebrityAtMs, operation: null, key: 0, bytes: null }] },
        mix: { 'posts.publish to many': 1 },
      },
      Talkers: { ...people, ratePerSecond: load.messages, mix: { 'messages.say': 1 } },
    },
    also: () => published,
    scenario: { durationMs: 3 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'The celebrity posts': { atMs: celebrityAtMs, action: () => ({ type: 'note', text: '5,000 accounts follow.' }) },
      'The lists are down': { ...listsDown, action: strike('outage', on.component('Lists')) },
    },
    requirements: {
      'p95 of reads': {
        metric: 'p95',
        comparator: 'at-most',
        target: 100,
        owner: 'readers',
        scope: (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'Readers') }),
      },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999, owner: 'everybody' },
      'monthly bill': { metric: 'monthly-cost', comparator: 'at-most', target: 1500, owner: 'finance' },
    },
    stages: { Pull: pull, Push: push, Hybrid: hybrid },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'social-feed',
  shows: ['DU2'],
  shelf: 'design',
  title: document.title,
  summary: 'A celebrity posts, and everybody else’s posts are late',
  tryFirst:
    'There are 50 reads to a post. Compare what the database does for them on the first two sheets, then let people post 20 times as often: which sheet is full first?',
  scale:
    'Published: about 300,000 reads of timelines and 6,000 posts a second, and accounts with 31 million followers. Here: 40 reads and 0.8 posts a second, and one account with 5,000, about 1 : 7,500.',
  facts: [
    {
      text: 'About 2013 Twitter had some 6,000 new posts and 300,000 reads of timelines a second. A post was laid out in lists in memory of those who follow; one of an account with 31 million followers would have been 31 million inserts, so that these were merged on reading.',
      source: 'How Twitter scaled timelines, an article from outside the company',
    },
    {
      text: 'A study model: 100 million users, 100,000 reads and 60,000 deliveries a second.',
      source: 'The System Design Primer, Donne Martin',
    },
  ],
  document,
};
