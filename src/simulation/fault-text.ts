/** Faults in words, for the event log. */
import type { Fault, Stage } from '#design';
import { nameOf } from './meters';
import type { RunEvent } from './snapshot';

/** Where a fault is shown; null = nowhere in particular. */
export function placeOf({ target }: Fault): RunEvent['place'] {
  if (target.type === 'component' || target.type === 'instance' || target.type === 'share') return target.component;
  return target.type === 'wire' ? target.wire : null;
}

export function faultText(stage: Stage, fault: Fault): string {
  const place = placeOf(fault);
  return `${fault.fault.replaceAll('-', ' ')}: ${place === null ? 'the whole' : nameOf(stage, place)}`;
}
