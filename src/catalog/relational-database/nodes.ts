import type { Configuration } from '#design';

/** Nodes that a database of this configuration has: its primary, its standby, its replicas. */
export function nodesOf({ readReplicas, standby }: Configuration): number {
  return 1 + (typeof readReplicas === 'number' ? readReplicas : 0) + (standby === 'none' ? 0 : 1);
}
