/** Random designs under random faults and live edits: nothing throws, both ledgers balance at every slice, and when the load has stopped nothing is held. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldNow } from '#engine';
import { begin, imbalance } from './testing/run-design';
import { disturb, withoutLoad } from './testing/random-changes';
import { Choice, numbers, randomDesign } from './testing/random-design';

const disturbances = 12;
const untilDisturbedMs = 700;
/** Longer than any wait for an answer. */
const untilQuietMs = 2_000_000;

describe('any design', () => {
  it('keeps its ledgers through faults and edits, and holds nothing when all is over', () => {
    fc.assert(
      fc.property(numbers, numbers, (design, given) => {
        const run = begin(randomDesign(new Choice(design)), { seed: 7 });
        const events = new Choice(given);
        const log: string[] = [];
        const goTo = (untilMs: number) => {
          while (run.status === 'ready' && run.nowMs < untilMs) {
            run.advance(untilMs, 5000);
            expect(imbalance(run), log.join('; ')).toEqual([0, 0, 0]);
          }
        };
        for (let at = 1; at <= disturbances; at++) {
          goTo(at * untilDisturbedMs);
          log.push(`${run.nowMs}: ${disturb(run, events)}`);
          expect(imbalance(run), log.join('; ')).toEqual([0, 0, 0]);
        }
        run.clearFaults();
        run.apply(withoutLoad(run.plant.document), 'no load');
        goTo(run.nowMs + untilQuietMs);
        const left = Object.entries(heldNow()).filter(([, count]) => count !== 0);
        expect(Object.fromEntries(left), log.join('; ')).toEqual({});
      }),
      // Shrinking would take long and help little: the log of what was done is in the message.
      { numRuns: 20, seed: 2, endOnFailure: true },
    );
  }, 600_000);
});
