import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pool, workersFor, type Outcome } from './pool-client';
import type { JobCommand, JobEvent } from './protocol';
import { silenceMs } from './silence';

/** A worker moved on by hand. */
class HandMoved {
  onmessage: ((event: MessageEvent<JobEvent<string>>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  isEnded = false;
  readonly given: JobCommand<string>[] = [];

  postMessage(command: JobCommand<string>): void {
    this.given.push(command);
  }

  terminate(): void {
    this.isEnded = true;
  }

  private get job(): number {
    return this.given.at(-1)?.job ?? -1;
  }

  says(share: number): void {
    this.onmessage?.({ data: { type: 'progress', job: this.job, share } } as MessageEvent<JobEvent<string>>);
  }

  finishes(): void {
    const { job, order } = this.given.at(-1)!;
    this.onmessage?.({ data: { type: 'done', job, result: `${order}!` } } as MessageEvent<JobEvent<string>>);
  }

  crashes(message = 'out of memory'): void {
    this.onerror?.({ message } as ErrorEvent);
  }
}

function started(workers: number) {
  const hired: HandMoved[] = [];
  const told: [number, Outcome<string>][] = [];
  const heard = { shares: [] as number[], ends: 0 };
  const pool = new Pool<string, string>({
    workers,
    startWorker: () => {
      const worker = new HandMoved();
      hired.push(worker);
      return worker as unknown as Worker;
    },
    onProgress: (share) => void heard.shares.push(share),
    onOutcome: (job, outcome) => void told.push([job, outcome]),
    onEnd: () => void heard.ends++,
    failure: 'could not be started',
  });
  const results = () => told.map(([job, outcome]) => (outcome.type === 'done' ? outcome.result : `${job} failed`));
  return { pool, hired, told, heard, results };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a pool of workers', () => {
  it('tells what came of the jobs in their order, whichever worker was the faster', () => {
    const { pool, hired, results, heard } = started(2);
    pool.order(['a', 'b', 'c']);
    const [slow, fast] = hired as [HandMoved, HandMoved];
    fast.finishes();
    fast.finishes();
    expect(results()).toEqual([]);
    slow.finishes();
    expect(results()).toEqual(['a!', 'b!', 'c!']);
    expect(heard.ends).toBe(1);
  });

  it('starts no more workers than there are jobs, gives each one job at a time, and ends each when none is left', () => {
    const { pool, hired } = started(4);
    pool.order(['a', 'b']);
    expect(hired.map(({ given }) => given.length)).toEqual([1, 1]);
    hired[0]!.finishes();
    expect(hired.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    hired[1]!.finishes();
    expect(hired.map(({ isEnded }) => isEnded)).toEqual([true, true]);
  });

  it('says how far all jobs together are', () => {
    const { pool, hired, heard } = started(2);
    pool.order(['a', 'b', 'c', 'd']);
    hired[0]!.says(0.5);
    hired[1]!.says(0.5);
    hired[0]!.finishes();
    expect(heard.shares).toEqual([0.125, 0.25, 0.375]);
  });

  it('ends its workers at once when it is canceled, and tells nothing more', () => {
    const { pool, hired, results, heard } = started(2);
    pool.order(['a', 'b', 'c']);
    hired[0]!.finishes();
    pool.cancel();
    expect(hired.every(({ isEnded }) => isEnded)).toBe(true);
    hired[0]!.finishes();
    hired[1]!.says(0.9);
    hired[1]!.crashes();
    vi.advanceTimersByTime(10 * silenceMs);
    expect(results()).toEqual(['a!']);
    expect(hired).toHaveLength(2);
    expect(heard.ends).toBe(0);
    expect(heard.shares).toHaveLength(1);
  });

  it('takes new orders in place of the old ones', () => {
    const { pool, hired, results } = started(1);
    pool.order(['a', 'b']);
    pool.order(['c']);
    hired[0]!.finishes();
    expect(results()).toEqual([]);
    hired[1]!.finishes();
    expect(results()).toEqual(['c!']);
  });

  it('gives the job of a worker that crashed to another once more', () => {
    const { pool, hired, results, heard } = started(1);
    pool.order(['a', 'b']);
    hired[0]!.says(0.5);
    hired[0]!.crashes();
    expect(hired[0]!.isEnded).toBe(true);
    expect(heard.shares.at(-1)).toBe(0);
    hired[1]!.finishes();
    hired[1]!.finishes();
    expect(results()).toEqual(['a!', 'b!']);
  });

  it('reports a job at which two workers crashed, and goes on with the others', () => {
    const { pool, hired, results, told, heard } = started(1);
    pool.order(['a', 'b', 'c']);
    hired[0]!.finishes();
    hired[0]!.crashes();
    hired[1]!.crashes('out of memory again');
    hired[2]!.finishes();
    expect(results()).toEqual(['a!', '1 failed', 'c!']);
    expect(told[1]?.[1]).toEqual({ type: 'failed', text: 'out of memory again' });
    expect(heard.ends).toBe(1);
    expect(hired.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('gives up all where no worker can be started', () => {
    const { pool, hired, told, heard } = started(1);
    pool.order(['a', 'b', 'c']);
    hired[0]!.crashes('');
    hired[1]!.crashes('');
    expect(hired).toHaveLength(2);
    expect(told.map(([, outcome]) => outcome)).toEqual(
      [0, 1, 2].map(() => ({ type: 'failed', text: 'could not be started' })),
    );
    expect(heard.ends).toBe(1);
  });

  it('takes a worker that says nothing for dead, and not one that does', () => {
    const { pool, hired, results } = started(1);
    pool.order(['a']);
    for (let looks = 0; looks < 5; looks++) {
      vi.advanceTimersByTime(silenceMs / 2 + 1000);
      hired[0]!.says(looks / 10);
    }
    expect(hired).toHaveLength(1);
    vi.advanceTimersByTime(silenceMs + 1);
    expect(hired).toHaveLength(2);
    hired[0]!.finishes();
    expect(results()).toEqual([]);
    hired[1]!.finishes();
    expect(results()).toEqual(['a!']);
  });

  it('of no job is over at once', () => {
    const { pool, hired, heard } = started(3);
    pool.order([]);
    expect(hired).toEqual([]);
    expect(heard.ends).toBe(1);
  });
});

describe('the number of workers', () => {
  it('leaves a core to the page, and has its bounds', () => {
    expect([1, 2, 8, 128].map(workersFor)).toEqual([1, 1, 7, 16]);
    // A browser that does not tell.
    expect(workersFor(Number.NaN)).toBe(1);
  });
});
