/**
 * The single faults of a stage: each component, instance, path between parts, zone and third party, each down, silent, ten times slower and failing a fifth of
 * the time. Wires between the same two parts are one network, and fail together. Pure, from the document alone.
 */
import {
  componentOf,
  hostsOf,
  instanceWords,
  moduleOfNeed,
  oneWayMs,
  placementOf,
  scaledLaw,
  type Component,
  type ComponentId,
  type Configuration,
  type Distribution,
  type Fault,
  type FaultKind,
  type FaultTarget,
  type Kinds,
  type Stage,
  type TimelineAction,
  type Wire,
  type ZoneId,
} from '#design';

export const surveyFaults = ['down', 'silent', 'slower', 'errors'] as const;
export type SurveyFault = (typeof surveyFaults)[number];

export type SurveyedThing =
  | { readonly type: 'component'; readonly component: ComponentId }
  | { readonly type: 'third-party'; readonly component: ComponentId }
  | { readonly type: 'instance'; readonly component: ComponentId; readonly instance: number }
  /** The wires from one part, or the hosts of one module, to another. */
  | { readonly type: 'path'; readonly wires: readonly Wire[] }
  | { readonly type: 'zone'; readonly zone: ZoneId };

export interface SurveyCase {
  readonly thing: SurveyedThing;
  /** On screen. */
  readonly name: string;
  readonly fault: SurveyFault;
  /** What is done at its beginning; a fault ends by itself. */
  readonly actions: readonly TimelineAction[];
  /** What is undone at its end beside that. */
  readonly undo: readonly TimelineAction[];
}

const times = 10;
const failing = 0.2;

interface Premises {
  readonly stage: Stage;
  readonly kinds: Kinds;
}

export function surveyCases(stage: Stage, kinds: Kinds): readonly SurveyCase[] {
  const premises = { stage, kinds };
  return thingsOf(premises).flatMap(({ thing, name }) =>
    surveyFaults.map((fault) => ({ thing, name, fault, ...actionsOf(premises, thing, fault) })),
  );
}

interface Named {
  readonly thing: SurveyedThing;
  readonly name: string;
}

function thingsOf(premises: Premises): readonly Named[] {
  const { stage, kinds } = premises;
  const parts = stage.components.filter(({ kind }) => kinds.get(kind)?.generatesTraffic === false);
  const isBought = ({ kind }: Component) => kinds.get(kind)?.category === 'bought-in';
  const whole = (type: 'component' | 'third-party', among: readonly Component[]): readonly Named[] =>
    among.map(({ id, name }) => ({ thing: { type, component: id }, name }));
  const zones = stage.zones.filter(({ id }) => parts.some((part) => part.zones.includes(id)));
  return [
    ...whole(
      'component',
      parts.filter((part) => !isBought(part)),
    ),
    ...whole('third-party', parts.filter(isBought)),
    ...parts.flatMap((part) => instancesOf(premises, part)),
    ...pathsOf(stage).map(({ name, wires }): Named => ({ thing: { type: 'path', wires }, name })),
    ...zones.map(({ id, name }): Named => ({ thing: { type: 'zone', zone: id }, name: `Zone ${name}` })),
  ];
}

/** Where a host or store has several. Those that are made on demand are nobody's in particular. */
function instancesOf({ kinds }: Premises, part: Component): readonly Named[] {
  const kind = kinds.get(part.kind);
  const counted = kind?.instancesParameter ? part.configuration[kind.instancesParameter] : 1;
  const scaled = part.hostPolicy?.autoscaling?.min;
  const count =
    kind?.instanceNames?.(part.configuration).length ?? scaled ?? (typeof counted === 'number' ? counted : 1);
  if (count < 2) return [];
  return Array.from({ length: count }, (_, instance) => ({
    thing: { type: 'instance', component: part.id, instance },
    name: `${part.name}, ${instanceWords(kinds, part, instance)}`,
  }));
}

interface Path {
  readonly name: string;
  readonly wires: readonly Wire[];
}

/** Wires that cross a process border, by the parts between which they run. */
export function pathsOf(stage: Stage): readonly Path[] {
  const paths = new Map<string, Path>();
  for (const wire of stage.wires) {
    const [from, to] = [sourcesOf(stage, wire), targetsOf(stage, wire)];
    if (placementOf(stage, wire) === 'in-process' || from.length === 0 || to.length === 0) continue;
    const name = `${namesOf(from)} to ${namesOf(to)}`;
    const key = [from, to].map((ends) => ends.map(({ id }) => id).join()).join('>');
    paths.set(key, { name, wires: [...(paths.get(key)?.wires ?? []), wire] });
  }
  return [...paths.values()];
}

const namesOf = (components: readonly Component[]): string => components.map(({ name }) => name).join(', ');

function sourcesOf(stage: Stage, { from }: Wire): readonly Component[] {
  if ('component' in from) return [componentOf(stage, from.component) ?? []].flat();
  const module = moduleOfNeed(stage, from.need);
  return module ? hostsOf(stage, module.id) : [];
}

const targetsOf = (stage: Stage, { to }: Wire): readonly Component[] =>
  'component' in to ? [componentOf(stage, to.component) ?? []].flat() : hostsOf(stage, to.module);

type Actions = Pick<SurveyCase, 'actions' | 'undo'>;

const faultOf = (fault: FaultKind, target: FaultTarget, magnitude: number | null = null): TimelineAction => ({
  type: 'fault',
  fault: { fault, target, magnitude, recurrence: null } satisfies Fault,
});

const only = (...actions: readonly TimelineAction[]): Actions => ({ actions, undo: [] });

function actionsOf(premises: Premises, thing: SurveyedThing, fault: SurveyFault): Actions {
  if (thing.type === 'path') return only(...thing.wires.map((wire) => onWire(premises, wire, fault)));
  if (fault === 'slower' && (thing.type === 'component' || thing.type === 'third-party'))
    return slowedPart(premises, thing.component);
  const target: FaultTarget = thing.type === 'third-party' ? { type: 'component', component: thing.component } : thing;
  const isZone = thing.type === 'zone';
  switch (fault) {
    case 'down':
      return only(faultOf('outage', target));
    case 'silent':
      return only(faultOf(isZone ? 'zone-outage' : 'hang', target));
    case 'slower':
      return only(faultOf('cpu-throttle', target, 1 / times));
    case 'errors':
      return only(faultOf('error-rate', target, failing));
  }
}

function onWire({ stage, kinds }: Premises, wire: Wire, fault: SurveyFault): TimelineAction {
  const target = { type: 'wire', wire: wire.id } as const;
  const [source] = sourcesOf(stage, wire);
  const isFromUsers = source !== undefined && kinds.get(source.kind)?.generatesTraffic === true;
  switch (fault) {
    case 'down':
      return faultOf('outage', target);
    case 'silent':
      return faultOf('partition', target);
    case 'slower':
      return faultOf('latency', target, (times - 1) * oneWayMs(stage, wire, isFromUsers));
    case 'errors':
      return faultOf('error-rate', target, failing);
  }
}

/** Its CPU has a tenth of its speed, and what it takes without one takes ten times as long. */
function slowedPart({ stage, kinds }: Premises, id: ComponentId): Actions {
  const part = componentOf(stage, id);
  const parameters = (part && kinds.get(part.kind)?.parameters) ?? [];
  if (!part) return only();
  const latencies = parameters.filter(({ name, type }) => type === 'distribution' && name === 'latencyMs');
  const set = (value: (of: Distribution) => Distribution): readonly TimelineAction[] =>
    latencies.flatMap(({ name }) => {
      const own = part.configuration[name] as Configuration[string];
      if (own === null || typeof own !== 'object') return [];
      return {
        type: 'configuration',
        target: { type: 'component', component: id },
        parameter: name,
        value: value(own),
      };
    });
  return {
    actions: [
      faultOf('cpu-throttle', { type: 'component', component: id }, 1 / times),
      ...set((own) => scaledLaw(own, times)),
    ],
    undo: set((own) => own),
  };
}
