/** Threads that do jobs, one at a time each, since the engine's state belongs to its module. Without threads the jobs are done here, one after the other. */
import { parentPort, Worker } from 'node:worker_threads';
import { perform, type Job, type JobResult } from './job';

/** Data by which a thread of this program knows that it belongs to the crew. */
export const crewMark = 'fidelity';

interface Answer {
  readonly result?: JobResult;
  readonly error?: string;
}

export interface Crew {
  readonly does: (job: Job) => Promise<JobResult>;
  readonly dismiss: () => Promise<void>;
}

/** Serves jobs in a thread of the crew. */
export function serveCrew(): void {
  parentPort?.on('message', (job: Job) => {
    const answer: Answer = answerTo(job);
    parentPort?.postMessage(answer);
  });
}

function answerTo(job: Job): Answer {
  try {
    return { result: perform(job) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

export const alone: Crew = {
  does: (job) => Promise.resolve().then(() => perform(job)),
  dismiss: () => Promise.resolve(),
};

interface Waiting {
  readonly job: Job;
  readonly resolve: (result: JobResult) => void;
  readonly reject: (error: Error) => void;
}

/** So many threads of this very program. */
export function hireCrew(threads: number): Crew {
  const entry = process.argv[1] ?? '';
  const idle: Worker[] = [];
  const all: Worker[] = [];
  const waiting: Waiting[] = [];
  const next = () => {
    while (idle.length > 0 && waiting.length > 0) give(idle.pop()!, waiting.shift()!);
  };
  const give = (worker: Worker, { job, resolve, reject }: Waiting) => {
    const settle = (act: () => void, isAlive: boolean) => {
      worker.removeAllListeners('message');
      worker.removeAllListeners('error');
      if (isAlive) idle.push(worker);
      else hire();
      act();
      next();
    };
    worker.once('message', ({ result, error }: Answer) =>
      settle(() => (result ? resolve(result) : reject(new Error(error))), true),
    );
    worker.once('error', (error: Error) => settle(() => reject(error), false));
    worker.postMessage(job);
  };
  const hire = () => {
    const worker = new Worker(entry, { workerData: crewMark });
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
