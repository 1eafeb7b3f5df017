/** Has the runs of a sweep made by the pool of workers, and keeps what comes of them. Loaded with its page. */
import { sweepPlan, type SweepOrder, type SweepRun } from '#judging';
import { createTrialsClient, type TrialsEvent } from '#worker';
import { forgetSweep, sweepStore } from '../stores/sweep-store';

/** Wall time between two tellings of how far it is, ms. */
const tellMs = 200;

const client = createTrialsClient({ onEvent: receive });
let runs: readonly SweepRun[] = [];
let toldMs = 0;

// Whoever forgets it need not have loaded what makes it.
sweepStore.subscribe(({ status }, before) => {
  if (status === 'none' && before.status === 'running') client.cancel();
});

function receive(event: TrialsEvent): void {
  switch (event.type) {
    case 'progress':
      tellProgress(event.share);
      break;
    case 'course':
      break;
    case 'trial':
      keep(event);
      break;
    case 'not-runnable':
      sweepStore.setState({ trouble: `A stage cannot run at every point: ${event.problems[0]?.title ?? ''}` });
      break;
    case 'failed':
      sweepStore.setState({ trouble: `A run failed and is left out: ${event.text}` });
      break;
    case 'finished':
      sweepStore.setState({ status: 'finished', share: 1 });
      break;
    default:
      event satisfies never;
  }
}

function tellProgress(share: number): void {
  const nowMs = performance.now();
  if (nowMs - toldMs < tellMs) return;
  toldMs = nowMs;
  sweepStore.setState({ share });
}

function keep({ at, trial }: Extract<TrialsEvent, { type: 'trial' }>): void {
  const run = runs[at];
  if (run && trial.part === 'run') sweepStore.setState(({ made }) => ({ made: [...made, { run, trial }] }));
}

export function makeSweep(order: SweepOrder): void {
  forgetSweep();
  sweepStore.setState({ status: 'running', of: order });
  toldMs = 0;
  runs = sweepPlan(order);
  client.request(runs.map((run) => run.order));
}

/** Ends the workers at once; what was finished is kept. */
export function cancelSweep(): void {
  client.cancel();
  sweepStore.setState({ status: 'canceled' });
}
