import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countsOf, deviationOf, familiesOf, figureText, findCases, results, type ResultRow } from './results';

interface WrittenCase {
  readonly id: string;
  readonly title: string;
  readonly system: string;
  readonly sources: readonly string[];
  readonly expected: readonly {
    metric: string;
    unit: string;
    basis: string;
    value: number | readonly number[];
    when?: object;
  }[];
}

const file = new URL('../../cli/fidelity/cases.json', import.meta.url);
const written = (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly WrittenCase[] }).cases;

const row: ResultRow = {
  metric: 'mean_wait',
  unit: 's',
  basis: 'exact',
  when: null,
  status: 'pass',
  expected: 10,
  measured: 10.5,
  reason: '',
  error: 0.1,
  allowed: 2,
};

describe('the results that the page shows', () => {
  it('are those of every reference case, value for value', () => {
    const shown = results.cases.map(({ id, title, system, sources, rows }) => ({
      id,
      title,
      system,
      sources,
      expected: rows.map(({ metric, unit, basis, when, expected: value }) => ({ metric, unit, basis, when, value })),
    }));
    const wanted = written.map(({ id, title, system, sources, expected }) => ({
      id,
      title,
      system,
      sources,
      expected: expected.map(({ metric, unit, basis, when = null, value }) => ({ metric, unit, basis, when, value })),
    }));
    expect(shown).toEqual(wanted);
  });

  it('say of what they were made, and name a text for each source', () => {
    expect(results.made.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(results.made.commit).toMatch(/^[0-9a-f]{7,40}$/);
    expect(results.made.length).toBeGreaterThan(0);
    for (const { sources } of results.cases) for (const key of sources) expect(results.sources[key], key).toBeDefined();
  });

  it('have a measured value wherever one was judged, and none where a case was skipped', () => {
    for (const { id, missing, rows } of results.cases)
      for (const { metric, status, measured } of rows) {
        const isJudged = status === 'pass' || status === 'fail';
        expect(measured !== null, `${id} ${metric}`).toBe(isJudged);
        expect(status === 'skipped', `${id} ${metric}`).toBe(missing.length > 0);
      }
  });

  it('pass only where they lie within what is allowed', () => {
    const passed = results.cases.flatMap(({ rows }) => rows).filter(({ status }) => status === 'pass');
    const outside = passed.filter((each) => !(Math.abs(deviationOf(each) ?? 9) <= 1.0001));
    expect(passed.length).toBeGreaterThan(100);
    expect(outside).toEqual([]);
  });

  it('stand in one family each', () => {
    const families = familiesOf(results.cases);
    expect(families.flatMap(({ cases }) => cases)).toHaveLength(results.cases.length);
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
  });
});

describe('the distance from what was expected', () => {
  it('is counted in units of what is allowed', () => {
    expect(deviationOf(row)).toBe(0.25);
    expect(deviationOf({ ...row, measured: 6 })).toBe(-2);
    expect(deviationOf({ ...row, measured: null })).toBeNull();
  });

  it('is nothing or without end where the values must be equal', () => {
    expect(deviationOf({ ...row, allowed: 0 })).toBe(Number.POSITIVE_INFINITY);
    expect(deviationOf({ ...row, allowed: 0, measured: 10 })).toBe(0);
  });

  it('of a bound is how far beyond it', () => {
    expect(deviationOf({ ...row, basis: 'bound', measured: 3 })).toBe(0);
    expect(deviationOf({ ...row, basis: 'bound', measured: 11 })).toBe(0.5);
  });

  it('of a list is that of the furthest', () => {
    expect(deviationOf({ ...row, expected: [1, 2, 3], measured: [1.5, 1, 3] })).toBe(-0.5);
    expect(deviationOf({ ...row, expected: [1, 2], measured: [1] })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('finding and printing', () => {
  it('finds cases by words of title, value, basis and source', () => {
    expect(findCases(results, '')).toHaveLength(results.cases.length);
    expect(findCases(results, 'M/M/1 0.50').map(({ id }) => id)).toContain('P-MM1-50');
    expect(findCases(results, 'kleinrock').length).toBeGreaterThan(1);
    expect(findCases(results, 'nothing of the kind')).toEqual([]);
  });

  it('counts values by verdict and cases that were skipped', () => {
    const { passed, failed, notApplicable, skipped } = countsOf(results.cases);
    const skippedRows = results.cases.filter(({ missing }) => missing.length > 0).flatMap(({ rows }) => rows).length;
    expect(passed + failed + notApplicable + skippedRows).toBe(written.flatMap(({ expected }) => expected).length);
    expect(skipped).toBe(results.cases.filter(({ missing }) => missing.length > 0).length);
  });

  it('prints five digits that count, and the first four of a list', () => {
    expect(figureText(0.0599146)).toBe('0.059915');
    expect(figureText([1, 2, 3, 4, 5])).toBe('1, 2, 3, 4, … (5)');
    expect(figureText(null)).toBe('–');
  });
});
