/** What a hot key does to a store that has plenty of room, reckoned beforehand, and what helps. */
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { createRun } from '#simulation';
import { hotKey, sale } from './hot-key';

const second = 1000;

function throttledIn(document: Document, stage = 0) {
  const perSecond = new Float64Array(document.scenario.durationMs / second);
  const created = createRun(document, document.stages[stage]!.id, 1, {
    requestOver: ({ arrivedMs, outcome }) => {
      if (outcome === 'failed') perSecond[Math.floor(arrivedMs / second)]! += 1;
    },
  });
  if (!created.ok) throw new Error(JSON.stringify(created.problems));
  const run = created.value;
  while (run.status === 'ready') run.advance(document.scenario.durationMs, 1_000_000);
  const between = (fromMs: number, toMs: number) =>
    perSecond.subarray(fromMs / second, toMs / second).reduce((sum, each) => sum + each, 0);
  const report = run.report();
  return { between, all: between(0, document.scenario.durationMs), report };
}

describe('a sale of one product', () => {
  const { between, report } = throttledIn(hotKey.one);
  // The partition gives 25 units a second and has saved 1,500. The sale takes 50 and the shoppers a quarter of 20: it lasts 1,500 / 30 = 50 s.
  const lastsMs = 50 * second;

  it('goes well for as long as its partition has something saved', () => {
    expect(between(0, sale.fromMs + lastsMs - 8 * second)).toBe(0);
  });

  it('is throttled to what one partition gives from then on', () => {
    const fromMs = sale.fromMs + lastsMs + 10 * second;
    const perSecond = between(fromMs, sale.toMs) / ((sale.toMs - fromMs) / second);
    // 55 asked for, 25 given.
    expect(Math.abs(perSecond - 30)).toBeLessThan(4);
    expect(between(sale.toMs + second, 240 * second)).toBe(0);
  });

  it('keeps one partition busy, and leaves the others as they were', () => {
    const partitions = report.components.at(-1)?.partitions;
    // 120 s x 50 and 240 s x 5 of 240 s x 20 and 120 s x 50.
    expect(partitions?.hottest?.share).toBeCloseTo((120 * 50 + 240 * 5) / (240 * 20 + 120 * 50), 1);
  });
});

describe('what helps', () => {
  it.each([
    ['reading any copy', hotKey.one, 1],
    ['a cache', hotKey.one, 2],
    ['selling all products', hotKey.spread, 0],
  ] as const)('%s: nothing is throttled', (_what, document, stage) => {
    const { all, report } = throttledIn(document, stage);
    expect(all).toBe(0);
    expect(report.flows[0]?.success).toBeGreaterThan(10_000);
  });
});
