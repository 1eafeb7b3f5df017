/** Has stages compared by the pool of workers, and keeps what comes of it. Loaded with its page. */
import type { Document, Problem, StageId } from '#design';
import { comparisonPlan } from '#judging';
import type { RunSeries, TrialOrder } from '#simulation';
import { followTrials } from '../jobs/trials-job';
import { comparisonStore, forgetComparison } from '../stores/comparison-store';

let orders: readonly TrialOrder[] = [];
const job = followTrials(comparisonStore, {
  made: (_, trial) => comparisonStore.setState(({ trials }) => ({ trials: [...trials, trial] })),
  refused: refuse,
  lost: lose,
  course: tellCourse,
});

/** Only the first run of a stage is drawn under way: later ones join a mean. */
function tellCourse(at: number, course: RunSeries): void {
  const order = orders[at];
  if (order?.replication !== 0) return;
  comparisonStore.setState(({ courses }) => ({ courses: { ...courses, [order.stage]: course } }));
}

function refuse(at: number, problems: readonly Problem[]): void {
  const order = orders[at];
  if (!order) return;
  comparisonStore.setState(({ refused }) => ({ refused: { ...refused, [order.stage]: problems } }));
}

function lose(at: number, text: string): void {
  const order = orders[at];
  if (!order) return;
  const { stage, part, replication } = order;
  comparisonStore.setState(({ lost }) => ({ lost: [...lost, { stage, part, replication, text }] }));
}

export function compareStages(document: Document, stages: readonly StageId[], replications: number): void {
  const { baseline } = comparisonStore.getState();
  forgetComparison();
  const kept = baseline !== null && stages.includes(baseline) ? baseline : null;
  comparisonStore.setState({ status: 'running', of: { document, stages, replications }, baseline: kept });
  job.begin();
  orders = comparisonPlan(document, stages, replications);
  job.request(orders);
}

/** Ends the workers at once; what was finished is kept. */
export const cancelComparison = (): void => job.cancel();
