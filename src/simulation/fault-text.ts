/** Where faults are shown in the event log, and what it says of breakers. */
import { wireOf, wireWords, type Fault } from '#design';
import type { Plant } from './plant';
import type { RunEvent } from './snapshot';

/** Null = nowhere in particular. */
export function placeOf({ target }: Fault): RunEvent['place'] {
  if (target.type === 'component' || target.type === 'instance' || target.type === 'share') return target.component;
  return target.type === 'wire' ? target.wire : null;
}

/** The breaker of the link with this row opened. */
export function breakerEvent({ links, stage }: Plant, row: number): Omit<RunEvent, 'atMs'> {
  const id = [...links].find(([, link]) => link.row === row)?.[0] ?? null;
  const wire = id && wireOf(stage, id);
  const where = wire ? `: ${wireWords(stage, wire)}` : '';
  return { type: 'breaker', severity: 'warning', place: id, text: `Circuit breaker opened${where}` };
}
