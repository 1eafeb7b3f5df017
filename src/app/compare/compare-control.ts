/** Has stages compared by the pool of workers, and keeps what comes of it. Loaded with its page. */
import type { Document, StageId } from '#design';
import { comparisonPlan } from '#judging';
import type { TrialOrder } from '#simulation';
import { createTrialsClient, type TrialsEvent } from '#worker';
import { followJob } from '../jobs/job';
import { comparisonStore, forgetComparison } from '../stores/comparison-store';

const client = createTrialsClient({ onEvent: receive });
const job = followJob(comparisonStore, client);
let orders: readonly TrialOrder[] = [];

function receive(event: TrialsEvent): void {
  switch (event.type) {
    case 'progress':
      job.tell(event.share);
      break;
    case 'course':
      tellCourse(event);
      break;
    case 'trial':
      comparisonStore.setState(({ trials }) => ({ trials: [...trials, event.trial] }));
      break;
    case 'not-runnable':
      refuse(event);
      break;
    case 'failed':
      lose(event);
      break;
    case 'finished':
      comparisonStore.setState({ status: 'finished', share: 1, leftMs: null });
      break;
    default:
      event satisfies never;
  }
}

/** Only the first run of a stage is drawn under way: later ones join a mean. */
function tellCourse({ at, course }: Extract<TrialsEvent, { type: 'course' }>): void {
  const order = orders[at];
  if (order?.replication !== 0) return;
  comparisonStore.setState(({ courses }) => ({ courses: { ...courses, [order.stage]: course } }));
}

function refuse({ at, problems }: Extract<TrialsEvent, { type: 'not-runnable' }>): void {
  const order = orders[at];
  if (!order) return;
  comparisonStore.setState(({ refused }) => ({ refused: { ...refused, [order.stage]: problems } }));
}

function lose({ at, text }: Extract<TrialsEvent, { type: 'failed' }>): void {
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
  client.request(orders);
}

/** Ends the workers at once; what was finished is kept. */
export const cancelComparison = (): void => job.cancel();
