/** Parallel calls that go the short way, where a branch has no frame of its own, against the same step by step, as every visit goes while somebody watches. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, exponential, type Distribution, type Document } from '#design';
import type { Run } from '.';
import { bare, roomy } from './testing/bare';
import { begin, faultAt, imbalance } from './testing/run-design';

const names = ['one', 'two', 'three', 'four'];
const retry = {
  attempts: 3,
  on: ['failed', 'refused'],
  backoff: { baseMs: 5, factor: 2, capMs: null, jitter: 'none' },
  budget: null,
} as const;

interface Given {
  readonly join: 'all' | 'any' | number;
  readonly timeMs: Distribution;
  readonly isRepeated: boolean;
  /** A call of a size that is drawn goes to where one of the branches goes. */
  readonly isDrawn?: boolean;
}

function fanOut({ join, timeMs, isRepeated, isDrawn = false }: Given): Document {
  const branches = names.map((name) => [buildStep.call(`${name}.serve`)]);
  const fork = buildStep.parallel(branches, join);
  const drawn = isDrawn ? [buildStep.call('four.serve', { responseBytes: exponential(300.7) })] : [];
  const leaf = { operations: { serve: [buildStep.pause(timeMs), buildStep.failing(0.1)] } };
  return buildDesign(
    {
      classes: { Users: { ratePerSecond: 100, mix: { 'front.go': 1 }, patienceMs: 40 } },
      scenario: { durationMs: 20_000, warmUpMs: 1000 },
      modules: {
        front: {
          operations: { go: [...drawn, ...(isRepeated ? [buildStep.repeat(3, [fork])] : [fork, buildStep.pause(1)])] },
        },
        ...Object.fromEntries(names.map((name) => [name, leaf])),
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: { kind: 'server', modules: ['front'], values: roomy },
        ...Object.fromEntries(
          names.map((name, at) => [
            `Host ${name}`,
            { kind: 'server', modules: [name], values: { ...roomy, workers: 1 + at, backlog: at === 0 ? 3 : null } },
          ]),
        ),
      },
      wires: [
        { wire: 'Users -> Front', ...bare, policy: {} },
        ...names.map((name) => ({ wire: `front -> ${name}`, ...bare, policy: { retry } })),
      ],
    },
    declarations,
  );
}

/** Looked at after so many events each time, with faults and edits on the way. */
function digestOf(document: Document, isWatched: boolean, seed: number): string {
  let seen = 0;
  const run = begin(document, { seed, observer: isWatched ? { visitEnded: () => seen++ } : {} });
  const withWorkers = (workers: number): Document => ({
    ...document,
    stages: document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) =>
        each.name === 'Host two' ? { ...each, configuration: { ...each.configuration, workers } } : each,
      ),
    })),
  });
  const happens: readonly ((run: Run) => void)[] = [
    (each) => each.inject(faultAt(document, 'Host three', 'crash'), null),
    (each) => each.apply(withWorkers(1), 'Fewer workers'),
    (each) => each.inject(faultAt(document, 'Front', 'crash'), null),
    (each) => each.inject(faultAt(document, 'Host one', 'error-rate', 0.5), null),
    (each) => each.clearFaults(),
    (each) => each.apply(withWorkers(4), 'More workers'),
    (each) => each.inject(faultAt(document, 'Host two', 'hang'), null),
    (each) => each.clearFaults(),
  ];
  happens.forEach((change, at) => {
    // In pieces of few events while nobody watches: a fork may be cut anywhere.
    const until = 2000 * (at + 1) + 7.3;
    while (run.nowMs < until) run.advance(until, isWatched ? Number.POSITIVE_INFINITY : 101 + at);
    change(run);
    expect(imbalance(run)).toEqual([0, 0, 0]);
  });
  run.advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  expect(imbalance(run)).toEqual([0, 0, 0]);
  expect(seen > 0).toBe(isWatched);
  return run.report().digest;
}

describe('parallel calls', () => {
  const cases: Given[] = [
    { join: 'all', timeMs: exponential(4), isRepeated: false },
    { join: 'any', timeMs: exponential(4), isRepeated: false },
    { join: 2, timeMs: exponential(6), isRepeated: true },
    { join: 'all', timeMs: constant(5), isRepeated: true },
    { join: 'all', timeMs: constant(0), isRepeated: false },
    { join: 'all', timeMs: exponential(3), isRepeated: false, isDrawn: true },
  ];

  it.each(cases)('come to the same the short way and step by step: %o', (given) => {
    for (let seed = 1; seed <= 4; seed++) {
      const document = fanOut(given);
      expect(digestOf(document, false, seed)).toBe(digestOf(document, true, seed));
    }
  });
});
