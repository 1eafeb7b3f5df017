/** A requirement's metric, of whatever requests it is asked. */
import type { Requirement, RequirementMetric } from '#design';
import type { Histogram } from '#engine';
import type { Flow } from './flows';
import type { FlowScope } from './snapshot';

/** How requests ended. */
export interface Ended {
  readonly success: number;
  /** Failed or late ones: infinitely slow for a quantile. */
  readonly unanswered: number;
  /** Response times of successes, ms. */
  readonly responses: Histogram;
  /** Length of the time in which they arrived, s. */
  readonly seconds: number;
}

/** NaN = nothing measured, or not by a run; Infinity = a quantile among the unanswered. */
export function figureOf(metric: RequirementMetric, { success, unanswered, responses, seconds }: Ended): number {
  // That nobody was served is a figure, too; of how long it took nothing is known.
  if (metric !== 'goodput' && success + unanswered === 0) return Number.NaN;
  const quantile = (share: number) => responses.quantile(share, unanswered);
  switch (metric) {
    case 'p50':
      return quantile(0.5);
    case 'p95':
      return quantile(0.95);
    case 'p99':
      return quantile(0.99);
    case 'p999':
      return quantile(0.999);
    case 'mean':
      return responses.count > 0 ? responses.mean : Number.POSITIVE_INFINITY;
    case 'availability':
      return success / (success + unanswered);
    case 'goodput':
      return seconds > 0 ? success / seconds : Number.NaN;
    default:
      return Number.NaN;
  }
}

/** The requests that a requirement is asked of. */
export const flowOf = (requirement: Requirement, flows: readonly Flow[]): Flow | undefined =>
  flows.find(({ scope }) => isScope(scope, requirement.scope));

/** Measured value of a requirement over the run so far, from the end of warm-up on. */
export function measureFlow(requirement: Requirement, flows: readonly Flow[], seconds: number): number {
  const flow = flowOf(requirement, flows);
  if (!flow) return Number.NaN;
  const { counted, responses } = flow;
  return figureOf(requirement.metric, {
    success: counted.success,
    unanswered: flow.unanswered(),
    responses,
    seconds,
  });
}

function isScope(scope: FlowScope, wanted: Requirement['scope']): boolean {
  if (scope.type === 'whole') return wanted.type === 'whole';
  if (scope.type === 'traffic-class')
    return wanted.type === 'traffic-class' && wanted.trafficClass === scope.trafficClass;
  return wanted.type === 'operation' && wanted.operation === scope.operation;
}
