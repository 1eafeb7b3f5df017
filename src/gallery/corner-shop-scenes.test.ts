/** What the talk of the Corner Shop says is what its runs do. */
import { describe, expect, it } from 'vitest';
import { sceneDocument } from '#design';
import { createRun, type Run } from '#simulation';
import { entryInFour } from './corner-shop';

const { document } = entryInFour;
const second = 1000;

/** The run of a scene where it opens. */
function opened(at: number): Run {
  const played = sceneDocument(document, at);
  const scene = document.scenes[at]!;
  const made = createRun(played, scene.stage, played.scenario.seed);
  if (!made.ok) throw new Error(scene.title);
  run(made.value, scene.atMs);
  return made.value;
}

function run(of: Run, untilMs: number): void {
  while (of.status === 'ready' && of.nowMs < untilMs) of.advance(untilMs, 1_000_000);
}

/** Share of the requests that ended within so long from now on that were answered in time. */
function answered(of: Run, withinMs: number): number {
  const before = of.recorder.ledgerNow();
  run(of, of.nowMs + withinMs);
  const after = of.recorder.ledgerNow();
  const good = after.success - before.success;
  return good / (good + after.late - before.late + after.failed - before.failed);
}

describe('the talk of the Corner Shop', () => {
  it('has ten scenes, in which something of each stage is shown', () => {
    expect(document.scenes).toHaveLength(10);
    expect(new Set(document.scenes.map(({ stage }) => stage)).size).toBe(4);
  });

  it('shows a server that does on the height of the sale, and nobody answered once its workers wait', () => {
    expect(answered(opened(1), 10 * second)).toBe(1);
    for (const scene of [3, 4, 5]) expect(answered(opened(scene), 10 * second)).toBe(0);
  });

  it('shows functions in which only those who pay notice', () => {
    const ordering = 0.03;
    expect(answered(opened(6), 10 * second)).toBeCloseTo(1 - ordering, 2);
    expect(answered(opened(8), 10 * second)).toBe(1);
  });

  it('shows a shop that does not come back with the provider, but does with its server', () => {
    expect(answered(opened(7), 60 * second)).toBe(0);
    const restarted = opened(9);
    run(restarted, restarted.nowMs + 50 * second);
    expect(answered(restarted, 10 * second)).toBe(1);
  });
});
