/** A timeout that is set while callers wait for good. */
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { begin, faultAt, imbalance } from './testing/run-design';
import { twoHosts, wait } from './testing/two-hosts';

const withTimeout = (document: Document, timeoutMs: number): Document => ({
  ...document,
  stages: document.stages.map((stage) => ({
    ...stage,
    wires: stage.wires.map((wire) => ('need' in wire.from ? { ...wire, policy: { ...wire.policy, timeoutMs } } : wire)),
  })),
});

describe('a timeout set on callers that wait for answers that never come', () => {
  const document = twoHosts({
    steps: [wait(1)],
    ratePerSecond: 10,
    seconds: 100,
    frontValues: { workers: 8, backlog: 4, vcpus: 2 },
  });
  const stuck = () => {
    const run = begin(document);
    run.advance(10_000, Number.POSITIVE_INFINITY);
    run.inject(faultAt(document, 'Back', 'hang'), null);
    run.advance(15_000, Number.POSITIVE_INFINITY);
    run.clearFaults();
    run.advance(20_000, Number.POSITIVE_INFINITY);
    return run;
  };
  const success = (run: ReturnType<typeof begin>) => run.recorder.ledgerNow().success;

  it('before it, they are blocked by a part that has nothing of theirs any more', () => {
    const run = stuck();
    const { components, columns } = run.index;
    const [front, back] = ['Front', 'Back'].map((name) => {
      const id = document.stages[0]!.components.find((each) => each.name === name)!.id;
      const from = components.indexOf(id) * columns.components.length;
      return Object.fromEntries(columns.components.map((column, at) => [column, run.snapshot().components[from + at]]));
    });
    const backRow = components.indexOf(document.stages[0]!.components.find(({ name }) => name === 'Back')!.id);
    expect(columns.states[front!['state']!]).toBe('blocked');
    expect(front).toMatchObject({ blockedBy: backRow, workersBusy: 8, throughput: 0 });
    expect(back).toMatchObject({ inFlight: 0 });
  });

  it('counts from the change, and the system recovers', () => {
    const run = stuck();
    const before = success(run);
    run.advance(30_000, Number.POSITIVE_INFINITY);
    expect(success(run)).toBe(before);
    run.apply(withTimeout(document, 2000), 'Timeout');
    run.advance(31_900, Number.POSITIVE_INFINITY);
    expect(success(run)).toBe(before);
    run.advance(42_000, Number.POSITIVE_INFINITY);
    expect(success(run) - before).toBeGreaterThan(80);
    expect(imbalance(run)).toEqual([0, 0, 0]);
  });
});
