/** Has stages compared by the pool of workers, and keeps what comes of it. Loaded with its page. */
import type { Document, StageId } from '#design';
import { comparisonPlan } from '#judging';
import type { TrialOrder } from '#simulation';
import { createTrialsClient, type TrialsEvent } from '#worker';
import { comparisonStore, forgetComparison } from '../stores/comparison-store';

/** Wall time after which the pace tells how much is left, and between two tellings of how far it is, ms. */
const paceMs = 1000;
const tellMs = 200;

const client = createTrialsClient({ onEvent: receive });
let orders: readonly TrialOrder[] = [];
let begunMs = 0;
let toldMs = 0;

// Whoever forgets it need not have loaded what makes it.
comparisonStore.subscribe(({ status }, before) => {
  if (status === 'none' && before.status === 'running') client.cancel();
});

function receive(event: TrialsEvent): void {
  switch (event.type) {
    case 'progress':
      tellProgress(event.share);
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

function tellProgress(share: number): void {
  const nowMs = performance.now();
  if (nowMs - toldMs < tellMs) return;
  toldMs = nowMs;
  const spentMs = nowMs - begunMs;
  const leftMs = spentMs >= paceMs && share > 0 ? (spentMs * (1 - share)) / share : null;
  comparisonStore.setState({ share, leftMs });
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
  begunMs = performance.now();
  toldMs = 0;
  orders = comparisonPlan(document, stages, replications);
  client.request(orders);
}

/** Ends the workers at once; what was finished is kept. */
export function cancelComparison(): void {
  client.cancel();
  comparisonStore.setState({ status: 'canceled', leftMs: null });
}
