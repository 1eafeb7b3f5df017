/** Has the runs of a sweep made by the pool of workers, and keeps what comes of them. Loaded with its page. */
import { sweepPlan, type SweepOrder, type SweepRun } from '#judging';
import { followTrials } from '../jobs/trials-job';
import { forgetSweep, sweepStore } from '../stores/sweep-store';

let runs: readonly SweepRun[] = [];
const job = followTrials(sweepStore, {
  made(at, trial) {
    const run = runs[at];
    if (run && trial.part === 'run') sweepStore.setState(({ made }) => ({ made: [...made, { run, trial }] }));
  },
  refused: (_, problems) =>
    sweepStore.setState({ trouble: `A stage cannot run at every point: ${problems[0]?.title ?? ''}` }),
  lost: (_, text) => sweepStore.setState({ trouble: `A run failed and is left out: ${text}` }),
});

export function makeSweep(order: SweepOrder): void {
  forgetSweep();
  sweepStore.setState({ status: 'running', of: order });
  job.begin();
  runs = sweepPlan(order);
  job.request(runs.map((run) => run.order));
}

/** Ends the workers at once; what was finished is kept. */
export const cancelSweep = (): void => job.cancel();
