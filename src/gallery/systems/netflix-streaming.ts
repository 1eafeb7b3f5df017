/**
 * Netflix, what is asked while people choose and watch: one data center and one database of 2008, one region with a balancer for each family of devices of 2012, three regions
 * behind one name today. Video itself comes from elsewhere on the younger sheets. Times, mix and rates are teaching values.
 */
import { buildAction, buildDocument, constant, defaultBalancing } from '#design';
import type { BuildClass, BuildComponent, BuildStage, BuildWire, Document, WirePolicy } from '#design';
import type { GalleryEntry } from '../entry';
import {
  attempts,
  balancer,
  database,
  free,
  kinds,
  minute,
  provider,
  second,
  server,
  usersOf,
  wire,
} from '../experiments/settings';
import { placed, published } from '../placed';
import { modules, names, tables } from './netflix-streaming-modules';

const { on, strike } = buildAction;

export const load = { tvs: 30, phones: 15, browsers: 15, segments: 15 } as const;
export const christmas = { atMs: 1.5 * minute, durationMs: minute } as const;
export const lost = { atMs: 3 * minute, durationMs: 1.5 * minute } as const;
export const failover = { checkMs: 5 * second, failures: 3, ttlMs: 20 * second } as const;

const families = ['TVs', 'Phones', 'Browsers'] as const;
const balancerOf = { TVs: 'TV balancer', Phones: 'Phone balancer', Browsers: 'Web balancer' } as const;
const zones = ['Zone a', 'Zone b', 'Zone c'];
const regions = ['East', 'West', 'EU'];

const at = placed([30, 250, 480, 830, 1200, 1570, 1930, 2150]);
const users: BuildStage['components'] = {
  ...Object.fromEntries(families.map((family, row) => [family, at(0, row, usersOf(family))])),
  Players: at(0, 4, usersOf('Segments')),
};

const application = { instances: 3, vcpus: 1, memoryMiB: 4096 } as const;
const started: BuildStage = {
  note: 'One data center: an application that does everything, films too, and one large database. Without the database nobody finds a film.',
  modules: modules(false),
  components: {
    ...users,
    Players: at(0, 3, usersOf('Segments')),
    Balancer: at(1, 1, balancer('least-outstanding')),
    Application: at(2, 1, server([...names, 'video'], application)),
    Database: at(3, 1, database(tables, { vcpus: 4, memoryMiB: 16_384, maxConnections: 1000 })),
    'Card payments': at(3, 2, provider()),
  },
  wires: [
    ...families.map((family) => free(`${family} -> Balancer`)),
    free('Players -> Balancer'),
    wire('Balancer -> Application', { timeoutMs: 3 * second }),
    ...names.filter((name) => name !== 'api').map((name) => wire(`api -> ${name}`)),
    ...['home', 'personal', 'profile', 'my list', 'playback', 'bookmark', 'billing', 'search'].map((name) =>
      wire(`${name}.database -> Database`, { timeoutMs: second, pool: { connections: 10, waitLimitMs: second } }),
    ),
    wire('billing.cards -> Card payments', { timeoutMs: 2 * second }),
  ],
};

/** One in each place; callers ask their own place first, and another instance when one is late. */
const spread = (places: readonly string[], column: number, row: number, module: string): BuildComponent => ({
  ...at(column, row, server([module], { instances: 3, vcpus: 1, memoryMiB: 2048 })),
  zones: places,
});
const near: Partial<WirePolicy> = {
  timeoutMs: 300,
  retry: attempts(2, ['timed-out', 'refused', 'reset']),
  balancing: { ...defaultBalancing, preferSameZone: true },
};
const quick = { timeoutMs: 200 } as const;

const services = (places: readonly string[]): BuildStage['components'] => ({
  ...users,
  CDN: at(1, 4, { kind: 'cdn', values: { capacityMiB: 256 } }),
  Masters: at(2, 4, { kind: 'object-store', modules: ['video'] }),
  API: spread(places, 3, 1, 'api'),
  Home: spread(places, 4, 0, 'home'),
  Personal: spread(places, 4, 1, 'personal'),
  Profile: spread(places, 4, 2, 'profile'),
  'My list': spread(places, 4, 3, 'my list'),
  Playback: spread(places, 4, 4, 'playback'),
  Search: spread(places, 5, 0, 'search'),
  Bookmark: spread(places, 5, 4, 'bookmark'),
  Billing: spread(places, 5, 3, 'billing'),
  Index: at(6, 0, { kind: 'search-index', dataSets: ['titles'] }),
  Cache: at(6, 1, { kind: 'cache', values: { ttlMs: 10 * minute, capacityMiB: 256, prefillEntries: 5000 } }),
  Store: at(6, 2, { kind: 'key-value-store', dataSets: tables.filter((name) => !['bills', 'titles'].includes(name)) }),
  'Billing data': at(6, 3, database(['bills'])),
  'Card payments': at(7, 3, provider()),
  Views: at(6, 4, { kind: 'stream', values: { partitions: 3 } }),
  History: at(7, 4, server(['history'], { instances: 3, vcpus: 1, memoryMiB: 2048 })),
});

const between: readonly BuildWire[] = [
  free('Players -> CDN'),
  wire('CDN -> Masters', { timeoutMs: 5 * second }),
  ...names.filter((name) => name !== 'api').map((name) => wire(`api -> ${name}`, near)),
  ...['home', 'profile'].map((name) => wire(`${name}.cache -> Cache`, quick)),
  ...['home', 'personal', 'profile', 'my list', 'playback', 'bookmark', 'history'].map((name) =>
    wire(`${name}.store -> Store`, quick),
  ),
  wire('search.index -> Index', quick),
  wire('bookmark.views -> Views', quick),
  wire('Views -> History'),
  wire('billing.database -> Billing data', { timeoutMs: second, pool: { connections: 5, waitLimitMs: second } }),
  wire('billing.cards -> Card payments', { timeoutMs: 2 * second }),
];

const oneRegion: BuildStage = {
  note: 'Services in three zones of one region, and a balancer for each family of devices: who loses one loses its devices, and no others. A page does without what is late; playing does not.',
  zones: Object.fromEntries(zones.map((zone) => [zone, 'us-east'])),
  modules: modules(true),
  components: {
    ...services(zones),
    ...Object.fromEntries(
      families.map((family, row) => [balancerOf[family], at(1, row, balancer('least-outstanding'))]),
    ),
  },
  wires: [
    ...families.flatMap((family) => [
      free(`${family} -> ${balancerOf[family]}`),
      wire(`${balancerOf[family]} -> API`, { timeoutMs: 3 * second }),
    ]),
    ...between,
  ],
};

/** The door of a region: whatever comes there stays there. */
const gateway = (row: number, region: string): BuildComponent => ({
  ...at(2, row, balancer('least-outstanding')),
  zones: [region],
  values: { ...balancer('least-outstanding').values, preferSameZone: true },
});

const threeRegions: BuildStage = {
  note: 'Three regions, each with room for half of what another carries. A name leads each device to one of them, and away from it when it is lost. Cache and store stand for copies in every region; films come from boxes near those who watch.',
  zones: Object.fromEntries(regions.map((region) => [region, region])),
  modules: modules(true),
  components: {
    ...services(regions),
    'Global router': at(1, 1, {
      kind: 'dns',
      values: {
        ttlMs: failover.ttlMs,
        healthIntervalMs: failover.checkMs,
        healthTimeoutMs: second,
        unhealthyAfter: failover.failures,
      },
    }),
    ...Object.fromEntries(regions.map((region, row) => [`${region} gateway`, gateway(row, region)])),
  },
  wires: [
    ...families.map((family) => free(`${family} -> Global router`)),
    ...regions.flatMap((region) => [
      free(`Global router -> ${region} gateway`),
      wire(`${region} gateway -> API`, { timeoutMs: 3 * second }),
    ]),
    ...between,
  ],
};

const members = (ratePerSecond: number): BuildClass => ({
  ratePerSecond,
  mix: { 'api.browse': 64, 'api.search': 5, 'api.account': 1, 'api.play': 5, 'api.beat': 25 },
  keys: { type: 'zipf', items: 5000, exponent: 0.9, hotShares: [] },
  clients: { type: 'uniform', items: 2000 },
  patienceMs: 3 * second,
  userRetries: null,
});

const document: Document = buildDocument(
  {
    title: 'Netflix: streaming',
    classes: {
      TVs: members(load.tvs),
      Phones: members(load.phones),
      Browsers: members(load.browsers),
      Segments: {
        ratePerSecond: load.segments,
        mix: { 'video.segment': { weight: 1, responseBytes: constant(1_000_000) } },
        keys: { type: 'zipf', items: 2000, exponent: 1, hotShares: [] },
        patienceMs: 5 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 5.5 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'The only database is corrupted': { ...christmas, action: strike('outage', on.component('Database')) },
      'Christmas Eve: the balancer of TVs is empty': {
        ...christmas,
        action: strike('outage', on.component('TV balancer')),
      },
      'A zone is lost': { ...lost, action: strike('zone-outage', on.zone('Zone a')) },
      'A region is lost': { ...lost, action: strike('zone-outage', on.zone('East')) },
    },
    requirements: {
      availability: { metric: 'availability', comparator: 'at-least', target: 0.99, owner: 'members' },
      'video plays': {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.999,
        owner: 'who watches',
        scope: (ids) => ({ type: 'traffic-class', trafficClass: ids.id('trafficClass', 'Segments') }),
      },
      p95: { metric: 'p95', comparator: 'at-most', target: 500, owner: 'members' },
    },
    also: () => published,
    stages: { 'One data center, 2008': started, 'One region, 2012': oneRegion, 'Three regions': threeRegions },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'netflix-streaming',
  shows: ['S2', 'DU3', 'P3'],
  shelf: 'design',
  title: document.title,
  summary: 'Christmas Eve for TVs, a region lost, and video that plays on',
  tryFirst: 'Take the API down on the third sheet: does video go on? Then the application on the first.',
  scale:
    'Published: over 1 million requests a second at the front door in 2018. Here: 60 a second and 15 pieces of video, about 1 : 17,000.',
  facts: [
    {
      text: 'In August 2008 a database was corrupted and nothing was shipped for three days; the move away from single parts was finished in January 2016.',
      source: 'Completing the Netflix cloud migration, 2016',
    },
    {
      text: 'On 24 December 2012 a maintenance process deleted the data of some load balancers; families of devices were down from 12:24 until 8:00 next day, and Europe, in another region, was not.',
      source: 'A closer look at the Christmas Eve outage, Netflix TechBlog',
    },
    {
      text: 'Since 2018 the traffic of a region is led to the others within seven minutes. Here it takes half a minute.',
      source: 'How Netflix does failovers in 7 minutes flat, opensource.com, 2018',
    },
    {
      text: 'All video comes from boxes of its own near the access providers, filled while few people watch.',
      source: 'Digital TV Europe, March 2016',
    },
  ],
  document,
};
