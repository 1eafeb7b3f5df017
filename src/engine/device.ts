/** A device of few places and a highest rate, such as a disk: operations pass it one after the other. */
import { kernel } from './kernel';
import { passed } from './kernel/tables/results';
import { advance } from './progress';

/** So many operations of a visit. */
export function device(visit: number, at: number, count: number): number {
  const next = kernel.passDevice(visit, count);
  return next === passed ? advance(visit, at) : next;
}
