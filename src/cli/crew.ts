/** Threads that do jobs, one at a time each, since the engine's state belongs to its module. Without threads the jobs are done here, one after the other. */
import { parentPort, Worker } from 'node:worker_threads';

/** What a job comes to, here or in a thread. */
export type Perform<Job, Result> = (job: Job) => Result | Promise<Result>;

interface Answer<Result> {
  readonly result?: Result;
  readonly error?: string;
}

export interface Crew<Job, Result> {
  readonly does: (job: Job) => Promise<Result>;
  readonly dismiss: () => Promise<void>;
}

/** Serves jobs in a thread of a crew. */
export function serveCrew<Job, Result>(perform: Perform<Job, Result>): void {
  parentPort?.on('message', (job: Job) => {
    void answerTo(perform, job).then((answer) => parentPort?.postMessage(answer));
  });
}

async function answerTo<Job, Result>(perform: Perform<Job, Result>, job: Job): Promise<Answer<Result>> {
  try {
    return { result: await perform(job) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

export const alone = <Job, Result>(perform: Perform<Job, Result>): Crew<Job, Result> => ({
  does: async (job) => perform(job),
  dismiss: () => Promise.resolve(),
});

interface Waiting<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/** So many threads of this very program; by the mark a thread knows what it was hired for. */
export function hireCrew<Job, Result>(mark: string, threads: number): Crew<Job, Result> {
  const entry = process.argv[1] ?? '';
  const idle: Worker[] = [];
  const all: Worker[] = [];
  const waiting: Waiting<Job, Result>[] = [];
  const next = () => {
    while (idle.length > 0 && waiting.length > 0) give(idle.pop()!, waiting.shift()!);
  };
  const give = (worker: Worker, { job, resolve, reject }: Waiting<Job, Result>) => {
    const settle = (act: () => void, isAlive: boolean) => {
      worker.removeAllListeners('message');
      worker.removeAllListeners('error');
      if (isAlive) idle.push(worker);
      else hire();
      act();
      next();
    };
    worker.once('message', ({ result, error }: Answer<Result>) =>
      settle(() => (result !== undefined ? resolve(result) : reject(new Error(error))), true),
    );
    worker.once('error', (error: Error) => settle(() => reject(error), false));
    worker.postMessage(job);
  };
  const hire = () => {
    const worker = new Worker(entry, { workerData: mark });
    all.push(worker);
    idle.push(worker);
  };
  for (let thread = 0; thread < threads; thread++) hire();
  return {
    does: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        next();
      }),
    dismiss: async () => void (await Promise.all(all.map((worker) => worker.terminate()))),
  };
}
