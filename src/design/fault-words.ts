/** Faults in words, the same in the menu that causes them and in the list of what happened. */
import type { OperationId } from './ids';
import type { Kinds } from './kind-declaration';
import { componentOf, moduleOf, moduleOfNeed, operationOf, wireOf } from './lookups';
import type { Fault, FaultKind } from './scenario';
import type { Component, Stage, Wire } from './stage';
import type { TrafficClass } from './workload';

export interface FaultWords {
  /** What a person does: "Add latency". */
  readonly cause: string;
  /** What happened: "Added latency". */
  readonly happened: string;
}

export const faultWords: Readonly<Record<FaultKind, FaultWords>> = {
  crash: { cause: 'Crash an instance', happened: 'Crash' },
  hang: { cause: 'Hang', happened: 'Hung' },
  outage: { cause: 'Take it down', happened: 'Taken down' },
  'zone-outage': { cause: 'Take a zone down', happened: 'Zone taken down' },
  partition: { cause: 'Cut it', happened: 'Cut' },
  latency: { cause: 'Add latency', happened: 'Added latency' },
  loss: { cause: 'Lose messages', happened: 'Losing messages' },
  'error-rate': { cause: 'Answer with errors', happened: 'Answering with errors' },
  'cpu-throttle': { cause: 'Throttle its CPU', happened: 'CPU throttled' },
  'memory-leak': { cause: 'Leak memory', happened: 'Leaking memory' },
  'disk-full': { cause: 'Fill its disk', happened: 'Disk full' },
  'cache-flush': { cause: 'Empty the cache', happened: 'Cache emptied' },
  failover: { cause: 'Fail over', happened: 'Failover' },
  'dependency-quota': { cause: 'Use up its quota', happened: 'Quota used up' },
  'cold-start-storm': { cause: 'Start cold', happened: 'Cold starts' },
  'poison-message': { cause: 'Send a poison message', happened: 'Poison message' },
  'expired-credential': { cause: 'Expire a credential', happened: 'Credential expired' },
  'traffic-surge': { cause: 'Raise the traffic', happened: 'Traffic surge' },
  'bad-deployment': { cause: 'Deploy a bad version', happened: 'Bad version deployed' },
};

const percent = (ratio: number | null) => `${Number((100 * (ratio ?? 0)).toPrecision(3))} %`;
const added = (ms: number | null) => `+${(ms ?? 0).toLocaleString('en-US')} ms each way`;
const times = (factor: number | null) => `× ${Number((factor ?? 1).toPrecision(3))}`;
const leaked = (perSecond: number | null) => `${perSecond ?? 0} MiB/s`;

type Strength = Partial<Readonly<Record<FaultKind, (magnitude: number | null) => string>>>;

/** What a fault in force does, short enough to stand at what it strikes, and in other words than the state that comes of it. */
const marks: Strength = {
  crash: () => 'crashes by chance',
  hang: () => 'never answers',
  outage: () => 'taken down',
  'zone-outage': () => 'zone down',
  partition: () => 'cut',
  latency: added,
  loss: (ratio) => `${percent(ratio)} lost`,
  'error-rate': (ratio) => `${percent(ratio)} errors`,
  'cpu-throttle': (ratio) => `CPU at ${percent(ratio ?? 1)}`,
  'expired-credential': () => 'credential expired',
  'dependency-quota': () => 'quota used up',
  'traffic-surge': (factor) => `traffic ${times(factor)}`,
  'disk-full': () => 'disk full',
  'memory-leak': (perSecond) => `leaks ${leaked(perSecond)}`,
  'bad-deployment': (ratio) => `bad version, ${percent(ratio ?? 1)} errors`,
};

/** How strong a fault is, at the end of the sentence that tells of it. */
const strengths: Strength = {
  latency: added,
  loss: percent,
  'error-rate': percent,
  'cpu-throttle': (ratio) => `at ${percent(ratio ?? 1)}`,
  'traffic-surge': times,
  'memory-leak': leaked,
  'bad-deployment': (ratio) => `${percent(ratio ?? 1)} errors`,
};

/** An instance by its own name where its kind gives one, "replica 2", else by its place among the others: "instance 2". */
export function instanceWords(kinds: Kinds, { kind, configuration }: Component, instance: number): string {
  const names = kinds.get(kind)?.instanceNames?.(configuration) ?? [];
  return names[instance] ?? `instance ${instance + 1}`;
}

/** "CPU at 10 %", "never answers, instance 2"; `within` = what of the place alone is struck, null = all of it. */
export function faultMark({ fault, magnitude, recurrence }: Fault, within: string | null): string {
  const does = marks[fault]?.(magnitude) ?? faultWords[fault].happened;
  return `${does}${recurrence && fault !== 'crash' ? ' by chance' : ''}${within === null ? '' : `, ${within}`}`;
}

/** A wire by its ends: "app → Database". */
export function wireWords(stage: Stage, { from, to }: Wire): string {
  const start = 'need' in from ? moduleOfNeed(stage, from.need)?.name : componentOf(stage, from.component)?.name;
  const end = 'module' in to ? moduleOf(stage, to.module)?.name : componentOf(stage, to.component)?.name;
  return `${start ?? 'gone'} → ${end ?? 'gone'}`;
}

/** An operation with its module: "orders.place". */
export function operationWords(stage: Stage, id: OperationId): string {
  const found = operationOf(stage, id);
  return found ? `${found.module.name}.${found.operation.name}` : 'an operation since removed';
}

/** What has the names of all that a fault may strike. */
export interface Names {
  readonly stage: Stage;
  readonly kinds: Kinds;
  readonly classes: readonly TrafficClass[];
}

const gone = 'a part since removed';
const nameIn = (things: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  things.find((each) => each.id === id)?.name ?? gone;

/** What is struck, by name. */
function struckWords({ stage, kinds, classes }: Names, { target }: Fault): string {
  switch (target.type) {
    case 'component':
      return nameIn(stage.components, target.component);
    case 'share':
      return `${nameIn(stage.components, target.component)}, ${percent(target.share)} of its instances`;
    case 'instance': {
      const component = componentOf(stage, target.component);
      return component ? `${component.name}, ${instanceWords(kinds, component, target.instance)}` : gone;
    }
    case 'wire': {
      const wire = wireOf(stage, target.wire);
      return wire ? wireWords(stage, wire) : 'a wire since removed';
    }
    case 'module':
      return nameIn(stage.modules, target.module);
    case 'operation':
      return operationWords(stage, target.operation);
    case 'zone':
      return nameIn(stage.zones, target.zone);
    case 'traffic-class':
      return nameIn(classes, target.trafficClass);
  }
}

/** What a fault did, where and how strongly: "Added latency: app → Cache, +200 ms each way". */
export function faultSentence(names: Names, given: Fault): string {
  const { fault, target, magnitude, recurrence } = given;
  // All instances crashed at once are a restart.
  const happened = fault === 'crash' && target.type === 'component' ? 'Restarted' : faultWords[fault].happened;
  const parts = [struckWords(names, given), strengths[fault]?.(magnitude) ?? '', recurrence ? 'by chance' : ''];
  return `${happened}: ${parts.filter((part) => part !== '').join(', ')}`;
}
