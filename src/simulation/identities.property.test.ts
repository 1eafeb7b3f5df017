/** A thousand random documents with faults and retries: both ledgers balance at every look, and Little's and the utilization law hold to the rounding of sums. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specs } from '#catalog';
import { begin, imbalance } from './testing/run-design';
import { Choice, numbers } from './testing/random-design';
import { randomDocument } from './testing/random-document';
import { WindowLaws, type LawSeen } from './testing/window-laws';

const documents = 1000;
const eventsBetweenLooks = 500;
const tolerance = 1e-9;

const gap = ({ area, sum }: LawSeen): number => Math.abs(area - sum) / Math.max(1, Math.abs(area), Math.abs(sum));

describe('any document with faults and retries', () => {
  it('keeps its ledgers, and what was inside is how long each was inside', () => {
    const drawn = fc.sample(numbers, { numRuns: documents, seed: 41 });
    const seen = { runs: 0, requests: 0, failed: 0, retried: 0, faults: 0, messages: 0 };
    const laws = { requests: 0, inside: 0, workers: 0, cpu: 0, connections: 0 };
    const kindsSeen = new Set<string>();
    const arrivalsSeen = new Set<string>();
    drawn.forEach((given, number) => {
      const document = randomDocument(new Choice(given));
      for (const { kind } of document.stages[0]!.components) kindsSeen.add(kind);
      for (const { arrivals } of document.workload.trafficClasses) arrivalsSeen.add(arrivals.type);
      // Half of them go the short way, where nobody can watch the CPU.
      const watched = new WindowLaws(number % 2 === 0);
      const run = begin(document, { seed: number + 1, observer: watched.observer });
      watched.begin(run, document);
      const goTo = (untilMs: number) => {
        while (run.status === 'ready' && run.nowMs < untilMs) {
          run.advance(untilMs, eventsBetweenLooks);
          expect(imbalance(run), `document ${number}`).toEqual([0, 0, 0]);
        }
      };
      goTo(document.scenario.warmUpMs);
      watched.begin(run, document);
      goTo(Number.POSITIVE_INFINITY);
      const report = run.report();
      const both = watched.seen(run, report);
      expect(
        both.filter((each) => !(gap(each) < tolerance)),
        `document ${number}`,
      ).toEqual([]);
      for (const { law, sum } of both) if (sum > 0) laws[law]++;
      const { ledger, wires, faults, components } = report;
      seen.messages += components.reduce((sum, { messages }) => sum + (messages?.accepted ?? 0), 0);
      seen.runs += run.stopReason === null ? 1 : 0;
      seen.requests += ledger.arrived;
      seen.failed += ledger.failed + ledger.late;
      seen.retried += wires.reduce((sum, { retried }) => sum + retried, 0);
      seen.faults += faults.length;
    });
    // What was not looked at proves nothing.
    expect(seen.runs).toBeGreaterThan(documents * 0.99);
    expect([...kindsSeen].toSorted()).toEqual(specs.map((spec) => spec.id).toSorted());
    expect(arrivalsSeen.size).toBe(9);
    expect(seen.requests).toBeGreaterThan(100_000);
    expect(seen.requests - seen.failed).toBeGreaterThan(20_000);
    expect(Math.min(seen.failed, seen.retried)).toBeGreaterThan(20_000);
    expect(seen.faults).toBeGreaterThan(1000);
    expect(seen.messages).toBeGreaterThan(3000);
    // So many stations, instances and pools were used within a window.
    expect(laws.requests).toBe(documents);
    expect(Math.min(laws.inside, laws.workers, laws.cpu, laws.connections)).toBeGreaterThan(3000);
  }, 600_000);
});
