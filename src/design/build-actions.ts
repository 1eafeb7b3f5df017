/** What happens in a design that is built from text: its targets are told by their names. */
import type { BuildNames } from './build-names';
import type { Fault, FaultKind, FaultTarget, TimelineAction } from './scenario';
import type { ParameterValue } from './stage';

type Target = (names: BuildNames) => FaultTarget;
type Action = (names: BuildNames) => TimelineAction;

/** What a fault strikes. */
export const on = {
  component:
    (name: string): Target =>
    (names) => ({ type: 'component', component: names.id('component', name) }),
  /** The first one where nothing else is said. */
  instance:
    (name: string, instance = 0): Target =>
    (names) => ({ type: 'instance', component: names.id('component', name), instance }),
  /** Written as the design writes it. */
  wire:
    (text: string): Target =>
    (names) => ({ type: 'wire', wire: names.id('wire', text) }),
  zone:
    (name: string): Target =>
    (names) => ({ type: 'zone', zone: names.id('zone', name) }),
  trafficClass:
    (name: string): Target =>
    (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', name) }),
};

/** A fault that strikes once and has no strength where nothing else is said. */
export function strike(
  fault: FaultKind,
  target: Target,
  { magnitude = null, recurrence = null }: Partial<Pick<Fault, 'magnitude' | 'recurrence'>> = {},
): Action {
  return (names) => ({ type: 'fault', fault: { fault, target: target(names), magnitude, recurrence } });
}

/** So many times the traffic of a class, at once or within a time. */
export function traffic(trafficClass: string, factor: number, rampMs = 0): Action {
  return (names) => ({ type: 'traffic', trafficClass: names.id('trafficClass', trafficClass), factor, rampMs });
}

/** Another value of a part's parameter. */
export function setting(component: string, parameter: string, value: ParameterValue): Action {
  return (names) => ({
    type: 'configuration',
    target: { type: 'component', component: names.id('component', component) },
    parameter,
    value,
  });
}
