/** The nodes of a database in their order: its primary, its standby, its replicas. */
import type { Configuration } from '#design';

const replicasOf = ({ readReplicas }: Configuration): number => (typeof readReplicas === 'number' ? readReplicas : 0);
const hasStandby = ({ standby }: Configuration): boolean => standby !== 'none';

/** How many nodes a database of this configuration has. */
export const nodesOf = (configuration: Configuration): number =>
  1 + replicasOf(configuration) + (hasStandby(configuration) ? 1 : 0);

/** What they are called. */
export function nodeNames(configuration: Configuration): readonly string[] {
  const replicas = Array.from({ length: replicasOf(configuration) }, (_, at) => `replica ${at + 1}`);
  return ['primary', ...(hasStandby(configuration) ? ['standby'] : []), ...replicas];
}
