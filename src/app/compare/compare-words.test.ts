import { describe, expect, it } from 'vitest';
import type { ComparedCell, Estimate } from '#judging';
import { comparisonCsv } from './compare-csv';
import { cellText, differenceText, figureText } from './compare-words';
import { axisOf, heightOf, multiples, pathOf } from './multiples';
import { tracksOf } from './track';

const estimate = (mean: number, halfWidth: number | null = null): Estimate => ({
  count: 10,
  mean,
  halfWidth,
  relative: null,
  needed: null,
});
const cell = (given: Partial<ComparedCell>): ComparedCell => ({
  estimate: null,
  difference: null,
  verdict: null,
  infinite: 0,
  ...given,
});

describe('a compared figure', () => {
  it('is written with three digits and its unit', () => {
    expect(figureText(96.72, 'ms')).toBe('96.7 ms');
    expect(figureText(1234, 'ms')).toBe('1.23 s');
    expect(figureText(118.4, 'usd')).toBe('$118');
    expect(figureText(2.2249, 'usd')).toBe('$2.22');
    expect(figureText(0.5, 'hours')).toBe('30 min');
    expect(figureText(2, 'count')).toBe('2');
  });

  it('never rounds an availability up', () => {
    expect(figureText(0.99996, 'ratio')).toBe('99.99 %');
    expect(figureText(1, 'ratio')).toBe('100 %');
  });

  it('is a dash where nothing was measured, and infinite where it falls among the failed', () => {
    expect(cellText(cell({}), 'ms')).toBe('–');
    expect(cellText(cell({ infinite: 10 }), 'ms')).toBe('∞');
    expect(cellText(cell({ estimate: estimate(5), infinite: 1 }), 'ms')).toBe('5 ms');
  });
});

describe('a difference', () => {
  it('is signed, with its interval to two digits of what it spans', () => {
    expect(differenceText(estimate(-71.3, 4.2), 'ms')).toBe('−71.3 ms, −75.5 to −67.1');
    expect(differenceText(estimate(31.01, 0), 'usd')).toBe('+$31.01');
    expect(differenceText(estimate(0.0015, 0.0005), 'ratio')).toBe('+0.150 points, +0.100 to +0.200');
    expect(differenceText(estimate(1), 'count')).toBe('+1');
  });
});

describe('the tracks of a row', () => {
  it('have one scale for all stages, with limit and base on it', () => {
    const cells = [cell({ estimate: estimate(100, 10) }), cell({ estimate: estimate(50, 0) })];
    const limit = { target: 200 } as never;
    const [base, other] = tracksOf({ subject: 'p95', unit: 'ms', better: 'lower', limit, cells }, 0);
    expect(base!.base).toBeNull();
    expect(other!.base).toBe(base!.dot);
    expect(other!.dot).toBeLessThan(base!.range![0]);
    expect(base!.range![1]).toBeLessThan(base!.limit!);
    expect(base!.limit).toBe(other!.limit);
  });
});

describe('the small multiples', () => {
  const series = { spanSeconds: 1, offered: [], goodput: [], failed: [], p95Ms: [20, 900], costPerHourUsd: [] };
  const axis = axisOf(multiples[0]!, [series, null], 150);

  it('have axes that hold all stages and the limit', () => {
    expect(axis.ticks).toEqual([1, 10, 100, 1000]);
    expect(heightOf(axis, 1)).toBe(0);
    expect(heightOf(axis, 1000)).toBe(1);
    expect(heightOf(axis, 10)).toBeCloseTo(1 / 3, 9);
  });

  it('lift the pen where nothing was measured', () => {
    const path = pathOf([10, Number.NaN, 100, 1000], axis, { width: 100, height: 30 }, 4);
    expect(path).toBe('M25 20M75 10L100 0');
  });
});

describe('the exported table', () => {
  it('has a line for each figure and stage, in units of the report', () => {
    const rows = [
      {
        subject: 'p95',
        unit: 'ms',
        better: 'lower',
        limit: null,
        cells: [
          cell({ estimate: estimate(100, 10) }),
          cell({ estimate: estimate(40, 5), difference: { estimate: estimate(-60, 8), word: 'better' } }),
        ],
      },
    ] as const;
    const document = {
      stages: [
        { id: 's1', name: 'One, alone' },
        { id: 's2', name: 'Two' },
      ],
    } as never;
    const text = comparisonCsv(
      { stages: ['s1', 's2'] as never, baseline: 's1' as never, rows, series: [], runs: [] },
      document,
    );
    expect(text.split('\n').slice(1)).toEqual([
      'p95 latency,ms,,"One, alone",100,90,110,10,0,"One, alone",,,,',
      'p95 latency,ms,,Two,40,35,45,10,0,"One, alone",-60,-68,-52,better',
    ]);
  });
});
