/** Designs with a place that any kind of one use can take: whoever stands there meets the same traffic. */
import { declarations, type KindSpec } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  defaultDelivery,
  type BuildStep,
  type Configuration,
  type Document,
  type Population,
  type Protocol,
} from '#design';
import type { Use } from './pairs';
import { bare, roomy } from '../bare';

type Design = Parameters<typeof buildDesign>[0];
type Components = Design['components'];

export interface Situation {
  /** What the module does that answers or consumes; null = it is files. */
  readonly steps: readonly BuildStep[] | null;
  /** Poisson. */
  readonly ratePerSecond?: number;
  readonly seconds?: number;
  readonly requestBytes?: number;
  readonly keys?: Population;
  /** Of the kind under test, as far as it has such parameters. */
  readonly values?: Configuration;
  /** Of the server behind a router or broker; of the kind under test too where it is a host. */
  readonly host?: Configuration;
  /** Hosts that consume, each by a wire of its own; absent = one. */
  readonly consumers?: number;
  /** In the terms of the names below. */
  readonly timeline?: Design['timeline'];
}

export type Stand = (spec: KindSpec, situation: Situation) => Document;

/** A wire between processes over which nothing takes time. */
const free = (text: string) => ({ wire: text, ...bare });

function frame(situation: Situation, front: readonly BuildStep[]) {
  const { ratePerSecond = 20, seconds = 10, keys, timeline } = situation;
  return {
    classes: { Users: { ratePerSecond, mix: { 'front.ask': 1 }, patienceMs: null, ...(keys && { keys }) } },
    scenario: { durationMs: seconds * 1000, warmUpMs: 0 },
    modules: {
      front: { operations: { ask: front } },
      ...(situation.steps && { work: { operations: { do: situation.steps } } }),
    },
    ...(timeline && { timeline }),
  };
}

const users: Components = {
  Users: { kind: 'users', classes: ['Users'] },
  Front: { kind: 'server', modules: ['front'], values: roomy },
};

/** Only what the kind has a parameter for, within its range. */
export function fitting({ parameters }: KindSpec, values: Configuration): Configuration {
  const names = new Set(parameters.map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

const storing: readonly Protocol[] = ['sql', 'key-value', 'cache', 'object', 'search'];

const own = (spec: KindSpec, { values = {}, host = {} }: Situation): Configuration =>
  fitting(spec, spec.hosts === null ? values : { ...host, ...values });

/** Who answers a call: a module in the kind, a module on a server behind it, or the kind by itself. */
const answersOf = ({ hosts, servesFiles, passesOn }: KindSpec) => {
  if (hosts !== null || servesFiles) return { inside: ['work'], behind: [], to: 'work' };
  return passesOn ? { inside: [], behind: ['work'], to: 'Tested' } : { inside: [], behind: [], to: null };
};

/** Users -> Front -> the kind -> whoever answers. */
export const asked: Stand = (spec, situation) => {
  const { steps, requestBytes = 1024, host = {} } = situation;
  const bytes = { requestBytes: constant(requestBytes) };
  const { inside, behind, to } = answersOf(spec);
  const ask = to === null ? buildStep.outside('work', bytes) : buildStep.call('work.do', bytes);
  return buildDesign(
    {
      ...frame({ ...situation, steps: to === null ? null : (steps ?? []) }, [ask]),
      components: {
        ...users,
        Tested: { kind: spec.id, values: own(spec, situation), modules: inside },
        ...Object.fromEntries(behind.map((module) => ['Web', { kind: 'server', modules: [module], values: host }])),
      },
      wires: [
        free('Users -> Front'),
        free(`front.work -> ${to ?? 'Tested'}`),
        ...behind.map(() => free('Tested -> Web')),
      ],
    },
    declarations,
  );
};

/** Users -> Front -> the kind, of which its first verb is asked for ten milliseconds of work; a cache remembers what it is asked for. */
export const stored: Stand = (spec, situation) => {
  const { protocol, verbs } = spec.offers.find((each) => storing.includes(each.protocol))!;
  const about = { need: 'store', dataSet: 'rows' };
  const front = [
    protocol === 'cache'
      ? buildStep.lookup({ ...about, onMiss: [] })
      : buildStep.ask({ ...about, protocol, verb: verbs[0]! }, { storeTimeMs: constant(10) }),
  ];
  return buildDesign(
    {
      ...frame({ ...situation, steps: null }, front),
      dataSets: { rows: {} },
      components: { ...users, Tested: { kind: spec.id, values: own(spec, situation), dataSets: ['rows'] } },
      wires: [free('Users -> Front'), free('front.store -> Tested')],
    },
    declarations,
  );
};

/** Users -> Front -> the kind, to which a message is sent or an object put -> its consumers, servers. A kind that has a queue of its own consumes by itself; one that is sent nothing makes its messages. */
export const sent: Stand = (spec, situation) => {
  const { requestBytes = 1024, consumers = 1, host = {} } = situation;
  const isSent = spec.offers.length > 0;
  const names = Array.from({ length: spec.hosts === null ? consumers : 0 }, (_, at) => `Worker ${at + 1}`);
  return buildDesign(
    {
      ...frame(situation, isSent ? [sending(spec, requestBytes)] : []),
      components: {
        ...users,
        Tested: { kind: spec.id, values: own(spec, situation), modules: spec.hosts === null ? [] : ['work'] },
        ...Object.fromEntries(names.map((name) => [name, { kind: 'server', modules: ['work'], values: host }])),
      },
      wires: [
        free('Users -> Front'),
        ...(isSent ? [free(spec.hosts === null ? 'front.broker -> Tested' : 'front.broker -> work')] : []),
        ...names.map((name) => ({ ...free(`Tested -> ${name}`), delivery: defaultDelivery })),
      ],
    },
    declarations,
  );
};

function sending({ offers }: KindSpec, bytes: number): BuildStep {
  const taken = offers.find((each) => each.verbs.some((verb) => verb === 'send'));
  if (taken) return buildStep.send({ need: 'broker', protocol: taken.protocol }, { messageBytes: constant(bytes) });
  const stores = offers.find((each) => each.verbs.some((verb) => verb === 'put'));
  if (!stores) return buildStep.send({ need: 'broker', protocol: 'event' }, { messageBytes: constant(bytes) });
  return buildStep.ask({ need: 'broker', protocol: stores.protocol, verb: 'put' }, { requestBytes: constant(bytes) });
}

/** Where a kind of each use may stand. */
export const stands: Readonly<Record<Use, Stand>> = {
  request: asked,
  sql: stored,
  'key-value': stored,
  cache: stored,
  object: stored,
  search: stored,
  queue: sent,
  topic: sent,
  stream: sent,
  'is sent events': sent,
  'hands out events': sent,
  // A broker's consumer is asked like anybody else.
  'is handed events': asked,
};
