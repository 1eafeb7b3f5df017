/** What a request in flight costs, and what an event allocates. */
import { parentPort, Worker } from 'node:worker_threads';
import { benchDocument } from './documents';
import { startRun } from './own-runs';
import { row, type BenchRow } from './row';

/** Counted twice: the document's scenario is long enough for three times as many. */
const eventsCounted = 1_000_000;

/** The young generation is so large that nothing is collected meanwhile: what the heap grew by was allocated. */
function bytesPerEvent(): number {
  const run = startRun(benchDocument('tandem'));
  run.advance(60_000, Number.POSITIVE_INFINITY);
  const second = 1000;
  const until = (events: number) => {
    const before = run.events;
    while (run.events - before < events && run.status === 'ready')
      run.advance(run.nowMs + second, Number.POSITIVE_INFINITY);
  };
  until(eventsCounted);
  const before = process.memoryUsage().heapUsed;
  const events = run.events;
  until(eventsCounted);
  return (process.memoryUsage().heapUsed - before) / (run.events - events);
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
const measurements = { allocation: bytesPerEvent, frame: bytesPerFrame };
type Measurement = keyof typeof measurements;

export const isMeasurement = (word: unknown): word is Measurement => typeof word === 'string' && word in measurements;

/** The thread's part: tells the bytes. */
export function serveMeasurement(word: Measurement): void {
  parentPort?.postMessage(measurements[word]());
}

function measure(word: Measurement): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: word,
    resourceLimits: { maxYoungGenerationSizeMb: 1024 },
  });
  return new Promise<number>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
}

export async function memoryRows(): Promise<BenchRow[]> {
  const bytes = await measure('allocation');
  const frame = await measure('frame');
  const seldom = 'what is made once a second for charts is counted with it';
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
      Math.max(0, Math.round(bytes)),
      `${bytes.toFixed(2)} B; ${seldom}`,
    ),
  ];
}
