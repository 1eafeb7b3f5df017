/** Where a fault is shown in the event log. */
import type { Fault } from '#design';
import type { RunEvent } from './snapshot';

/** Null = nowhere in particular. */
export function placeOf({ target }: Fault): RunEvent['place'] {
  if (target.type === 'component' || target.type === 'instance' || target.type === 'share') return target.component;
  return target.type === 'wire' ? target.wire : null;
}
