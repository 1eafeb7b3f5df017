/**
 * An online game: players in matches, and all around them that is no game: accounts, profiles, matchmaking, friends, a shop, statistics. In one application, split into services,
 * and with matchmaking in shards. The ratio of requests, reads and writes is that of a published outage, a thousandth of it; times of work are teaching values.
 */
import { buildAction, buildDocument, buildStep, constant, defaultBalancing } from '#design';
import type { BuildComponent, BuildModule, BuildStage, BuildWire, Configuration, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { balancer, database, free, kinds, minute, second, usersOf, wire } from '../experiments/settings';

const { on, strike, traffic } = buildAction;
const { call, compute, lookup, read, send, write } = buildStep;

/** Players in matches, and requests a second of each sort beside the game. Commands stand for what each player sends twenty times a second or more. */
export const load = {
  players: 3400,
  commands: 60,
  results: 2.8,
  profiles: 54,
  friends: 50,
  bought: 4,
  joins: 2.8,
  logins: 5,
} as const;
export const wave = { atMs: minute, durationMs: 20 * second, factor: 30 } as const;
export const silence = { atMs: 2 * minute, durationMs: 20 * second } as const;
/** What a login and a seat in a match take: a hash of a password, and rows of the matches that are open, ms. */
const workMs = { login: 100, openMatch: 15 } as const;
export const cacheTimeoutMs = 5 * second;

const profiles = (count: number) => read('records', 'profiles', { count: constant(count) });

const account = lookup({ need: 'account cache', dataSet: 'accounts', onMiss: [read('records', 'accounts')] });

const modules: Readonly<Record<string, BuildModule>> = {
  session: {
    operations: {
      command: [compute(1)],
      begin: [compute(1)],
      end: [compute(1), send({ need: 'results', protocol: 'stream', operation: 'statistics.count' })],
    },
  },
  accounts: {
    operations: {
      'log in': [compute(constant(workMs.login)), account, write('records', 'accounts')],
      check: [compute(1), account],
    },
  },
  profile: { operations: { show: [compute(2), call('accounts.check'), profiles(3), write('records', 'profiles')] } },
  matchmaking: {
    operations: {
      join: [
        compute(2),
        read('matches', 'matches', { count: constant(6) }),
        write('matches', 'matches', { count: constant(2), storeTimeMs: constant(workMs.openMatch) }),
        call('session.begin'),
      ],
    },
  },
  friends: {
    operations: { show: [compute(1), read('records', 'friends', { count: constant(2) }), write('records', 'friends')] },
  },
  shop: {
    operations: { buy: [compute(3), call('accounts.check'), read('records', 'offers'), write('records', 'purchases')] },
  },
  statistics: { operations: { count: [compute(1), write('records', 'statistics')] } },
};

const columns = [30, 270, 530, 900, 1270, 1530];
const at = (column: number, row: number, component: BuildComponent): BuildComponent => ({
  ...component,
  at: [columns[column] ?? 0, 80 + 190 * row],
});

const size: Configuration = { instances: 3, workers: 64, backlog: 128, memoryMiB: 2048, vcpus: 0.25 };
const host = (names: readonly string[], values: Configuration = {}): BuildComponent => ({
  kind: 'container',
  modules: names,
  values: { ...size, ...values },
});

const accountCache: BuildComponent = {
  kind: 'cache',
  values: { ttlMs: null, capacityMiB: 64, prefillEntries: load.players, coalescing: true, latencyMs: constant(0.1) },
};
const results: BuildComponent = {
  kind: 'stream',
  values: { partitions: 4, partitionMessagesPerSecond: 1000, maxReceives: 3, sendMs: constant(20) },
};
const recordSets = ['accounts', 'profiles', 'friends', 'offers', 'purchases', 'statistics'];
const store = (dataSets: readonly string[], vcpus: number): BuildComponent =>
  database(dataSets, { vcpus, maxConnections: 500 });

/** Whoever is asked has ten seconds; who waits for a seat in a match, a minute. */
const timeoutMs = 10 * second;
const seatMs = minute;
const pool = { connections: 20, waitLimitMs: null };
const stored = (module: string, need: string, to: string): BuildWire =>
  wire(`${module}.${need} -> ${to}`, {
    timeoutMs: need === 'matches' ? seatMs : timeoutMs,
    pool,
    balancing: { ...defaultBalancing, policy: 'consistent-hash' },
  });

const calls: readonly BuildWire[] = [
  ...['profile', 'shop'].map((name) => wire(`${name} -> accounts`, { timeoutMs })),
  wire('matchmaking -> session', { timeoutMs }),
  wire('accounts.account cache -> Account cache', { timeoutMs: cacheTimeoutMs }),
  wire('session.results -> Results', { timeoutMs }),
];
const recording = ['accounts', 'profile', 'friends', 'shop', 'statistics'];
/** A player keeps a connection to one instance, and takes up to ten seconds to come back to another. */
const connected = (text: string): BuildWire => ({ ...free(text), style: 'websocket', reconnectJitterMs: timeoutMs });

const entrance = { Players: at(0, 1, usersOf('In a match', 'In the lobby', 'Coming in')) };

const together: BuildStage = {
  note: 'One application on three containers of four vCPUs plays the matches and does all that is around them. Whoever plays shares its vCPUs with logins, and its workers with whoever waits for the account cache.',
  modules,
  components: {
    ...entrance,
    Balancer: at(1, 1, balancer('least-outstanding')),
    Game: at(2, 0, host(Object.keys(modules), { vcpus: 4 })),
    'Account cache': at(3, 0, accountCache),
    Records: at(3, 1, store([...recordSets, 'matches'], 8)),
    Results: at(3, 2, results),
  },
  wires: [
    free('Players -> Balancer'),
    connected('Balancer -> Game'),
    ...calls,
    ...recording.map((name) => stored(name, 'records', 'Records')),
    stored('matchmaking', 'matches', 'Records'),
    wire('Results -> Game'),
  ],
};

/** The same vCPUs, dealt to services; open matches in so many stores of one vCPU. */
const apart = (shards: number, note: string): BuildStage => {
  const shardNames = Array.from({ length: shards }, (_, shard) => `Matches ${shard + 1}`);
  return {
    note,
    modules,
    components: {
      ...entrance,
      'Match balancer': at(1, 0, balancer('least-outstanding')),
      'Match servers': at(2, 0, host(['session'], { vcpus: 1 })),
      Matchmaking: at(2, 1, host(['matchmaking'], { workers: 1000 })),
      Profiles: at(2, 2, host(['profile'])),
      Shop: at(2, 3, host(['shop'], { instances: 1 })),
      Friends: at(2, 4, host(['friends'])),
      Results: at(3, 0, results),
      Accounts: at(3, 2, host(['accounts'], { vcpus: 2 })),
      Statistics: at(4, 0, host(['statistics'], { instances: 1 })),
      ...Object.fromEntries(shardNames.map((name, shard) => [name, at(3 + shard, 1, store(['matches'], 1))])),
      'Account cache': at(4, 2, accountCache),
      Records: at(4, 4, store(recordSets, 2)),
    },
    wires: [
      free('Players -> Match balancer'),
      connected('Match balancer -> Match servers'),
      ...['Matchmaking', 'Profiles', 'Friends', 'Shop', 'Accounts'].map((name) => free(`Players -> ${name}`)),
      ...calls,
      ...recording.map((name) => stored(name, 'records', 'Records')),
      ...shardNames.map((name) => stored('matchmaking', 'matches', name)),
      wire('Results -> Statistics'),
    ],
  };
};

const lobbyMix = {
  'profile.show': load.profiles,
  'friends.show': load.friends,
  'shop.buy': load.bought,
  'matchmaking.join': load.joins,
};
const sum = (mix: Readonly<Record<string, number>>) => Object.values(mix).reduce((total, each) => total + each, 0);
const playing = { 'session.command': load.commands, 'session.end': load.results };

/** Each player asks about an account and a profile that is theirs. */
const asking = {
  keys: { type: 'uniform', items: load.players },
  clients: { type: 'uniform', items: load.players },
  userRetries: null,
} as const;

const document: Document = buildDocument(
  {
    title: 'Online game',
    classes: {
      'In a match': { ...asking, ratePerSecond: sum(playing), mix: playing, patienceMs: second },
      'In the lobby': {
        ...asking,
        ratePerSecond: sum(lobbyMix),
        mix: { ...lobbyMix, 'matchmaking.join': { weight: load.joins, patienceMs: seatMs } },
        patienceMs: 5 * second,
      },
      'Coming in': {
        ...asking,
        ratePerSecond: load.logins,
        // What follows must be something that the class may ask for at all.
        mix: { 'accounts.log in': 1, 'matchmaking.join': 1e-9 },
        patienceMs: seatMs,
        followUps: (names) => [
          {
            after: names.id('operation', 'accounts.log in'),
            operation: names.id('operation', 'matchmaking.join'),
            probability: 1,
            delayMs: constant(2 * second),
          },
        ],
      },
    },
    dataSets: { accounts: { population: { type: 'uniform', items: load.players } } },
    scenario: { durationMs: 160 * second, warmUpMs: 20 * second, seed: 1 },
    timeline: {
      'A patch is out: everybody logs in': {
        atMs: wave.atMs,
        durationMs: wave.durationMs,
        action: traffic('Coming in', wave.factor),
      },
      'The account cache hangs': {
        ...silence,
        action: strike('hang', on.component('Account cache')),
      },
    },
    requirements: {
      'players in a match': {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.999,
        owner: 'players',
        scope: (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'In a match') }),
      },
      'a seat in a match': {
        metric: 'p95',
        comparator: 'at-most',
        target: 10 * second,
        owner: 'players',
        scope: (names) => ({ type: 'operation', operation: names.id('operation', 'matchmaking.join') }),
      },
    },
    stages: {
      'All in one': together,
      Split: apart(
        1,
        'The same vCPUs, dealt to services. Players in a match meet nobody but the match servers. All open matches stand in one store, and everybody who comes in writes there. The proxy before the services is left out.',
      ),
      'Sharded matchmaking': apart(3, 'As before, with the open matches spread over three stores by player.'),
    },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'online-game',
  shows: ['DU4', 'MU3'],
  shelf: 'design',
  title: document.title,
  summary: 'A login wave, a cache that hangs, and whether play goes on',
  tryFirst:
    'Run each sheet and look at the players in a match after 1:00 and after 2:00: is playing affected? Then look for the one store that is not sharded.',
  scale:
    'Published: 3.4 million players, 124,000 requests a second with 318,000 reads and 132,000 writes. Here: a thousandth of each, and 60 commands a second that stand for those of all matches.',
  facts: [
    {
      text: 'At 3.4 million players Fortnite took 124,000 client requests a second; its databases did 318,000 reads and 132,000 writes a second, usually in less than 10 ms.',
      source: 'Epic Games, postmortem of service outage at 3.4M CCU, February 2018',
    },
    {
      text: 'Of nine shards, the one with the sessions of matchmaking had 15 % of the queries and 11 % of the writes; its writes queued until updates took more than 40 s.',
      source: 'Epic Games, postmortem of service outage at 3.4M CCU, February 2018',
    },
    {
      text: 'Six incidents in a weekend: threads, a cache that saturated its proxy, chat, limits of the cloud, addresses.',
      source: 'Epic Games, postmortem of service outage at 3.4M CCU, February 2018',
    },
  ],
  document,
};
