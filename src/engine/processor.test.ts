import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { limitTo, nothing, now, resetCalendar, schedule } from './calendar';
import { resetCells } from './cells';
import { allocate, kinds, resetFrames } from './frames';
import { kernel } from './kernel';
import {
  busyVcpuMs,
  computing,
  createProcessor,
  startComputing,
  stopComputing,
  type ProcessorOptions,
} from './processor';
import { machine } from './state';

beforeEach(() => {
  resetCalendar();
  resetCells();
  resetFrames(() => {});
  // A run before this may have been watched, or stopped.
  machine.watcher = null;
  machine.halted = null;
});

interface Job {
  readonly comesMs: number;
  readonly work: number;
  /** When it is taken away; null = never. */
  readonly stopsMs: number | null;
}

/** Ends of jobs by stepping through every instant at which something changes: no virtual time, no events. */
function endsByHand({ vcpus, speed, sigma, kappa }: ProcessorOptions, jobs: readonly Job[]): (number | null)[] {
  const left = jobs.map(({ work }) => work);
  const ends: (number | null)[] = jobs.map(() => null);
  const gone = new Set<number>();
  let time = 0;
  for (;;) {
    const here = jobs.flatMap(({ comesMs }, at) => (comesMs <= time && !gone.has(at) ? [at] : []));
    const n = here.length;
    const slowed = 1 + sigma * (n - 1) + kappa * n * (n - 1);
    const rate = (speed * Math.min(1, vcpus / Math.max(1, n))) / slowed;
    const changes = jobs.flatMap(({ comesMs, stopsMs }, at) => [comesMs, gone.has(at) ? null : stopsMs]);
    const next = Math.min(
      ...changes.filter((each): each is number => each !== null && each > time),
      ...here.map((at) => time + left[at]! / rate),
    );
    if (next === Number.POSITIVE_INFINITY) return ends;
    for (const at of here) left[at] = left[at]! - (next - time) * rate;
    time = next;
    for (const at of here) {
      if (left[at]! < 1e-7) ends[at] = time;
      if (left[at]! < 1e-7 || jobs[at]!.stopsMs === time) gone.add(at);
    }
  }
}

/** The same by the kernel: each job a frame that computes, its coming and going frames of their own. */
function endsByKernel(options: ProcessorOptions, jobs: readonly Job[]): { ends: (number | null)[]; busy: number } {
  resetCalendar();
  const processor = createProcessor(allocate(kinds.clock), options);
  const frames = jobs.map(() => allocate(kinds.task));
  const happens = new Map<number, () => void>();
  const ends: (number | null)[] = jobs.map(() => null);
  const at = (time: number, run: () => void) => {
    const frame = allocate(kinds.task);
    happens.set(frame, run);
    schedule(frame, time);
  };
  jobs.forEach(({ comesMs, work, stopsMs }, job) => {
    at(comesMs, () => startComputing(processor, frames[job]!, work));
    if (stopsMs !== null) at(stopsMs, () => stopComputing(processor, frames[job]!));
  });
  limitTo(Number.POSITIVE_INFINITY);
  for (;;) {
    const frame = kernel.run(1000);
    if (frame === nothing) break;
    happens.get(frame)?.();
    const job = frames.indexOf(frame);
    if (job >= 0) ends[job] = now();
  }
  expect(computing(processor)).toBe(0);
  return { ends, busy: busyVcpuMs(processor) };
}

const job = fc.record({
  comesMs: fc.integer({ min: 0, max: 60 }).map((step) => step + 0.25),
  work: fc.integer({ min: 1, max: 400 }).map((step) => step / 10),
  stopsMs: fc.option(fc.integer({ min: 61, max: 120 }), { nil: null, freq: 3 }),
});

const options = fc.record({
  vcpus: fc.constantFrom(0.5, 1, 2, 4, 40),
  speed: fc.constantFrom(0.5, 1, 2),
  sigma: fc.constantFrom(0, 0, 0.1),
  kappa: fc.constantFrom(0, 0, 0.02),
});

describe('processor sharing', () => {
  it('ends every computation when one step after the other does, apart or shared, stopped or not', () => {
    let [ended, stopped] = [0, 0];
    fc.assert(
      fc.property(options, fc.array(job, { minLength: 1, maxLength: 25 }), (given, jobs) => {
        const expected = endsByHand(given, jobs);
        const { ends } = endsByKernel(given, jobs);
        ends.forEach((end, at) => {
          expect(Math.abs((end ?? -1) - (expected[at] ?? -1))).toBeLessThan(1e-5);
          if (end === null) stopped++;
          else ended++;
        });
      }),
      { numRuns: 200 },
    );
    expect(ended).toBeGreaterThan(500);
    expect(stopped).toBeGreaterThan(50);
  });

  it('uses as many vCPUs as it has, or as there are computations', () => {
    const given = { vcpus: 2, speed: 1, sigma: 0, kappa: 0 };
    const jobs = [10, 10, 10].map((work) => ({ comesMs: 0, work, stopsMs: null }));
    // Three share two vCPUs: each runs at 2/3 and all end at 15 ms.
    const { ends, busy } = endsByKernel(given, jobs);
    expect(ends).toEqual([15, 15, 15]);
    expect(busy).toBeCloseTo(30, 9);
  });
});
