/** At which load two designs cost the same: bills of both at a few loads, and a straight line between the two where the dearer one changes. */
import { meanRatePerSecond, type Document } from '#design';
import type { Goal } from '#exercises';
import { blank, met, type GoalResult, type Judged } from './goal-result';
import type { Subject } from './plan';

type CrossingGoal = Extract<Goal, { readonly type: 'crossing' }>;

const hoursOfDay = 24;

/** The same users at a part of their load, the same at every hour. */
export function atLoad(document: Document, load: number): Document {
  const dailyProfile = Array.from({ length: hoursOfDay }, () => load);
  const trafficClasses = document.workload.trafficClasses.map((each) => ({ ...each, dailyProfile }));
  return { ...document, workload: { ...document.workload, trafficClasses } };
}

/** The answer is right where it is near the load up to which the start is the cheaper one; loads are told in requests a second. */
export function judgeCrossing(goal: CrossingGoal, judged: Judged): GoalResult {
  const { trafficClasses } = judged.exercise.start.workload;
  const rate = trafficClasses.reduce((sum, { arrivals }) => sum + meanRatePerSecond(arrivals), 0);
  const crossing = crossingOf(
    goal.loads.map((load) => {
      const [start, own] = [billAt(judged, 'start', load), billAt(judged, 'solution', load)];
      return { load, dearer: start === null || own === null ? null : start - own };
    }),
  );
  const said = Number.parseFloat(judged.solution.answers[goal.id] ?? '');
  const measured = Number.isFinite(said) ? said : null;
  if (crossing === null || measured === null)
    return { ...blank, goal, unit: 'per-second', measured, verdict: measured === null ? 'missed' : 'unmeasured' };
  const isNear = Math.abs(measured - crossing * rate) <= goal.within * crossing * rate;
  return { ...blank, goal, unit: 'per-second', measured, verdict: met(isNear) };
}

function billAt({ trials }: Judged, whose: Subject, load: number): number | null {
  const found = trials.find((each) => each.subject === whose && each.load === load && each.order.part === 'bill');
  return found?.trial?.part === 'bill' ? found.trial.monthlyUsd : null;
}

interface Compared {
  readonly load: number;
  /** Dollars by which the start is dearer; null = there is no bill. */
  readonly dearer: number | null;
}

/** Null = the start is cheaper at all of these loads, or at none. */
function crossingOf(points: readonly Compared[]): number | null {
  for (const [at, high] of points.entries()) {
    const low = points[at - 1];
    if (!low || low.dearer === null || high.dearer === null || low.dearer > 0 || high.dearer <= 0) continue;
    return low.load + ((high.load - low.load) * -low.dearer) / (high.dearer - low.dearer);
  }
  return null;
}
