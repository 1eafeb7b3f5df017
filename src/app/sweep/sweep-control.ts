/** Has the runs of a sweep made by the pool of workers, and keeps what comes of them. Loaded with its page. */
import { sweepPlan, type SweepOrder, type SweepRun } from '#judging';
import { createTrialsClient, type TrialsEvent } from '#worker';
import { followJob } from '../jobs/job';
import { forgetSweep, sweepStore } from '../stores/sweep-store';

const client = createTrialsClient({ onEvent: receive });
const job = followJob(sweepStore, client);
let runs: readonly SweepRun[] = [];

function receive(event: TrialsEvent): void {
  switch (event.type) {
    case 'progress':
      job.tell(event.share);
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
      sweepStore.setState({ status: 'finished', share: 1, leftMs: null });
      break;
    default:
      event satisfies never;
  }
}

function keep({ at, trial }: Extract<TrialsEvent, { type: 'trial' }>): void {
  const run = runs[at];
  if (run && trial.part === 'run') sweepStore.setState(({ made }) => ({ made: [...made, { run, trial }] }));
}

export function makeSweep(order: SweepOrder): void {
  forgetSweep();
  sweepStore.setState({ status: 'running', of: order });
  job.begin();
  runs = sweepPlan(order);
  client.request(runs.map((run) => run.order));
}

/** Ends the workers at once; what was finished is kept. */
export const cancelSweep = (): void => job.cancel();
