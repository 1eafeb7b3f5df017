/** Why an attempt was turned away: each group counts them, of its own door and of its own calls. */
import { causes } from './causes';

/**
 * At the door: no place in the queue, no instance that listens, load shed, the adaptive limit, a rate or quota, no connection left at a store; where instances
 * are made on demand, no instance left to use, no start allowed yet, a request that is too large.
 * At the caller: no connection of its pool, no place of its bulkhead, and what it drops because so much of it is turned away.
 */
export const refusalReasons = [
  'backlog',
  'not-listening',
  'shedding',
  'concurrency',
  'rate',
  'connections',
  'pool',
  'bulkhead',
  'self-throttling',
  'instances',
  'starts',
  'payload',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** Rows of the counters, by reason. */
export const refusals = {
  backlog: 0,
  notListening: 1,
  shedding: 2,
  concurrency: 3,
  rate: 4,
  connections: 5,
  pool: 6,
  bulkhead: 7,
  selfThrottling: 8,
  instances: 9,
  starts: 10,
  payload: 11,
} as const;

/** Not turned away. */
export const welcome = -1;

const throttling: ReadonlySet<number> = new Set([
  refusals.rate,
  refusals.selfThrottling,
  refusals.instances,
  refusals.starts,
]);

/** The cause with which such an attempt fails. */
export function causeOfRefusal(reason: number): number {
  if (reason === refusals.payload) return causes.failed;
  return throttling.has(reason) ? causes.throttled : causes.refused;
}
