/**
 * Chat of customers with support agents: as drawn, with one stateful router of WebSockets in the middle, and as rebuilt, with pushes through a log to servers of which any may go. Parts
 * and wires are those of a published picture and of what its makers wrote later; times and rates are teaching values. A push ends here at the server that holds the socket of its agent.
 */
import { buildAction, buildDocument, buildStep, constant } from '#design';
import type { BuildModule, BuildStage, BuildStep, BuildWire, Configuration, Document } from '#design';
import type { GalleryEntry } from '../entry';
import {
  balancer,
  database,
  free,
  kinds,
  minute,
  pooled,
  second,
  server,
  usersOf,
  wire,
} from '../experiments/settings';
import { placed, published } from '../placed';

const { on, strike, traffic } = buildAction;
const { call, compute, send, write } = buildStep;

/** Agents who tell their state once a period, and contacts a second. */
export const load = { agents: 200, everyMs: 10 * second, contacts: 5 } as const;
export const restartAtMs = minute;
export const rush = { atMs: 2 * minute, durationMs: 30 * second, factor: 8 } as const;
/** A contact is in time when an agent has it by then. */
export const inTimeMs = 5 * second;

const push = { need: 'pushes', protocol: 'stream', operation: 'socket.push' } as const;
const contact = { need: 'contacts', protocol: 'stream', operation: 'router.route' } as const;

/** What a contact is handed on by, to the router and from there to the socket. */
const modules = (toRouter: BuildStep, toSocket: BuildStep): Readonly<Record<string, BuildModule>> => ({
  channel: { operations: { open: [compute(3), call('contact.create')] } },
  contact: { operations: { create: [compute(4), write('database', 'contacts'), toRouter] } },
  router: { operations: { route: [compute(5), toSocket], learn: [compute(0.5)] } },
  socket: { operations: { push: [compute(60)], tell: [compute(1), call('agents.set')] } },
  agents: {
    operations: { set: [compute(1), send({ need: 'state', protocol: 'stream', operation: 'router.learn' })] },
  },
});

const at = placed([30, 260, 630, 1000, 1370], 200);
const fleet = (module: string, instances: number, values: Configuration = {}) =>
  server([module], { instances, bootMs: constant(5 * second), restartDelayMs: 5 * second, ...values });
/** Whatever else differs, one socket server does as much as another. */
const sockets = (instances: number) => fleet('socket', instances, { vcpus: 1 });
const log = (sessionMs: number) => ({
  kind: 'stream',
  values: { partitions: 8, partitionMessagesPerSecond: null, sendMs: constant(5), sessionMs },
});

const shared = {
  Customers: at(0, 0, usersOf('Customers')),
  Agents: at(0, 3, usersOf('Agents')),
  'Channel manager': at(1, 0, fleet('channel', 2)),
  'Contact service': at(2, 0, fleet('contact', 2)),
  Contacts: at(2, 1, database(['contacts'])),
  Router: at(3, 0, fleet('router', 2)),
} as const satisfies BuildStage['components'];

const timeoutMs = inTimeMs;
const timed = (text: string): BuildWire => wire(text, { timeoutMs });
const common: readonly BuildWire[] = [
  free('Customers -> channel'),
  timed('channel -> contact'),
  { ...pooled('contact.database -> Contacts'), policy: { pool: { connections: 20, waitLimitMs: second }, timeoutMs } },
  timed('socket -> agents'),
  timed('agents.state -> Agent state'),
  wire('Agent state -> router'),
];

/** An agent keeps a socket open; whoever has lost one opens it again, at once or within a time, which takes a handshake. */
const socket = (text: string, reconnectJitterMs: number): BuildWire => ({
  ...free(text),
  style: 'websocket',
  handshakeMs: 40,
  reconnectJitterMs,
});

const asDrawn: BuildStage = {
  note: 'A customer waits until the contact has passed one stateful router to its agent. At 1:00 that restarts: 200 sockets are gone, and all agents come back at once. From 2:00 to 2:30 there are 40 contacts a second where it does some 16, and it cannot stand twice.',
  modules: modules(call('router.route'), call('socket.push')),
  components: {
    ...shared,
    'WebSocket frontend': at(1, 3, balancer('round-robin')),
    'WebSocket proxy': at(2, 3, balancer('round-robin')),
    'WAMP router': at(3, 3, sockets(1)),
    'Agent state service': at(4, 2, fleet('agents', 2)),
    'Agent state': at(4, 0, log(10 * second)),
  },
  wires: [
    ...common,
    timed('contact -> router'),
    timed('router -> socket'),
    socket('Agents -> WebSocket frontend', 0),
    socket('WebSocket frontend -> WebSocket proxy', 0),
    socket('WebSocket proxy -> socket', 0),
  ],
};

export const jitterMs = 10 * second;
const rebuilt: BuildStage = {
  note: 'A contact is accepted once a log has it, and pushed from another log by whichever socket server is there; what one of six had at 1:00 is pushed by the others, and its agents come back within 10 s. Their subscriptions are plain WebSockets here, and that a push must find its socket is left out.',
  modules: modules(send(contact), send(push)),
  components: {
    ...shared,
    'Contact log': at(2, 2, log(2 * second)),
    'Push log': at(4, 1, log(2 * second)),
    Gateway: at(1, 3, balancer('least-outstanding')),
    'Socket servers': at(2, 3, sockets(6)),
    'Agent state service': at(3, 3, fleet('agents', 2)),
    'Agent state': at(4, 3, log(10 * second)),
  },
  wires: [
    ...common,
    timed('contact.contacts -> Contact log'),
    wire('Contact log -> router'),
    timed('router.pushes -> Push log'),
    wire('Push log -> socket'),
    socket('Agents -> Gateway', jitterMs),
    socket('Gateway -> socket', jitterMs),
  ],
};

const document: Document = buildDocument(
  {
    title: 'Support chat',
    classes: {
      Customers: { ratePerSecond: load.contacts, mix: { 'channel.open': 1 }, patienceMs: inTimeMs, userRetries: null },
      Agents: {
        arrivals: { type: 'periodic', senders: load.agents, periodMs: load.everyMs, jitterMs: 200 },
        mix: { 'socket.tell': 1 },
        patienceMs: inTimeMs,
        userRetries: null,
      },
    },
    also: () => published,
    scenario: { durationMs: 3 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'The WAMP router restarts': { atMs: restartAtMs, action: strike('crash', on.instance('WAMP router')) },
      'A socket server restarts': { atMs: restartAtMs, action: strike('crash', on.instance('Socket servers')) },
      '40 contacts a second': {
        atMs: rush.atMs,
        durationMs: rush.durationMs,
        action: traffic('Customers', rush.factor),
      },
    },
    requirements: {
      availability: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.99,
        owner: 'customers',
        scope: (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'Customers') }),
      },
      p95: {
        metric: 'p95',
        comparator: 'at-most',
        target: second,
        owner: 'customers',
        scope: (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'Customers') }),
      },
      'monthly bill': { metric: 'monthly-cost', comparator: 'at-most', target: 1500, owner: 'support' },
    },
    stages: { 'As drawn': asDrawn, Rebuilt: rebuilt },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'support-chat',
  shows: ['D11', 'S5'],
  shelf: 'design',
  title: document.title,
  summary: 'One stateful router restarts, then there are eight times the contacts',
  tryFirst:
    'At 2:00 contacts go from 5 to 40 a second. Compare both sheets: where do contacts wait, and which part could you have two of?',
  scale:
    'Published: about 10 transactions a second, and 1 % of contacts by chat. Here: 200 agents with open sockets, 5 contacts a second and 40 at the peak, which are assumed.',
  facts: [
    {
      text: 'Of the contacts of the old chat 46 % were not delivered in time; it did about 10 transactions a second, could not grow by more servers, and carried 1 % of all contacts.',
      source: 'Uber Engineering: Building scalable real-time chat, 2024',
    },
    {
      text: 'With GraphQL subscriptions over WebSockets, a push pipeline over Kafka and stateless servers, delivery errors fell to about 0.45 %, and chat came to carry 36 % of contacts.',
      source: 'InfoQ: Uber builds scalable chat using microservices with GraphQL subscriptions and Kafka, March 2024',
    },
  ],
  document,
};
