/** What is measured in a thread of its own: what a request in flight costs, what an event allocates, and the pace of the largest document. */
import { parentPort, Worker } from 'node:worker_threads';
import type { Document } from '#design';
import { benchDocument } from './documents';
import { startRun } from './own-runs';
import { row, type BenchRow } from './row';

/** Simulated seconds that are counted. */
const secondsCounted = 300;

/** The tandem with so many requests a second. */
function tandemAt(ratePerSecond: number): Document {
  const document = benchDocument('tandem');
  const { workload } = document;
  const trafficClasses = workload.trafficClasses.map((each) => ({
    ...each,
    arrivals: { ...each.arrivals, ratePerSecond } as typeof each.arrivals,
  }));
  return { ...document, workload: { ...workload, trafficClasses } };
}

/** Bytes and events of a simulated second. The young generation is so large that nothing is collected meanwhile: what the heap grew by was allocated. */
function ofSecond(ratePerSecond: number): { readonly bytes: number; readonly events: number } {
  const run = startRun(tandemAt(ratePerSecond));
  run.advance(200_000, Number.POSITIVE_INFINITY);
  const before = process.memoryUsage().heapUsed;
  const events = run.events;
  run.advance(run.nowMs + 1000 * secondsCounted, Number.POSITIVE_INFINITY);
  const bytes = process.memoryUsage().heapUsed - before;
  return { bytes: bytes / secondsCounted, events: (run.events - events) / secondsCounted };
}

/** The collector may come by all the same: of three measurements the one in the middle is undisturbed. */
function undisturbed(ratePerSecond: number): ReturnType<typeof ofSecond> {
  const seconds = [1, 2, 3].map(() => ofSecond(ratePerSecond));
  return seconds.toSorted((a, b) => a.bytes - b.bytes)[1]!;
}

/** Bytes that a simulated second leaves behind however much happens in it (its columns, its charts), and those of each event: from two rates. */
function bytesLeft(): Allocation {
  ofSecond(700);
  const few = undisturbed(100);
  const many = undisturbed(700);
  const perEvent = (many.bytes - few.bytes) / (many.events - few.events);
  return { perEvent, perSecond: many.bytes - perEvent * many.events };
}

interface Allocation {
  readonly perEvent: number;
  readonly perSecond: number;
}

/** Requests piled up before a host that answers none of them for a long time: what the process grew by, over the frames that it then had. */
function bytesPerFrame(): number {
  const run = startRun(benchDocument('pile'));
  run.advance(1000, Number.POSITIVE_INFINITY);
  const framesBefore = run.framesUsed;
  const before = process.memoryUsage().rss;
  run.advance(9000, Number.POSITIVE_INFINITY);
  return (process.memoryUsage().rss - before) / (run.framesUsed - framesBefore);
}

/** A million requests a second, once its callers have opened their 60,000 connections: the events and the wall seconds of each of a few simulated seconds. */
function paceOfMillion(): readonly Pace[] {
  const run = startRun(benchDocument('million'));
  run.advance(1000, Number.POSITIVE_INFINITY);
  return [1, 2, 3, 4].map(() => {
    const before = run.events;
    const begin = process.hrtime.bigint();
    run.advance(run.nowMs + 1000, Number.POSITIVE_INFINITY);
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    if (run.status === 'stopped') throw new Error(`The document of a million requests stopped: ${run.stopReason}`);
    return { events: run.events - before, seconds };
  });
}

interface Pace {
  readonly events: number;
  readonly seconds: number;
}

/**
 * Memory that an earlier run has touched would not be counted; and a person's run begins in a worker of its own, where what other documents have taught the
 * compiler is not known.
 */
const measurements = { allocation: bytesLeft, frame: bytesPerFrame, million: paceOfMillion };
type Measurements = typeof measurements;
type Measurement = keyof Measurements;

export const isMeasurement = (word: unknown): word is Measurement => typeof word === 'string' && word in measurements;

/** The thread's part: tells the bytes. */
export function serveMeasurement(word: Measurement): void {
  parentPort?.postMessage(measurements[word]());
}

function measure<Word extends Measurement>(word: Word): Promise<ReturnType<Measurements[Word]>> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: word,
    // Nothing is to be collected while memory is counted; what is timed collects as it does in a browser.
    resourceLimits: word === 'million' ? {} : { maxYoungGenerationSizeMb: 1024 },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
}

async function millionRow(): Promise<BenchRow> {
  // As in a contest, the round counts that was disturbed least.
  const paces = (await measure('million')).toSorted((a, b) => a.seconds - b.seconds);
  const { events, seconds } = paces[0]!;
  const slowest = 1 / paces.at(-1)!.seconds;
  const goal = { id: 'million', name: 'A million requests a second', unit: 'simulated s per s', floor: 0.5, target: 1 };
  const perSecond = (events / seconds / 1e6).toFixed(1);
  const note = `${(events / 1e6).toFixed(1)} events a request, ${perSecond} million events a second; the slowest of ${paces.length} seconds: ${slowest.toFixed(2)}`;
  return row(goal, 1 / seconds, note);
}

/** The rows of `measurements`. */
export async function threadRows(): Promise<BenchRow[]> {
  const { perEvent, perSecond } = await measure('allocation');
  const frame = await measure('frame');
  const seldom = `and ${Math.round(perSecond)} B a simulated second for its columns and charts, however much happens in it`;
  return [
    await millionRow(),
    row(
      {
        id: 'frame',
        name: 'Memory per request frame in flight, its events included',
        unit: 'B',
        floor: 128,
        target: 64,
        lowerIsBetter: true,
      },
      frame,
      'what the process grew by, per frame',
    ),
    row(
      {
        id: 'allocation',
        name: 'Allocation per event in steady state',
        unit: 'B',
        floor: 0,
        target: 0,
        lowerIsBetter: true,
      },
      Math.max(0, Math.round(perEvent)),
      `${perEvent.toFixed(2)} B; ${seldom}`,
    ),
  ];
}
