import { describe, expect, it } from 'vitest';
import { requirementMetrics } from '#design';
import { galleryEntry } from '#gallery';
import { scopeChoices, scopeText, windowProblem, withMetric } from './limit-values';

const run = { warmUpMs: 60_000, durationMs: 360_000 };
const problem = (fromMs: number, toMs: number) => windowProblem({ window: { fromMs, toMs } }, run);

describe('windowProblem', () => {
  it('tells a part of the run of which nothing, or not all, can be measured', () => {
    expect(problem(120_000, 120_000)).toMatch(/ends before it begins/);
    expect(problem(0, 60_000)).toMatch(/lies in the warm-up/);
    expect(problem(360_000, 400_000)).toMatch(/over before/);
    expect(problem(30_000, 90_000)).toMatch(/before the end of warm-up/);
  });

  it('says nothing of the rest', () => {
    expect(problem(60_000, 400_000)).toBe('');
    expect(windowProblem({ window: null }, run)).toBe('');
  });
});

const named = { name: 'Front page', metric: 'p95' } as const;

describe('withMetric', () => {
  it('takes a bound in the unit of the metric, and no part of the run for what is billed', () => {
    expect(withMetric(named, 'availability')).toEqual({
      metric: 'availability',
      comparator: 'at-least',
      target: 0.999,
    });
    expect(withMetric(named, 'monthly-cost')).toMatchObject({ comparator: 'at-most', window: null });
    for (const metric of requirementMetrics) expect(withMetric(named, metric).metric).toBe(metric);
  });

  it('is named by the metric until somebody gives it a name', () => {
    const name = (before: string) => withMetric({ name: before, metric: 'p95' }, 'zone-loss').name;
    expect(name('p95')).toBe('availability while any one zone is gone');
    expect(name('Front page')).toBeUndefined();
  });
});

describe('scopeChoices', () => {
  it('offers all that is told apart: everything, each class, each operation that is asked for', () => {
    const { document } = galleryEntry('corner-shop')!;
    const choices = scopeChoices(document, document.stages[0]!);
    const classes = document.workload.trafficClasses;
    const operations = new Set(classes.flatMap(({ mix }) => mix.map(({ operation }) => operation)));
    expect(choices).toHaveLength(1 + classes.length + operations.size);
    const values = choices.map(({ value }) => value);
    expect(document.requirements.every(({ scope }) => values.includes(scopeText(scope)))).toBe(true);
  });
});
