/** Rules that every balance keeps, over random designs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { flowBalance, type BalanceAt } from '..';
import { Choice, numbers, randomDesign } from '../testing/random-design';

function balanceOf(document: Document): BalanceAt {
  const balance = flowBalance(document, document.stages[0]!.id);
  if (!balance) throw new Error('no balance');
  return balance.now;
}

/** Open users only, so many times as many. Without times to live, hit ratios do not depend on rates. */
function atLoad(document: Document, factor: number): Document {
  const [stage] = document.stages;
  return {
    ...document,
    workload: {
      trafficClasses: document.workload.trafficClasses.map((each) =>
        each.arrivals.type === 'poisson'
          ? { ...each, arrivals: { type: 'poisson', ratePerSecond: each.arrivals.ratePerSecond * factor } }
          : { ...each, arrivals: { type: 'poisson', ratePerSecond: 10 * factor } },
      ),
    },
    stages: [
      {
        ...stage!,
        components: stage!.components.map((each) =>
          each.kind === 'cache' ? { ...each, configuration: { ...each.configuration, ttlMs: null } } : each,
        ),
      },
    ],
  };
}

const gap = (a: number, b: number): number => Math.abs(a - b) / Math.max(1e-9, Math.abs(a), Math.abs(b));

describe('any balance', () => {
  it('grows in proportion to the offered load', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.1, max: 20, noNaN: true }), (drawn, factor) => {
        const document = randomDesign(new Choice(drawn));
        const one = balanceOf(atLoad(document, 1));
        const more = balanceOf(atLoad(document, factor));
        expect(gap(more.offeredPerSecond, factor * one.offeredPerSecond)).toBeLessThan(1e-9);
        one.components.forEach(({ arrivalsPerSecond, resources }, at) => {
          const other = more.components[at]!;
          expect(gap(other.arrivalsPerSecond, factor * arrivalsPerSecond)).toBeLessThan(1e-6);
          resources.forEach(({ inUse }, row) =>
            expect(gap(other.resources[row]!.inUse, factor * inUse)).toBeLessThan(1e-6),
          );
        });
        const fullAt = ({ bottleneck }: BalanceAt) => bottleneck?.fullAtPerSecond ?? 0;
        expect(gap(fullAt(more), fullAt(one))).toBeLessThan(1e-6);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  it('sums up: arrivals are visits of entries, attempts on wires and what comes at their ends', () => {
    let visited = 0;
    fc.assert(
      fc.property(numbers, (drawn) => {
        const document = randomDesign(new Choice(drawn));
        const { components, entries, wires, bottleneck } = balanceOf(document);
        const rateOf = (operation: string, trafficClass: string) =>
          entries.find((each) => each.operation === operation && each.trafficClass === trafficClass)!.ratePerSecond;
        let arrivals = 0;
        for (const { arrivalsPerSecond, visits, resources } of components) {
          const summed = visits.reduce(
            (sum, { operation, trafficClass, perRequest }) => sum + perRequest * rateOf(operation, trafficClass),
            0,
          );
          expect(gap(summed, arrivalsPerSecond)).toBeLessThan(1e-9);
          arrivals += arrivalsPerSecond;
          visited += arrivalsPerSecond > 0 ? 1 : 0;
          for (const { inUse, limit, utilization, perVisit } of resources) {
            expect(gap(inUse / (limit ?? Number.POSITIVE_INFINITY), utilization ?? 0)).toBeLessThan(1e-9);
            expect(utilization ?? 0).toBeLessThanOrEqual((bottleneck?.utilization ?? 0) * (1 + 1e-12));
            expect(perVisit === null || perVisit >= 0).toBe(true);
          }
        }
        const attempts = wires.reduce((sum, { attemptsPerSecond }) => sum + attemptsPerSecond, 0);
        expect(gap(attempts, arrivals)).toBeLessThan(1e-9);
        for (const { success } of entries) {
          expect(success).toBeGreaterThanOrEqual(0);
          expect(success).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { seed: 12, numRuns: 100 },
    );
    expect(visited).toBeGreaterThan(400);
  });
});
