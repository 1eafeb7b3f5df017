/** Faults of every sort, each on something that it can strike. */
import { exponential, type Component, type Document, type Fault, type FaultKind, type FaultTarget } from '#design';
import type { Choice } from './random-design';

type Aim = 'component' | 'instance' | 'share' | 'wire' | 'module' | 'operation' | 'traffic-class' | 'zone';

/** Where a fault can strike, and how strongly. */
const aims: Readonly<
  Record<
    FaultKind,
    readonly [aims: readonly [Aim, ...Aim[]], magnitudes: readonly [number | null, ...(number | null)[]]]
  >
> = {
  crash: [['instance', 'component', 'share'], [null]],
  hang: [['component', 'instance'], [null]],
  outage: [['component', 'wire', 'share'], [null]],
  'zone-outage': [['zone'], [null]],
  partition: [['wire'], [null]],
  latency: [['wire'], [0.1, 0.3, 300]],
  loss: [['wire'], [0.3, 1]],
  'error-rate': [
    ['component', 'wire', 'module', 'operation'],
    [0.3, 1],
  ],
  'cpu-throttle': [
    ['component', 'instance'],
    [0, 0.3],
  ],
  'memory-leak': [['component'], [500, 4000]],
  'disk-full': [['component'], [null]],
  'cache-flush': [['component'], [null]],
  failover: [['component'], [null]],
  'dependency-quota': [['component'], [null]],
  'cold-start-storm': [['component'], [null]],
  'poison-message': [['component'], [1, 5]],
  'expired-credential': [['wire', 'module'], [null]],
  'traffic-surge': [['traffic-class'], [0, 4]],
  'bad-deployment': [['module'], [0.5, 1]],
};

const zoneOf = (document: Document): FaultTarget | null => {
  const zone = document.stages[0]?.zones[0];
  return zone ? { type: 'zone', zone: zone.id } : null;
};

const any = <Thing>(choice: Choice, list: readonly Thing[]): Thing | undefined => list[choice.below(list.length)];

function targetOf(choice: Choice, document: Document, aim: Aim): FaultTarget | null {
  const [stage] = document.stages;
  const struck = stage!.components.filter(({ trafficClasses }) => trafficClasses.length === 0);
  const component = any<Component>(choice, struck)!.id;
  const module = any(choice, stage!.modules)!;
  switch (aim) {
    case 'component':
      return { type: aim, component };
    case 'instance':
      return { type: aim, component, instance: choice.below(2) };
    case 'share':
      return { type: aim, component, share: choice.of([0.3, 1]) };
    case 'wire':
      return { type: aim, wire: any(choice, stage!.wires)!.id };
    case 'module':
      return { type: aim, module: module.id };
    case 'operation':
      return { type: aim, operation: any(choice, module.operations)!.id };
    case 'traffic-class':
      return { type: aim, trafficClass: any(choice, document.workload.trafficClasses)!.id };
    case 'zone':
      return zoneOf(document);
  }
}

/** A fault of this sort; one of three that can comes and goes by chance. */
export function faultOfKind(choice: Choice, document: Document, fault: FaultKind): Fault | null {
  const [where, strengths] = aims[fault];
  const target = targetOf(choice, document, choice.of(where));
  if (!target) return null;
  const canRecur = ['crash', 'hang', 'outage'].includes(fault) && target.type !== 'wire';
  const recurrence = canRecur && choice.chance(30) ? { upMs: exponential(600), downMs: exponential(150) } : null;
  return { fault, target, magnitude: choice.of(strengths), recurrence };
}
