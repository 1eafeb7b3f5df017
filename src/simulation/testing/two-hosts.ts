/** The smallest design with a call in it, for tests of what a wire does: users -> Front -> Back, no latency and no serialization unless said. */
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  type Configuration,
  type Distribution,
  type Document,
  type TrafficClass,
  type Wire,
  type WirePolicy,
} from '#design';
import type { Report } from '..';
import { bare, roomy } from './bare';

type BuildStep = ReturnType<typeof buildStep.compute>;

export interface TwoHosts {
  readonly ratePerSecond?: number;
  readonly seconds?: number;
  readonly warmUpSeconds?: number;
  readonly trafficClass?: Partial<Omit<TrafficClass, 'id' | 'name' | 'mix' | 'followUps'>>;
  /** Bytes between the users and Front. */
  readonly entry?: { readonly requestBytes: Distribution; readonly responseBytes: Distribution };
  /** What Back does. */
  readonly steps: readonly BuildStep[];
  readonly values?: Configuration;
  /** Kind of Back; absent = a server. */
  readonly backKind?: string;
  readonly frontValues?: Configuration;
  readonly front?: readonly BuildStep[];
  readonly wire?: Partial<Omit<Wire, 'id' | 'protocol' | 'from' | 'to' | 'policy'>>;
  /** Of the users' wire. */
  readonly entryWire?: Partial<Omit<Wire, 'id' | 'protocol' | 'from' | 'to' | 'policy'>>;
  readonly policy?: Partial<WirePolicy>;
  readonly usersPolicy?: Partial<WirePolicy>;
  readonly timeline?: Parameters<typeof buildDesign>[0]['timeline'];
  readonly zones?: Readonly<Record<string, string>>;
  /** Zones to which instances of Back are dealt. */
  readonly backZones?: readonly string[];
  readonly frontZones?: readonly string[];
}

export function twoHosts(given: TwoHosts): Document {
  const { seconds = 200, warmUpSeconds = 0, wire, policy } = given;
  const ratePerSecond = given.ratePerSecond ?? 20;
  return buildDesign(
    {
      classes: {
        Users: {
          ratePerSecond,
          mix: { 'front.ask': given.entry ?? 1 },
          patienceMs: null,
          ...given.trafficClass,
        },
      },
      ...(given.timeline && { timeline: given.timeline }),
      ...(given.zones && { zones: given.zones }),
      scenario: { durationMs: seconds * 1000, warmUpMs: warmUpSeconds * 1000 },
      modules: {
        front: { operations: { ask: given.front ?? [buildStep.call('back.answer')] } },
        back: { operations: { answer: given.steps } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: {
          kind: 'server',
          modules: ['front'],
          values: { ...roomy, ...given.frontValues },
          zones: given.frontZones ?? [],
        },
        Back: {
          ...backOf(given),
        },
      },
      wires: [
        { wire: 'Users -> Front', ...bare, ...given.entryWire, policy: given.usersPolicy ?? {} },
        { wire: 'front -> back', ...bare, ...wire, policy: policy ?? {} },
      ],
    },
    declarations,
  );
}

const backOf = ({ backKind = 'server', backZones = [], values = {} }: TwoHosts) => ({
  kind: backKind,
  modules: ['back'],
  values: { ...roomy, ...values },
  zones: backZones,
});

export const wait = (ms: number | Distribution): BuildStep =>
  buildStep.pause(typeof ms === 'number' ? constant(ms) : ms);

/** What the report says of Users, Front, Back and the wire between these. */
export function parts(report: Report) {
  const [users, front, back] = report.components;
  const [, wire] = report.wires;
  const [whole] = report.flows;
  if (!users || !front || !back || !wire || !whole) throw new Error('the report lacks a part');
  return { front, back, wire, whole };
}
