/** Nodes of an index that have anything to do: no more than there are shards and their replicas. */
import type { Configuration } from '#design';

export function nodesAtWork({ nodes, replicas, shards }: Configuration): number {
  return Math.min(Number(nodes), Number(shards) * (1 + Number(replicas)));
}
