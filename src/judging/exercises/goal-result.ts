/** What is said of one goal, and what goals of every sort are judged from. */
import type { Requirement } from '#design';
import type { Goal } from '#exercises';
import type { Trial } from '#simulation';
import type { MetricUnit, Verdict } from '../verdicts';
import type { JudgeInput, JudgeOrder, Subject } from './plan';

/** What an order came to; null = its design cannot run. */
export interface JudgeTrial extends JudgeOrder {
  readonly trial: Trial | null;
}

export interface GoalResult {
  readonly goal: Goal;
  readonly verdict: Verdict;
  /** Of each seed, in their order; Infinity = a quantile among the failed; empty = the goal is not about a run. */
  readonly perSeed: readonly { readonly seed: number; readonly measured: number | null }[];
  /** The worst of them, or the only figure there is; null = nothing was measured. */
  readonly measured: number | null;
  /** Null = there is no limit to tell. */
  readonly target: number | null;
  readonly comparator: Requirement['comparator'];
  readonly unit: MetricUnit | 'count' | 'hours' | 'hours-per-week' | 'part';
  /** Variants that were judged wrongly, or stakeholders who own no limit. */
  readonly names: readonly string[];
  /** The component that was named, or that should have been; null = the goal asks for none. */
  readonly part: { readonly named: string | null; readonly right: string | null } | null;
}

export interface Judged extends JudgeInput {
  readonly trials: readonly JudgeTrial[];
}

export const blank = {
  names: [],
  perSeed: [],
  measured: null,
  target: null,
  comparator: 'at-most',
  part: null,
} as const;

export const met = (isMet: boolean): Verdict => (isMet ? 'met' : 'missed');

/** A goal on so many things, of which those named are lacking. */
export function lacking(goal: Goal, names: readonly string[], all: number): GoalResult {
  return {
    ...blank,
    goal,
    unit: 'count',
    comparator: 'at-least',
    measured: all - names.length,
    target: all,
    names,
    verdict: met(names.length === 0),
  };
}

type RunTrial = Extract<Trial, { readonly part: 'run' }>;

/** The runs of a design in the order of their seeds; null = it did not run to its end. */
export function runsOf(
  { trials }: Judged,
  whose: Subject,
): readonly { readonly seed: number; readonly run: RunTrial | null }[] {
  return trials
    .filter(({ subject, surveyed, order }) => subject === whose && surveyed === null && order.part === 'run')
    .map(({ order, trial }) => {
      const isWhole = trial?.part === 'run' && trial.figures.stopReason === null;
      return { seed: order.seed, run: isWhole ? trial : null };
    });
}

export function worstOf(perSeed: GoalResult['perSeed'], comparator: Requirement['comparator']): number | null {
  const values = perSeed.flatMap(({ measured }) => measured ?? []);
  if (values.length === 0) return null;
  return comparator === 'at-most' ? Math.max(...values) : Math.min(...values);
}

export function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('missed')) return 'missed';
  return verdicts.length === 0 || verdicts.includes('unmeasured') ? 'unmeasured' : 'met';
}
