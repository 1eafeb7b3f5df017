/** Whom a flash sale of one shop harms, and how many modules a change of a table touches, on each sheet. */
import { describe, expect, it } from 'vitest';
import { allSteps } from '#design';
import { createRun } from '#simulation';
import { entry, sale, shops } from './modular-monolith';

const { document } = entry;

/** Two minutes of the sale tell as much as five. */
const untilMs = sale.fromMs + 120_000;

/** Share of the shoppers of all shops, but for the sale's own, that were served while it lasted. */
function servedBeside(stage: number): number {
  const shoppers = document.workload.trafficClasses[0]!.id;
  let [served, all] = [0, 0];
  const created = createRun(document, document.stages[stage]!.id, 1, {
    requestOver: ({ arrivedMs, outcome, trafficClass }) => {
      if (trafficClass !== shoppers || arrivedMs < sale.fromMs || arrivedMs >= untilMs - 5000) return;
      all += 1;
      if (outcome === 'success') served += 1;
    },
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  return served / all;
}

describe('the flash sale of one shop', () => {
  // 250 a second x 36 ms are 9 vCPUs of 8: everybody waits, until patience or backlog is over.
  it.each([0, 1])('harms all shops on sheet %i, whatever its modules are', (stage) => {
    expect(servedBeside(stage)).toBeLessThan(0.7);
  });

  it('harms those of its pod only, a quarter of them', () => {
    const harmed = 1 - servedBeside(2);
    expect(harmed).toBeGreaterThan(0.15);
    expect(harmed).toBeLessThan(1.4 / shops.pods);
  });
});

describe('a change of a table', () => {
  /** Modules with a step on the data set that most of them use. */
  const touched = (stage: number) => {
    const modules = document.stages[stage]!.modules.map(({ operations }) => {
      return new Set(
        allSteps(operations).flatMap((step) =>
          step.type === 'call' && step.target.type === 'verb' ? [step.target.dataSet] : [],
        ),
      );
    });
    return Math.max(...document.dataSets.map(({ id }) => modules.filter((dataSets) => dataSets.has(id)).length));
  };

  it('touches all seven modules of the mud, and one where each has its own', () => {
    expect([0, 1, 2].map(touched)).toEqual([7, 1, 1]);
  });
});
