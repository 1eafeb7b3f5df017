import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Run } from '#simulation';
import { benchDocument } from './documents';
import { startRun } from './own-runs';

const stretch = 400_000;
/** What a stretch may leave behind, spread over its events: what is made once a simulated second, and by the test itself. */
const bytesPerEvent = 4;

/** Bytes that one event of a stretch left behind; null = the collector came by, as it does once in a while whoever fills the heap. */
async function bytesLeft(run: Run): Promise<number | null> {
  const collections: number[] = [];
  const observer = new PerformanceObserver((list) => {
    collections.push(...list.getEntries().map(({ startTime }) => startTime));
  });
  observer.observe({ entryTypes: ['gc'] });
  const { events } = run;
  const began = performance.now();
  const used = process.memoryUsage().heapUsed;
  run.advance(Number.POSITIVE_INFINITY, stretch);
  const left = process.memoryUsage().heapUsed - used;
  await setTimeout(50);
  observer.disconnect();
  expect(run.events - events).toBe(stretch);
  return collections.some((startTime) => startTime >= began) ? null : left / stretch;
}

describe('a run in steady state', () => {
  it.each(['tandem', 'tandem-timeouts', 'fan-out', 'sixteen-workers', 'twenty-five'])(
    'makes no objects for its events: %s',
    async (name) => {
      const run = startRun(benchDocument(name));
      run.recorder.isUnseen = true;
      run.advance(60_000, stretch);
      const stretches = [await bytesLeft(run), await bytesLeft(run), await bytesLeft(run)];
      const undisturbed = stretches.filter((bytes) => bytes !== null);
      expect(undisturbed.length).toBeGreaterThan(0);
      expect(Math.min(...undisturbed)).toBeLessThan(bytesPerEvent);
    },
  );
});
