/** What a request in flight costs, and what an event allocates. */
import { parentPort, Worker } from 'node:worker_threads';
import { benchDocument } from './documents';
import { startRun } from './own-runs';
import { row, type BenchRow } from './row';

/** Marks the thread that counts allocations. */
export const allocationMark = 'allocation';

/** Counted twice: the document's scenario is long enough for three times as many. */
const eventsCounted = 1_000_000;

/** The thread's part: tells the bytes that an event allocates. */
export function serveAllocation(): void {
  parentPort?.postMessage(bytesPerEvent());
}

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

async function allocationRow(): Promise<BenchRow> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: allocationMark,
    resourceLimits: { maxYoungGenerationSizeMb: 1024 },
  });
  const bytes = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  const goal = { id: 'allocation', name: 'Allocation per event in steady state', unit: 'B', floor: 0, target: 0 };
  const seldom = 'what is made once a second for charts is counted with it';
  return row({ ...goal, lowerIsBetter: true }, Math.round(bytes), `${bytes.toFixed(2)} B; ${seldom}`);
}

/** Requests piled up before a host that answers none of them for a long time. */
function frameRow(): BenchRow {
  const document = benchDocument('pile');
  const run = startRun(document);
  run.advance(1000, Number.POSITIVE_INFINITY);
  const framesBefore = run.framesUsed;
  const before = process.memoryUsage().rss;
  run.advance(9000, Number.POSITIVE_INFINITY);
  const bytes = (process.memoryUsage().rss - before) / (run.framesUsed - framesBefore);
  const goal = {
    id: 'frame',
    name: 'Memory per request frame in flight, its events included',
    unit: 'B',
    floor: 128,
    target: 64,
  };
  return row({ ...goal, lowerIsBetter: true }, bytes, `${run.framesUsed} frames in flight`);
}

export async function memoryRows(): Promise<BenchRow[]> {
  return [frameRow(), await allocationRow()];
}
