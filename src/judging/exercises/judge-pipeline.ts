/** Goals about the change pipeline: how long changes take on each seed, and what bad ones cost the users. */
import type { Goal } from '#exercises';
import { blank, met, together, worstOf, type GoalResult, type Judged } from './goal-result';

type PipelineGoal = Extract<Goal, { readonly type: 'pipeline' }>;

export function judgePipeline(goal: PipelineGoal, judged: Judged): GoalResult {
  const perSeed = measuredOf(goal, judged);
  const { atMost: target } = goal;
  const verdicts = perSeed.map(({ measured }) => (measured === null ? 'unmeasured' : met(measured <= target)));
  const unit = goal.figure === 'lead-time' ? 'hours' : 'ratio';
  const isOfOneRun = goal.figure === 'change-damage';
  const base = { ...blank, goal, unit, target, verdict: together(verdicts) } as const;
  return { ...base, perSeed: isOfOneRun ? [] : perSeed, measured: worstOf(perSeed, 'at-most') };
}

function measuredOf({ figure }: PipelineGoal, { trials }: Judged): GoalResult['perSeed'] {
  return trials
    .filter(({ subject, order }) => subject === 'solution' && order.part === figure)
    .map(({ order: { seed }, trial }) => {
      if (trial?.part === 'lead-time') return { seed, measured: trial.p95Hours };
      return { seed, measured: trial?.part === 'change-damage' ? trial.share : null };
    });
}
