/** Which faults a person can cause at a part, and in which words. Asked of the kind's properties, never of its name. */
import {
  faultWords,
  placementOf,
  wireWords,
  type Arrivals,
  type Component,
  type Fault,
  type FaultKind,
  type FaultTarget,
  type KindDeclaration,
  type Protocol,
  type Stage,
  type TrafficClass,
  type Wire,
} from '#design';

export interface FaultChoice {
  readonly fault: FaultKind;
  readonly label: string;
  /** What happens, in one sentence. */
  readonly text: string;
  /** Strength to be asked for; null = it has none. */
  readonly magnitude: {
    readonly label: string;
    readonly unit: string;
    readonly initial: number;
    readonly min: number;
    readonly max: number;
  } | null;
  readonly target: FaultTarget;
}

/** Something that can be struck, as the menu lists it. */
export interface FaultPlace {
  /** Id of the component or wire. */
  readonly id: string;
  readonly label: string;
  readonly choices: readonly FaultChoice[];
}

const percent = (label: string, initial: number) => ({ label, unit: '%', initial, min: 0, max: 100 });

function ofComponent(component: Component, kind: KindDeclaration): readonly FaultChoice[] {
  const whole: FaultTarget = { type: 'component', component: component.id };
  const choices: FaultChoice[] = [];
  const add = (choice: FaultChoice, possible = true) => {
    if (possible) choices.push(choice);
  };
  add(
    {
      fault: 'crash',
      label: faultWords.crash.cause,
      text: 'Its requests fail with a reset; callers are refused until it listens again.',
      magnitude: null,
      target: { type: 'instance', component: component.id, instance: 0 },
    },
    kind.instancesParameter !== null,
  );
  add(
    {
      fault: 'crash',
      label: 'Restart all instances',
      text: 'All stop at once with everything in them, workers that wait for good included, and boot again.',
      magnitude: null,
      target: whole,
    },
    kind.instancesParameter !== null,
  );
  add({
    fault: 'outage',
    label: faultWords.outage.cause,
    text: 'All of it is gone; calls are refused until cleared.',
    magnitude: null,
    target: whole,
  });
  add({
    fault: 'hang',
    label: faultWords.hang.cause,
    text: 'It takes calls and never answers; callers wait for their timeouts.',
    magnitude: null,
    target: whole,
  });
  add({
    fault: 'error-rate',
    label: faultWords['error-rate'].cause,
    text: 'A share of its answers are errors, after the normal time.',
    magnitude: percent('Share', 20),
    target: whole,
  });
  add(
    {
      fault: 'cpu-throttle',
      label: faultWords['cpu-throttle'].cause,
      text: 'Every computation runs at this share of its speed.',
      magnitude: percent('Speed left', 10),
      target: whole,
    },
    kind.parameters.some(({ name }) => name === 'vcpus'),
  );
  add(
    {
      fault: 'dependency-quota',
      label: faultWords['dependency-quota'].cause,
      text: 'Every call is throttled until cleared.',
      magnitude: null,
      target: whole,
    },
    kind.parameters.some(({ name }) => name === 'quotaPerSecond'),
  );
  return [...choices, ...ofNodes(component), ...ofStore(kind, whole)];
}

/** What can happen to the primary of a store that has other nodes. */
function ofNodes({ id, configuration }: Component): readonly FaultChoice[] {
  const { standby, readReplicas } = configuration;
  const hasStandby = standby === 'asynchronous' || standby === 'synchronous';
  const primary: FaultTarget = { type: 'instance', component: id, instance: 0 };
  const gone: FaultChoice = {
    fault: 'outage',
    label: 'Take the primary down',
    text: hasStandby
      ? 'Calls are refused until the standby has taken over, or until cleared.'
      : 'Writes, and reads that ask the primary, are refused until cleared.',
    magnitude: null,
    target: primary,
  };
  const order: FaultChoice = {
    fault: 'failover',
    label: faultWords.failover.cause,
    text: 'The standby is promoted without a wait for detection; all connections to the primary are reset.',
    magnitude: null,
    target: { type: 'component', component: id },
  };
  if (hasStandby) return [gone, order];
  return typeof readReplicas === 'number' && readReplicas > 0 ? [gone] : [];
}

/** What can happen to what a part keeps. */
function ofStore({ offers }: KindDeclaration, whole: FaultTarget): readonly FaultChoice[] {
  const keeps = (protocol: Protocol) => offers.some((offer) => offer.protocol === protocol);
  const full: FaultChoice = {
    fault: 'disk-full',
    label: faultWords['disk-full'].cause,
    text: 'Every write fails until cleared; what is there can still be read.',
    magnitude: null,
    target: whole,
  };
  const flush: FaultChoice = {
    fault: 'cache-flush',
    label: faultWords['cache-flush'].cause,
    text: 'All entries are gone at once; the next lookups miss.',
    magnitude: null,
    target: whole,
  };
  return [...(keeps('sql') ? [full] : []), ...(keeps('cache') ? [flush] : [])];
}

function ofWire(wire: Wire): readonly FaultChoice[] {
  const target: FaultTarget = { type: 'wire', wire: wire.id };
  return [
    {
      fault: 'latency',
      label: faultWords.latency.cause,
      text: 'Every message over it takes this much longer, each way.',
      magnitude: { label: 'Added', unit: 'ms', initial: 200, min: 0, max: 60_000 },
      target,
    },
    {
      fault: 'loss',
      label: faultWords.loss.cause,
      text: 'A share of the messages is lost and sent again after 200 ms, doubling.',
      magnitude: percent('Share', 5),
      target,
    },
    {
      fault: 'partition',
      label: faultWords.partition.cause,
      text: 'Nothing passes either way; callers wait for their timeouts.',
      magnitude: null,
      target,
    },
    {
      fault: 'expired-credential',
      label: faultWords['expired-credential'].cause,
      text: 'Whoever calls over it is known no more: every call fails at the other end, without work.',
      magnitude: null,
      target,
    },
  ];
}

/** What can happen to those who ask: more of them come. */
function ofSource({ trafficClasses }: Component, classes: FaultPlacesOptions['classes']): readonly FaultChoice[] {
  const sent = classes.filter(({ id, arrivals }) => trafficClasses.includes(id) && hasRate(arrivals));
  return sent.map(({ id, name }) => ({
    fault: 'traffic-surge',
    label: sent.length > 1 ? `${faultWords['traffic-surge'].cause}: ${name}` : faultWords['traffic-surge'].cause,
    text: 'The arrival rate is multiplied until cleared.',
    magnitude: { label: 'Factor', unit: '×', initial: 3, min: 0, max: 100 },
    target: { type: 'traffic-class', trafficClass: id },
  }));
}

/** Of a trace every arrival is written down, and a fixed number of users does not grow. */
const hasRate = ({ type }: Arrivals): boolean => type !== 'trace' && type !== 'closed';

/** Name of a wire for people: "web → Database". */
export const wireName = wireWords;

export interface FaultPlacesOptions {
  readonly stage: Stage;
  readonly kindOf: (kind: string) => KindDeclaration | undefined;
  readonly classes: readonly TrafficClass[];
}

/**
 * Everything that can be struck in a stage. Sources of traffic cannot fail: they are the people, of whom more may come. Faults of a wire strike messages, and within a process
 * there are none.
 */
export function faultPlaces({ stage, kindOf, classes }: FaultPlacesOptions): readonly FaultPlace[] {
  const components = stage.components.flatMap((component): FaultPlace[] => {
    const kind = kindOf(component.kind);
    if (!kind) return [];
    const choices = kind.generatesTraffic ? ofSource(component, classes) : ofComponent(component, kind);
    return choices.length > 0 ? [{ id: component.id, label: component.name, choices }] : [];
  });
  const wires = stage.wires
    .filter((wire) => placementOf(stage, wire) !== 'in-process')
    .map((wire): FaultPlace => ({ id: wire.id, label: `wire ${wireName(stage, wire)}`, choices: ofWire(wire) }));
  return [...components, ...wires];
}

/** The fault as the simulation takes it: shares are ratios. */
export function faultOf(choice: FaultChoice, magnitude: number, instance: number): Fault {
  const target = choice.target.type === 'instance' ? { ...choice.target, instance } : choice.target;
  const strength = choice.magnitude === null ? null : choice.magnitude.unit === '%' ? magnitude / 100 : magnitude;
  return { fault: choice.fault, target, magnitude: strength, recurrence: null };
}
