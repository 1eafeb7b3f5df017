/**
 * A run comes to the same whether somebody watches it, which takes it step by step, or not, which takes the short way wherever that is open; and in however many pieces it
 * is taken. Wires are made such that most of them are open to it, and what is changed or fails meanwhile is the same for both.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { disturb } from './testing/random-changes';
import { randomDocument } from './testing/random-document';
import { Choice, numbers } from './testing/random-design';
import { begin } from './testing/run-design';

const documents = 120;
const changes = 4;

/** Messages take no time and no work, and no policy but pools and retries keeps anything for a wire. */
const bare = (document: Document): Document => ({
  ...document,
  scenario: { ...document.scenario, timeline: [] },
  stages: document.stages.map((stage) => ({
    ...stage,
    wires: stage.wires.map((wire) => ({
      ...wire,
      latencyMs: 0,
      serializationMs: 0,
      bandwidthBitsPerSecond: null,
      policy: {
        ...wire.policy,
        breaker: null,
        bulkhead: null,
        hedge: null,
        deadlinePropagation: false,
        adaptiveThrottling: null,
      },
    })),
  })),
});

interface Taken {
  readonly isWatched: boolean;
  /** Events of a piece. */
  readonly atOnce: number;
}

/** What a run comes to that is disturbed a few times. */
function digestOf(document: Document, seed: number, given: readonly number[], { isWatched, atOnce }: Taken): string {
  const run = begin(document, { seed, observer: isWatched ? { visitEnded: () => undefined } : {} });
  const choice = new Choice(given);
  // A piece that is full may have left events of the instant that it came to.
  const goOnTo = (untilMs: number) => {
    let handled = atOnce;
    while (run.status === 'ready' && handled === atOnce) {
      const before = run.events;
      run.advance(untilMs, atOnce);
      handled = run.events - before;
    }
  };
  for (let change = 1; change <= changes; change++) {
    goOnTo((document.scenario.durationMs * change) / (changes + 1));
    if (run.status === 'ready') disturb(run, choice);
  }
  goOnTo(Number.POSITIVE_INFINITY);
  return run.report().digest;
}

/** Those of some documents that come to something else the short way in pieces than step by step. */
function differingOf(drawn: readonly { readonly given: readonly number[]; readonly number: number }[]): string[] {
  return drawn.flatMap(({ given, number }) => {
    const document = randomDocument(new Choice(given));
    return [document, bare(document)].flatMap((each, at) => {
      const seed = number + 1;
      const short = digestOf(each, seed, given, { isWatched: false, atOnce: 55 });
      const long = digestOf(each, seed, given, { isWatched: true, atOnce: Number.POSITIVE_INFINITY });
      return short === long ? [] : [`document ${number}${at === 1 ? ', bare' : ''}`];
    });
  });
}

const drawnBy = (seed: number, count: number) =>
  fc.sample(numbers, { numRuns: count, seed }).map((given, number) => ({ given, number }));

describe('any document', () => {
  it('comes to the same the short way, step by step and in pieces', () => {
    expect(differingOf(drawnBy(977, documents))).toEqual([]);
  }, 300_000);

  it('does so where replaced code keeps more or less for a wire than that asks for by then, and where messages wait between pieces', () => {
    const once = [32, 75, 265];
    expect(differingOf(drawnBy(77, 266).filter(({ number }) => once.includes(number)))).toEqual([]);
  });
});
