/** What several replications of one stage came to: each key figure with its confidence. The one table, on screen and in a terminal. */
import type { Document, Requirement, RequirementId } from '#design';
import type { FlowFigures, LoadFigure, Replication } from '#simulation';
import { estimateOf, type Estimate } from './estimate';
import { measuredIn } from './required';
import { isOfRun, verdictOf } from './verdicts';

/** Parts that are told, the most loaded first. */
const loadsTold = 6;

/** By the rule of three: where none of n fails, the share that does is below 3 / n (the probability of none, (1 - share)^n, is then 5 %). */
const ruleOfThree = 3;

/** Figures of a flow that are told, in the order of the table. */
export const flowFigureNames = [
  'throughputPerSecond',
  'availability',
  'meanMs',
  'p50Ms',
  'p95Ms',
  'p99Ms',
] as const satisfies readonly (keyof FlowFigures)[];
export type FlowFigureName = (typeof flowFigureNames)[number];

export interface FlowEstimates {
  readonly scope: FlowFigures['scope'];
  /** Requests offered in all replications. */
  readonly offered: number;
  /** Where no request failed, the interval has no width: the share that fails is below this with 95 % confidence, by the number of requests. Null = some failed. */
  readonly failsBelow: number | null;
  /** Null = no replication measured it. */
  readonly figures: Readonly<Record<FlowFigureName, Estimate | null>>;
}

export interface LoadEstimate {
  readonly place: LoadFigure['place'];
  readonly resource: LoadFigure['resource'];
  readonly utilization: Estimate;
}

export interface RequirementEstimate {
  readonly id: RequirementId;
  /** Over the replications in which it was measured and finite; null = in none. */
  readonly estimate: Estimate | null;
  /** Replications that met the limit, of those that measured it. */
  readonly met: number;
  readonly of: number;
}

export interface Confidence {
  /** Replications that are counted: those that reached their end. */
  readonly count: number;
  /** The others, and why they are left out. */
  readonly stopped: readonly { readonly replication: number; readonly reason: string }[];
  /** Requests offered from the end of warm-up on, in all of them. */
  readonly requests: number;
  /** The whole first, then the entry operations. */
  readonly flows: readonly FlowEstimates[];
  readonly loads: readonly LoadEstimate[];
  /** Null = nothing has a price. */
  readonly costPerHourUsd: Estimate | null;
  readonly costPerMillionUsd: Estimate | null;
  /** Of the document's requirements those that a run decides. */
  readonly requirements: readonly RequirementEstimate[];
}

/** In the order of the replications, whatever the order in which they were made. */
export function confidenceOf(replications: readonly Replication[], document: Document): Confidence {
  const all = replications.toSorted((one, other) => one.replication - other.replication);
  const counted = all.filter(({ stopReason }) => stopReason === null);
  const flows = flowEstimates(counted);
  return {
    count: counted.length,
    stopped: all.flatMap(({ replication, stopReason: reason }) => (reason === null ? [] : [{ replication, reason }])),
    requests: flows.find(({ scope }) => scope.type === 'whole')?.offered ?? 0,
    flows,
    loads: loadEstimates(counted),
    costPerHourUsd: estimateOf(counted.map((each) => each.costPerHourUsd)),
    costPerMillionUsd: estimateOf(counted.map((each) => each.costPerMillionUsd)),
    requirements: document.requirements
      .filter(({ metric }) => isOfRun(metric))
      .map((each) => requirementEstimate(each, counted)),
  };
}

/** All replications are of one document: what stands at a place in one stands there in all. */
function flowEstimates(counted: readonly Replication[]): readonly FlowEstimates[] {
  return (counted[0]?.flows ?? []).flatMap(({ scope }, at) => {
    if (scope.type === 'traffic-class') return [];
    const own = counted.flatMap(({ flows }) => flows[at] ?? []);
    const estimate = (name: FlowFigureName) => [name, estimateOf(own.map((flow) => flow[name]))] as const;
    const figures = Object.fromEntries(flowFigureNames.map(estimate)) as FlowEstimates['figures'];
    const offered = own.reduce((sum, flow) => sum + flow.offered, 0);
    const hasFailed = own.some(({ availability }) => availability !== null && availability < 1);
    return [{ scope, offered, failsBelow: hasFailed || offered === 0 ? null : ruleOfThree / offered, figures }];
  });
}

function loadEstimates(counted: readonly Replication[]): readonly LoadEstimate[] {
  const estimates = (counted[0]?.loads ?? []).flatMap(({ place, resource }) => {
    const isSame = (each: LoadFigure) => each.place === place && each.resource === resource;
    const utilization = estimateOf(counted.map(({ loads }) => loads.find(isSame)?.utilization ?? null));
    return utilization === null ? [] : [{ place, resource, utilization }];
  });
  return estimates.toSorted((a, b) => b.utilization.mean - a.utilization.mean).slice(0, loadsTold);
}

function requirementEstimate(requirement: Requirement, counted: readonly Replication[]): RequirementEstimate {
  const values = counted.map((each) => measuredIn(each, requirement));
  const measured = values.filter((value) => value !== null);
  const met = measured.filter((value) => verdictOf(requirement, value) === 'met');
  const finite = values.map((value) => (value === Number.POSITIVE_INFINITY ? null : value));
  return { id: requirement.id, estimate: estimateOf(finite), met: met.length, of: measured.length };
}
