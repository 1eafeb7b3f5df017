/** A run with messages is the same however it is cut into slices and whoever looks. */
import { buildStep, exponential } from '#design';
import { describe, expect, it } from 'vitest';
import { Replay, type LoggedAction } from './follow/replay';
import { messageDesign } from './testing/message-design';
import { begin } from './testing/run-design';

const kinds = ['queue', 'topic', 'stream'] as const;

describe.each(kinds)('a run with a %s', (kind) => {
  const document = messageDesign({
    kind,
    ratePerSecond: 40,
    durationMs: 20_000,
    steps: [buildStep.pause(exponential(20)), buildStep.failing(0.1)],
    consumer: { workers: 1, instances: 2 },
    values: kind === 'stream' ? {} : { visibilityTimeoutMs: 300 },
    delivery: { batchSize: 3, batchWaitMs: 20 },
  });
  const made = (slice: number, isWatched: boolean) => {
    const run = begin(document, { observer: isWatched ? { visitEnded: () => {} } : {} });
    while (run.status === 'ready') run.advance(Number.POSITIVE_INFINITY, slice);
    return [run.report().digest, run.events];
  };

  it('is the same in slices of any size, and when somebody looks', () => {
    const whole = made(1_000_000, false);
    expect(made(7, false)).toEqual(whole);
    expect(made(1_000_000, true)).toEqual(whole);
    expect(made(1, true)).toEqual(whole);
  });

  it('is the same when it is made again after edits', () => {
    const stage = document.stages[0]!;
    const [first] = document.stages;
    const steps = [0, 1, 2, 3].map((wires) => ({
      ...document,
      stages: [{ ...first!, wires: first!.wires.slice(0, wires) }],
    }));
    const run = begin(steps[0]!);
    const log: LoggedAction[] = [];
    for (const edited of steps.slice(1)) {
      log.push({
        position: { events: run.events, atMs: run.nowMs },
        action: { type: 'edit', document: edited, label: '' },
      });
      run.apply(edited, '');
      run.advance(run.nowMs, 100);
    }
    while (run.nowMs < 15_000) run.advance(run.nowMs + 1000, 50);
    const until = { events: run.events, atMs: run.nowMs, ledger: run.recorder.ledgerNow() };
    const again = Replay.begin({ document: steps[0]!, stage: stage.id, seed: 1, log, until })!;
    while (!again.isOver) again.advance(Number.POSITIVE_INFINITY, 1000);
    expect(again.isSame).toBe(true);
  });
});
