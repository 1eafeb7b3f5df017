import { describe, expect, it } from 'vitest';
import type { Document, Problem, Result } from '#design';
import { gallery } from '#gallery';
import type { Replication, ReplicationOrder } from '#simulation';
import type { JobCommand, JobEvent, ReplicationsEvent } from './protocol';
import { replicationEvents } from './replication-events';
import { createReplicationsClient } from './replications-client';

type Said = JobEvent<Result<Replication, Problem>>;

/** A worker that does the real work when it is let to: a whole job at a time, since the engine is shared by all of a test. */
class Real {
  onmessage: ((event: MessageEvent<Said>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  private command: JobCommand<ReplicationOrder> | null = null;

  postMessage(command: JobCommand<ReplicationOrder>): void {
    this.command = structuredClone(command);
  }

  terminate(): void {
    this.command = null;
  }

  /** False when it has nothing to do. */
  works(): boolean {
    const { command } = this;
    if (!command) return false;
    let nowMs = 0;
    // The clock of this machine goes a second forward at each look, so that all progress is told.
    for (const event of replicationEvents(command, () => (nowMs += 1000)))
      this.onmessage?.({ data: structuredClone(event) } as MessageEvent<Said>);
    return true;
  }
}

const shop: Document = {
  ...gallery[0]!.document,
  scenario: { ...gallery[0]!.document.scenario, durationMs: 70_000, warmUpMs: 55_000 },
};

function made(document: Document, count: number, workers: number): readonly ReplicationsEvent[] {
  const hired: Real[] = [];
  const heard: ReplicationsEvent[] = [];
  const client = createReplicationsClient({
    workers,
    onEvent: (event) => heard.push(event),
    startWorker: () => {
      const worker = new Real();
      hired.push(worker);
      return worker as unknown as Worker;
    },
  });
  client.request(document, document.stages[0]!.id, count);
  // The last that was hired works first: what comes first is not what was asked first.
  while (hired.toReversed().some((worker) => worker.works()));
  return heard;
}

const replicationsIn = (events: readonly ReplicationsEvent[]) =>
  events.flatMap((event) => (event.type === 'replication' ? [event.replication] : []));

describe('replications on a pool of workers', () => {
  it('are the same numbers in the same order from one worker as from many', () => {
    const alone = replicationsIn(made(shop, 5, 1));
    expect(alone.map(({ replication }) => replication)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(alone.map(({ seed }) => seed)).size).toBe(5);
    expect(new Set(alone.map(({ flows }) => flows[0]?.meanMs)).size).toBe(5);
    expect(replicationsIn(made(shop, 5, 3))).toEqual(alone);
  });

  it('say how far they are, and that they are over', () => {
    const events = made(shop, 2, 1);
    const shares = events.flatMap((event) => (event.type === 'progress' ? [event.share] : []));
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(events.at(-1)).toEqual({ type: 'finished' });
  });

  it('of a stage that cannot run end at the first, with its problems', () => {
    const stages = shop.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) => ({ ...each, kind: 'mainframe' })),
    }));
    const events = made({ ...shop, stages }, 4, 2).filter(({ type }) => type !== 'progress');
    expect(events).toHaveLength(1);
    expect(events[0]?.type === 'not-runnable' && events[0].problems[0]?.title).toBe('Unknown kind mainframe');
  });
});
