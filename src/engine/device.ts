/** A device of few places and a highest rate, such as a disk: operations pass it one after the other. */
import { kernel } from './kernel';
import { advance } from './progress';

/** What the kernel says when all operations of a visit have passed. */
const passed = -5;

/** So many operations of a visit. */
export function device(visit: number, at: number, count: number): number {
  const next = kernel.passDevice(visit, count);
  return next === passed ? advance(visit, at) : next;
}
