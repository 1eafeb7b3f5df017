/** Random designs under random faults and live edits: whatever is followed is the same request, its spans nest, and its critical path is its whole time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin } from '../testing/run-design';
import { disturb } from '../testing/random-changes';
import { logged } from '../testing/logged-run';
import { Choice, numbers, randomDesign } from '../testing/random-design';
import { exampleNames } from './examples';
import { follow } from './follow';
import type { Recipe } from './replay';
import type { Trace, TraceSpan } from './trace';

const anything = { fromMs: -1, toMs: Number.POSITIVE_INFINITY, operation: null, cause: null, over: null };

function traceOf(recipe: Recipe, wanted: (typeof exampleNames)[number]): Trace | null {
  const steps = follow({ recipe, question: anything, wanted });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value.type === 'examples' && !step.value.examples.isSame) throw new Error('the replay is another run');
  }
}

const cut: ReadonlySet<string> = new Set(['abandoned', 'under-way', 'timed-out', 'late']);

/** What goes on for nobody may last longer than what it was for. */
function nests(spans: readonly TraceSpan[], span: TraceSpan): boolean {
  const parent = spans[span.parent];
  if (span.beginMs > span.endMs || span.endMs > span.lastMs) return false;
  if (!parent) return span.id === 0;
  if (parent.id >= span.id || span.beginMs < parent.beginMs) return false;
  if (span.type === 'background') return true;
  const isCut = cut.has(parent.outcome) || parent.lastMs > parent.endMs;
  return span.endMs <= (isCut ? parent.lastMs : parent.endMs);
}

function checkSegments({ segments, beginMs, lastMs }: TraceSpan): void {
  let at = beginMs;
  for (const { fromMs, toMs } of segments) {
    expect(fromMs).toBeGreaterThanOrEqual(at);
    expect(toMs).toBeGreaterThan(fromMs);
    at = toMs;
  }
  expect(at).toBeLessThanOrEqual(lastMs);
}

describe('any request of any design', () => {
  it('is told in spans that nest, with a critical path that is its whole time', () => {
    fc.assert(
      fc.property(numbers, numbers, (design, given) => {
        const { run, recipe } = logged(begin(randomDesign(new Choice(design)), { seed: 7 }));
        const events = new Choice(given);
        for (let at = 1; at <= 4; at++) {
          run.advance(at * 700, 30_000);
          disturb(run, events);
        }
        run.advance(3500, 30_000);
        const made = recipe();
        for (const wanted of exampleNames) {
          const trace = traceOf(made, wanted);
          if (!trace) continue;
          const { spans, path, request } = trace;
          expect(trace.isSame).toBe(true);
          for (const span of spans) {
            expect(nests(spans, span), JSON.stringify({ span, spans })).toBe(true);
            checkSegments(span);
          }
          expect(spans[0]).toMatchObject({ endMs: request.endedMs, lastMs: request.endedMs });
          let at = request.arrivedMs;
          for (const { fromMs, toMs } of path) {
            expect(fromMs).toBe(at);
            at = toMs;
          }
          expect(at).toBe(request.endedMs);
          // Nothing of it is unexplained.
          const gaps = path.filter(({ kind }) => kind === null);
          expect(gaps, JSON.stringify({ gaps, spans })).toEqual([]);
        }
      }),
      { numRuns: 40, seed: 3, endOnFailure: true },
    );
  }, 600_000);
});
