/** A requirement on a latency as the charts and the timeline draw it. */
import type { Requirement, RequirementMetric } from '#design';
import type { SeriesName } from '../run/recording';
import type { LatencyLimit } from './picture';

const columns: Partial<Record<RequirementMetric, 'p50Ms' | 'p95Ms' | 'p99Ms' | 'meanMs'>> = {
  p50: 'p50Ms',
  p95: 'p95Ms',
  p99: 'p99Ms',
  mean: 'meanMs',
};

/** Name of the flow a requirement speaks of; null where the recording has none. */
function flowOf({ scope }: Requirement): string | null {
  switch (scope.type) {
    case 'whole':
      return 'whole';
    case 'traffic-class':
      return scope.trafficClass;
    case 'operation':
      return scope.operation;
    case 'component':
      return null;
  }
}

/** Null for a requirement that is not about a latency. */
export function latencyLimit(requirement: Requirement): LatencyLimit | null {
  const column = columns[requirement.metric];
  if (column === undefined) return null;
  const flow = flowOf(requirement);
  const series: SeriesName | null = flow === null ? null : `${flow}/${column}`;
  const { target, name, metric } = requirement;
  return { value: target, label: `${name} ≤ ${target}`, shortLabel: `${metric} ≤ ${target}`, series };
}
