/** What a request in flight costs, and what an event allocates. */
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

/** Bytes that a simulated second leaves behind however much happens in it (its columns, its charts), and those of each event: from two rates. */
function bytesLeft(): Allocation {
  ofSecond(700);
  const few = ofSecond(100);
  const many = ofSecond(700);
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

/** What is measured in a thread of its own, since memory that an earlier run has touched would not be counted. */
const measurements = { allocation: bytesLeft, frame: bytesPerFrame };
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
    resourceLimits: { maxYoungGenerationSizeMb: 1024 },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
}

export async function memoryRows(): Promise<BenchRow[]> {
  const { perEvent, perSecond } = await measure('allocation');
  const frame = await measure('frame');
  const seldom = `and ${Math.round(perSecond)} B a simulated second for its columns and charts, however much happens in it`;
  return [
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
