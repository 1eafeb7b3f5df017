/** Runs of documents by this project's own core, as contenders of the bench. */
import type { Document } from '#design';
import { createRun, type Run } from '#simulation';

const eventsAtOnce = 1_000_000;

export function startRun(document: Document, seed = 1): Run {
  const [stage] = document.stages;
  const created = stage && createRun(document, stage.id, seed);
  if (!created?.ok) throw new Error(`${document.title} cannot run`);
  return created.value;
}

/** Rounds of so many simulated ms each of one run, which begins anew when its scenario ends. Units: requests that ended. */
export function ownRounds(document: Document, roundMs: number): () => number {
  let run: Run | null = null;
  return () => {
    if (run === null || run.nowMs + roundMs > document.scenario.durationMs) run = startRun(document);
    const before = ended(run);
    const until = run.nowMs + roundMs;
    while (run.status === 'ready' && run.nowMs < until) run.advance(until, eventsAtOnce);
    return ended(run) - before;
  };
}

function ended(run: Run): number {
  const { success, late, failed } = run.recorder.ledgerNow();
  return success + late + failed;
}
