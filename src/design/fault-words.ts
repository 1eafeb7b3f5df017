/** Faults in words, the same in the menu that causes them and in the list of what happened. */
import { componentOf, moduleOf, moduleOfNeed } from './lookups';
import type { Fault, FaultKind } from './scenario';
import type { Stage, Wire } from './stage';

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

/** What a fault in force does, short enough to stand at what it strikes. */
const marks: Partial<Readonly<Record<FaultKind, (magnitude: number | null) => string>>> = {
  crash: () => 'crashes by chance',
  hang: () => 'hung',
  outage: () => 'taken down',
  'zone-outage': () => 'zone down',
  partition: () => 'cut',
  latency: (ms) => `+${(ms ?? 0).toLocaleString('en-US')} ms each way`,
  loss: (ratio) => `${percent(ratio)} lost`,
  'error-rate': (ratio) => `${percent(ratio)} errors`,
  'cpu-throttle': (ratio) => `CPU at ${percent(ratio ?? 1)}`,
  'expired-credential': () => 'credential expired',
  'dependency-quota': () => 'quota used up',
  'traffic-surge': (factor) => `traffic × ${Number((factor ?? 1).toPrecision(3))}`,
  'memory-leak': (perSecond) => `leaks ${perSecond ?? 0} MiB/s`,
};

/** "CPU at 10 %", "hung, instance 2". */
export function faultMark({ fault, target, magnitude, recurrence }: Fault): string {
  const does = marks[fault]?.(magnitude) ?? faultWords[fault].happened;
  const where = target.type === 'instance' ? `, instance ${target.instance + 1}` : '';
  return `${does}${recurrence && fault !== 'crash' ? ' by chance' : ''}${where}`;
}

/** A wire by its ends: "app → Database". */
export function wireWords(stage: Stage, { from, to }: Wire): string {
  const start = 'need' in from ? moduleOfNeed(stage, from.need)?.name : componentOf(stage, from.component)?.name;
  const end = 'module' in to ? moduleOf(stage, to.module)?.name : componentOf(stage, to.component)?.name;
  return `${start ?? 'gone'} → ${end ?? 'gone'}`;
}

/** What a fault did and where: "Added latency: app → Cache". */
export function faultSentence(stage: Stage, { fault, target }: Fault): string {
  // All instances crashed at once are a restart.
  const happened = fault === 'crash' && target.type === 'component' ? 'Restarted' : faultWords[fault].happened;
  switch (target.type) {
    case 'component':
    case 'share':
      return `${happened}: ${componentOf(stage, target.component)?.name ?? 'a part since removed'}`;
    case 'instance':
      return `${happened}: ${componentOf(stage, target.component)?.name ?? 'a part since removed'}, instance ${target.instance + 1}`;
    case 'wire': {
      const wire = stage.wires.find(({ id }) => id === target.wire);
      return `${happened}: ${wire ? wireWords(stage, wire) : 'a wire since removed'}`;
    }
    default:
      return happened;
  }
}
