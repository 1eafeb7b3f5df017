/** Capabilities beyond hosts, wires, policies and caches that a case may need, and which of them are built. */
import { UnknownInput } from './case';

const needs: Readonly<Record<string, boolean>> = {
  ps: true,
  faults: true,
  ring: true,
  usl: true,
  coalescing: true,
  functions: true,
  queue: true,
  stream: true,
  autoscaling: true,
  cost: true,
  batch: true,
  hedging: true,
  failover: true,
  requeue: true,
  'repair-crew': true,
  'function-queue': true,
  'instance-concurrency': true,
  'policy-distributions': true,
  'adaptive-throttling': true,
};

/** Those of the needs that are not built. */
export function missingNeeds(wanted: readonly string[]): readonly string[] {
  for (const need of wanted) if (!Object.hasOwn(needs, need)) throw new UnknownInput(`unknown need "${need}"`);
  return wanted.filter((need) => !needs[need]);
}
