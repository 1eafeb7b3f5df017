/** What ten thousand files, five broken ones and the file of the night come to on each sheet, by Little's law and the limit of a function. */
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { createRun } from '#simulation';
import { burst, entry, fleet, functionLimitMs, night } from './files-and-etl';

const [workers, functions, queued] = [0, 1, 2];
const second = 1000;
const minute = 60 * second;
const gib = 1769 / 1024;

/** A sheet at some instants: what became of the messages of its brokers, and what its functions used. */
function at(stage: number, instantsMs: readonly number[], document: Document = entry.document) {
  const created = createRun(document, document.stages[stage]!.id, 1);
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  return instantsMs.map((untilMs) => {
    while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
    const { components } = run.report();
    const named = (name: string) => {
      const { id } = document.stages[stage]!.components.find((each) => each.name === name)!;
      return components.find((each) => each.id === id)!;
    };
    return {
      messages: (name: string) => named(name).messages!.subscriptions[0]!,
      gibSeconds: (name: string) => named(name).onDemand!.gibSeconds,
    };
  });
}

const expectNear = (value: number, expected: number, share: number) =>
  expect(Math.abs(value / expected - 1), `${value} for ${expected}`).toBeLessThan(share);

describe('ten thousand files on twenty servers', () => {
  const [early, later] = at(workers, [4 * minute, 12 * minute]);

  it('go on a fifth slower, since broken ones are tried again and again', () => {
    const done = later!.messages('Files').consumed - early!.messages('Files').consumed;
    const most = (8 * minute * fleet.servers) / burst.workMs;
    // Five of twenty servers but for the moments in which a broken file waits for the next free one.
    expect(done).toBeGreaterThan(((fleet.servers - burst.broken) / fleet.servers) * 0.95 * most);
    expect(done).toBeLessThan(0.85 * most);
    expect(later!.messages('Files').receives - early!.messages('Files').receives - done).toBeGreaterThan(0.15 * most);
    expect(later!.messages('Files').deadLettered).toBe(0);
  });
});

describe('ten thousand files that a bucket starts functions for', () => {
  const [before, after] = at(functions, [2.5 * minute, 2.75 * minute]);

  it('never end, since each puts one there itself, and cost 98 $ an hour', () => {
    // All functions at once, 15 s long.
    const used = after!.gibSeconds('Resize') - before!.gibSeconds('Resize');
    expectNear(used, 15 * fleet.atOnce * gib, 0.03);
    expectNear((used / 15) * 3600 * 0.0000166667, 98, 0.04);
    const { consumed, waiting, held } = after!.messages('Originals');
    expect(consumed).toBeGreaterThan(1.2 * burst.count);
    expectNear(waiting + held, burst.count, 0.02);
  });
});

describe('ten thousand files in a queue before functions', () => {
  const [end] = at(queued, [4 * minute]);

  it('are done within a minute after the last but for the broken ones, which are dead letters, and cost 1.80 $', () => {
    expect(end!.messages('Files')).toMatchObject({ waiting: 0, held: 0, lost: 0, duplicates: 0 });
    expect(end!.messages('Files').deadLettered).toBe(burst.broken);
    // 10,000 x 6.1 s x 1.73 GiB at 0.0000166667 $, and two tries more of each broken one.
    expectNear(end!.gibSeconds('Resize') * 0.0000166667, 1.8, 0.05);
  });

  it('have the file of the night done beside them, in ten pieces', () => {
    expect(end!.messages('Nightly')).toMatchObject({ consumed: night.parts, deadLettered: 0 });
  });
});

describe('the file of the night in one piece', () => {
  it('dies at the limit of a function, three times, and each is paid for', () => {
    const { workload } = entry.document;
    const none = [{ atMs: 0, factor: 0, ramp: false }];
    const trafficClasses = workload.trafficClasses.map((each) =>
      each.name === 'Photographers' ? { ...each, profile: none } : each,
    );
    // A receive that died can be tried again when its 30 min are over.
    const [end] = at(functions, [74 * minute], { ...entry.document, workload: { trafficClasses } });
    expect(end!.messages('Nightly')).toMatchObject({ consumed: 0, receives: 3 });
    expectNear(end!.gibSeconds('Transform'), (3 * functionLimitMs * gib) / second, 0.1);
  });
});
