/** The Corner Shop as a talk of ten scenes: on the height of the sale the payment provider hangs for a minute, in four designs under the same shoppers. */
import type { Camera, Fault, FaultKind, Scene, TimelineEvent } from '#design';
import type { Names } from './draft';
import { minute, second } from './shop-day';

interface Told {
  readonly title: string;
  readonly stage: string;
  readonly atMs: number;
  readonly caption: string;
  readonly question?: string;
  readonly note?: string;
  /** Names of parts. */
  readonly lit?: readonly string[];
  readonly camera?: Camera;
  readonly events?: readonly TimelineEvent[];
}

/** When the provider stops to answer, and for how long. */
const hangsAtMs = 4.5 * minute;
const hangsForMs = minute;
/** When it has hung for a while, and a minute after it answers again. */
const hungMs = hangsAtMs + 50 * second;
const laterMs = hangsAtMs + hangsForMs + minute;

interface Struck {
  readonly name: string;
  readonly fault: FaultKind;
  readonly part: string;
  /** From the opening of the scene. */
  readonly atMs?: number;
  readonly durationMs?: number;
}

function struck(names: Names, { name, fault, part, atMs = 0, durationMs }: Struck): TimelineEvent {
  const target = { type: 'component', component: names.id('component', part) } as const;
  const thrown: Fault = { fault, target, magnitude: null, recurrence: null };
  return {
    id: names.id('event', name),
    name,
    atMs,
    durationMs: durationMs ?? null,
    action: { type: 'fault', fault: thrown },
  };
}

/** How the sale begins, and what strikes it. */
const theSale = (names: Names): readonly Told[] => [
  {
    title: 'A small shop',
    stage: 'Monolith',
    atMs: 65 * second,
    caption: 'One server, one database, twenty requests a second. Payments are somebody else’s.',
    note: 'Calls between modules are lines within the box: they are free.',
  },
  {
    title: 'Sale day',
    stage: 'Monolith',
    atMs: hangsAtMs - 15 * second,
    question: 'Ten times the load. Will one server do?',
    caption: 'It does: two CPUs are enough for two hundred requests a second.',
    lit: ['Users', 'Shop server'],
    note: 'Look at the beam of the server: it is busy, and has room.',
  },
  {
    title: 'The payment provider stops answering',
    stage: 'Monolith',
    atMs: hangsAtMs,
    question: 'Three requests in a hundred pay. Who will notice?',
    caption: 'Each order waits for an answer that does not come, and holds one of 64 workers while it waits.',
    lit: ['Shop server', 'Payment provider'],
    camera: 'lit',
    events: [
      struck(names, { name: 'The provider hangs', fault: 'hang', part: 'Payment provider', durationMs: hangsForMs }),
    ],
    note: 'Let it run: within seconds the last worker waits.',
  },
];

/** The same instant in four designs. */
const theSameInstant: readonly Told[] = [
  {
    title: 'Fifty seconds later',
    stage: 'Monolith',
    atMs: hungMs,
    caption: 'All workers wait for the provider. Whoever only wants to look around is refused as well.',
    lit: ['Shop server', 'Payment provider'],
  },
  {
    title: 'The same fifty seconds in services',
    stage: 'Services',
    atMs: hungMs,
    caption: 'The frontend waits for the backend, which waits for the provider: the same fate, one hop away.',
    lit: ['Frontend', 'Backend', 'Payment provider'],
  },
  {
    title: 'Payments by themselves',
    stage: 'Microservices',
    atMs: hungMs,
    caption: 'A call that waits holds its caller, wherever that stands. It took a little longer, and came to the same.',
    lit: ['Frontend', 'Shop service', 'Payments service', 'Payment provider'],
  },
  {
    title: 'Functions',
    stage: 'Serverless',
    atMs: hungMs,
    question: 'Nobody shares a worker with an order here. Who notices now?',
    caption:
      'Those who pay, and nobody else: each order waits in an instance of its own, until its ten seconds are over.',
    lit: ['ProcessOrder', 'Payment provider'],
  },
];

/** Who comes back by itself. */
const afterwards = (names: Names): readonly Told[] => [
  {
    title: 'A minute after the provider is back',
    stage: 'Monolith',
    atMs: laterMs,
    question: 'The provider answers again. Does the shop?',
    caption: 'It does not. No call gives up by itself, so no worker comes back.',
    lit: ['Shop server', 'Payment provider'],
  },
  {
    title: 'The same minute in functions',
    stage: 'Serverless',
    atMs: laterMs,
    caption: 'Orders are placed again: nothing was left waiting.',
    lit: ['ProcessOrder', 'Payment provider'],
  },
  {
    title: 'Off and on again',
    stage: 'Monolith',
    atMs: laterMs,
    caption:
      'A crash throws away what waits, the server boots, and the shop is back. A timeout would have been cheaper.',
    lit: ['Shop server'],
    events: [struck(names, { name: 'The server is restarted', fault: 'crash', part: 'Shop server', atMs: 5 * second })],
    note: 'Improvise: give the wire to the provider a timeout of a second, press 0, and let the same sale run again.',
  },
];

export function cornerShopScenes(names: Names): readonly Scene[] {
  return [...theSale(names), ...theSameInstant, ...afterwards(names)].map(({ stage, lit = [], ...told }) => ({
    question: '',
    note: '',
    camera: 'sheet',
    events: [],
    ...told,
    id: names.id('scene', told.title),
    stage: names.id('stage', stage),
    lit: lit.map((name) => names.id('component', name)),
  }));
}
