/** Which faults a person can cause at a part, and in which words. Asked of the kind's properties, never of its name. */
import type { Component, Fault, FaultKind, FaultTarget, KindDeclaration, Stage, Wire } from '#design';

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
      label: 'Crash an instance',
      text: 'Its requests fail with a reset; callers are refused until it listens again.',
      magnitude: null,
      target: { type: 'instance', component: component.id, instance: 0 },
    },
    kind.instancesParameter !== null,
  );
  add({
    fault: 'outage',
    label: 'Take it down',
    text: 'All of it is gone; calls are refused until cleared.',
    magnitude: null,
    target: whole,
  });
  add({
    fault: 'hang',
    label: 'Hang',
    text: 'It takes calls and never answers; callers wait for their timeouts.',
    magnitude: null,
    target: whole,
  });
  add({
    fault: 'error-rate',
    label: 'Answer with errors',
    text: 'A share of its answers are errors, after the normal time.',
    magnitude: percent('Share', 20),
    target: whole,
  });
  add(
    {
      fault: 'cpu-throttle',
      label: 'Throttle its CPU',
      text: 'Every computation runs at this share of its speed.',
      magnitude: percent('Speed left', 10),
      target: whole,
    },
    kind.parameters.some(({ name }) => name === 'vcpus'),
  );
  add(
    {
      fault: 'cache-flush',
      label: 'Empty the cache',
      text: 'All entries are gone at once; the next lookups miss.',
      magnitude: null,
      target: whole,
    },
    kind.offers.some(({ protocol }) => protocol === 'cache'),
  );
  return choices;
}

function ofWire(wire: Wire): readonly FaultChoice[] {
  const target: FaultTarget = { type: 'wire', wire: wire.id };
  return [
    {
      fault: 'latency',
      label: 'Add latency',
      text: 'Every message over it takes this much longer, each way.',
      magnitude: { label: 'Added', unit: 'ms', initial: 200, min: 0, max: 60_000 },
      target,
    },
    {
      fault: 'loss',
      label: 'Lose messages',
      text: 'A share of the messages is lost and sent again after 200 ms, doubling.',
      magnitude: percent('Share', 5),
      target,
    },
    {
      fault: 'partition',
      label: 'Cut it',
      text: 'Nothing passes either way; callers wait for their timeouts.',
      magnitude: null,
      target,
    },
  ];
}

/** Name of a wire for people: "web → Database". */
export function wireName(stage: Stage, wire: Wire): string {
  const component = (id: string) => stage.components.find((each) => each.id === id)?.name ?? id;
  const from = 'need' in wire.from ? needOwner(stage, wire.from.need) : component(wire.from.component);
  const to = 'module' in wire.to ? moduleName(stage, wire.to.module) : component(wire.to.component);
  return `${from} → ${to}`;
}

function needOwner(stage: Stage, need: string): string {
  return stage.modules.find((module) => module.needs.some(({ id }) => id === need))?.name ?? need;
}

function moduleName(stage: Stage, id: string): string {
  return stage.modules.find((module) => module.id === id)?.name ?? id;
}

export interface FaultPlacesOptions {
  readonly stage: Stage;
  readonly kindOf: (kind: string) => KindDeclaration | undefined;
  /** Whether a wire leaves the process; faults of a wire strike messages, and in a process there are none. */
  readonly isRemote: (wire: Wire) => boolean;
}

/** Everything that can be struck in a stage. Sources of traffic cannot fail: they are the people. */
export function faultPlaces({ stage, kindOf, isRemote }: FaultPlacesOptions): readonly FaultPlace[] {
  const components = stage.components.flatMap((component): FaultPlace[] => {
    const kind = kindOf(component.kind);
    if (!kind || kind.generatesTraffic) return [];
    return [{ id: component.id, label: component.name, choices: ofComponent(component, kind) }];
  });
  const wires = stage.wires
    .filter(isRemote)
    .map((wire): FaultPlace => ({ id: wire.id, label: `wire ${wireName(stage, wire)}`, choices: ofWire(wire) }));
  return [...components, ...wires];
}

/** The fault as the simulation takes it: shares are ratios. */
export function faultOf(choice: FaultChoice, magnitude: number, instance: number): Fault {
  const target = choice.target.type === 'instance' ? { ...choice.target, instance } : choice.target;
  const strength = choice.magnitude === null ? null : choice.magnitude.unit === '%' ? magnitude / 100 : magnitude;
  return { fault: choice.fault, target, magnitude: strength, recurrence: null };
}
