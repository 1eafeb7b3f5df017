import { describe, expect, it } from 'vitest';
import type { Document, Problem, Result } from '#design';
import { gallery } from '#gallery';
import { comparisonOf, comparisonPlan } from '#judging';
import type { RunSeries, Trial, TrialOrder } from '#simulation';
import type { JobCommand, JobEvent, TrialsEvent } from './protocol';
import { trialEvents } from './trial-events';
import { createTrialsClient } from './trials-client';

type Said = JobEvent<Result<Trial, Problem>, RunSeries>;

/** A worker that does the real work when it is let to: a whole job at a time, since the engine is shared by all of a test. */
class Real {
  onmessage: ((event: MessageEvent<Said>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  isEnded = false;
  private command: JobCommand<TrialOrder> | null = null;

  postMessage(command: JobCommand<TrialOrder>): void {
    this.command = structuredClone(command);
  }

  terminate(): void {
    this.command = null;
    this.isEnded = true;
  }

  /** False when it has nothing to do. */
  works(): boolean {
    const { command } = this;
    if (!command) return false;
    this.command = null;
    let nowMs = 0;
    for (const event of trialEvents(command, () => (nowMs += 1000)))
      if (!this.isEnded) this.onmessage?.({ data: structuredClone(event) } as MessageEvent<Said>);
    return true;
  }
}

const shop: Document = {
  ...gallery[0]!.document,
  scenario: { ...gallery[0]!.document.scenario, durationMs: 70_000, warmUpMs: 55_000 },
};
const stages = shop.stages.map(({ id }) => id);

function ordered(orders: readonly TrialOrder[], workers: number) {
  const hired: Real[] = [];
  const heard: TrialsEvent[] = [];
  const client = createTrialsClient({
    workers,
    onEvent: (event) => heard.push(event),
    startWorker: () => {
      const worker = new Real();
      hired.push(worker);
      return worker as unknown as Worker;
    },
  });
  client.request(orders);
  return { client, hired, heard };
}

const trialsIn = (events: readonly TrialsEvent[]) =>
  events.flatMap((event) => (event.type === 'trial' ? [event.trial] : []));

function made(orders: readonly TrialOrder[], workers: number): readonly TrialsEvent[] {
  const { hired, heard } = ordered(orders, workers);
  // The last that was hired works first: what comes first is not what was asked first.
  while (hired.toReversed().some((worker) => worker.works()));
  return heard;
}

const runs = comparisonPlan(shop, stages, 3).filter(({ part }) => part === 'run' || part === 'blast-radius');

describe('trials on a pool of workers', () => {
  it('come to the same comparison, to the last bit, on one worker as on many', () => {
    const alone = trialsIn(made(runs, 1));
    expect(alone.map(({ stage, part }) => [stage, part])).toEqual(runs.map(({ stage, part }) => [stage, part]));
    const compared = { document: shop, stages, baseline: stages[0]! };
    const comparison = comparisonOf(alone, compared);
    expect(comparison.rows.find(({ subject }) => subject === 'p95')!.cells[1]!.difference!.estimate.count).toBe(3);
    expect(comparisonOf(trialsIn(made(runs, 4)), compared)).toEqual(comparison);
  });

  it('are canceled at once: no worker is left, and nothing more is heard', () => {
    const { client, hired, heard } = ordered(runs, 3);
    hired[0]!.works();
    const before = heard.length;
    expect(before).toBeGreaterThan(0);
    client.cancel();
    expect(hired.map(({ isEnded }) => isEnded)).toEqual([true, true, true]);
    expect(hired.some((worker) => worker.works())).toBe(false);
    expect(heard).toHaveLength(before);
  });

  it('of a stage that cannot run say so, and the others are made', () => {
    const [first, ...rest] = shop.stages;
    const broken = { ...first!, components: first!.components.map((each) => ({ ...each, kind: 'mainframe' })) };
    const document = { ...shop, stages: [broken, ...rest] };
    const events = made(
      comparisonPlan(document, stages, 2).filter(({ part }) => part === 'run'),
      2,
    );
    const refused = events.flatMap((event) => (event.type === 'not-runnable' ? [event.at] : []));
    expect(refused).toEqual([0, stages.length]);
    const others = stages.slice(1);
    expect(trialsIn(events).map(({ stage }) => stage)).toEqual([...others, ...others]);
    expect(events.at(-1)).toEqual({ type: 'finished' });
  });
});
