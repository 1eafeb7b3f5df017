import { describe, expect, it } from 'vitest';
import type { Document, Requirement, StageId } from '#design';
import { gallery } from '#gallery';
import type { Replication, RunSeries, Trial } from '#simulation';
import { comparisonOf, comparisonPlan, type Comparison } from './comparison';

const { document: shop } = gallery[0]!;
const [one, two] = shop.stages.map(({ id }) => id) as [StageId, StageId];

const series = (given: Partial<RunSeries> = {}): RunSeries => ({
  spanSeconds: 1,
  offered: [1, 2],
  goodput: [1, 2],
  failed: [0, 0],
  p95Ms: [10, 20],
  costPerHourUsd: [1, 1],
  ...given,
});

interface Values {
  readonly p95Ms?: number | null;
  readonly availability?: number;
  readonly requirements?: Replication['requirements'];
  readonly series?: RunSeries;
  readonly stopReason?: string;
}

function run(stage: StageId, replication: number, values: Values = {}): Trial {
  const { p95Ms = 100, availability = 1, requirements = [], stopReason = null } = values;
  const flow = { offered: 100, goodputPerSecond: 5, throughputPerSecond: 5, availability, meanMs: 1, p50Ms: 1, p95Ms };
  const figures: Replication = {
    replication,
    seed: replication,
    atMs: 1000,
    stopReason,
    flows: [{ scope: { type: 'whole' }, ...flow, p99Ms: null }],
    loads: [],
    costPerHourUsd: null,
    costPerMillionUsd: null,
    requirements,
  };
  return {
    stage,
    replication,
    part: 'run',
    figures,
    series: values.series ?? series(),
    faults: [],
    remoteCallsPerRequest: 2,
    totals: {
      offered: 0,
      flows: [],
      components: [],
      wires: [],
      messages: [],
      executions: [],
      rules: { counters: [], relations: [] },
    },
  };
}

const compare = (trials: readonly Trial[], document: Document = shop): Comparison =>
  comparisonOf(trials, { document, stages: [one, two], baseline: one });

const row = (comparison: Comparison, name: string) =>
  comparison.rows.find(({ subject }) => (typeof subject === 'string' ? subject : subject.name) === name)!;

/** p95 of the two stages, trial by trial. */
const pairs = (values: readonly (readonly [number, number])[]): readonly Trial[] =>
  values.flatMap(([base, other], at) => [run(one, at, { p95Ms: base }), run(two, at, { p95Ms: other })]);

describe('the plan of a comparison', () => {
  it('runs every stage once before any a second time, all of one number with one seed', () => {
    const plan = comparisonPlan(shop, [one, two], 5);
    expect(plan.slice(0, 2).map(({ stage, part, replication }) => [stage, part, replication])).toEqual([
      [one, 'run', 0],
      [two, 'run', 0],
    ]);
    expect(plan.every(({ seed }) => seed === shop.scenario.seed)).toBe(true);
    expect(plan.filter(({ part }) => part === 'run')).toHaveLength(10);
    expect(plan.filter(({ part }) => part === 'bill')).toHaveLength(6);
  });
});

describe('a comparison', () => {
  it('takes differences trial by trial, so that what chance does to both falls out', () => {
    // Between trials the figure goes up and down by far more than the stages differ.
    const comparison = compare(
      pairs([
        [100, 90],
        [300, 291],
        [50, 39],
        [180, 170],
      ]),
    );
    const [base, other] = row(comparison, 'p95').cells;
    expect(base!.difference).toBeNull();
    expect(other!.estimate!.mean).toBeCloseTo(147.5, 9);
    expect(other!.difference!.estimate.mean).toBeCloseTo(-10, 9);
    expect(other!.difference!.estimate.halfWidth).toBeLessThan(2);
    expect(other!.difference!.word).toBe('better');
  });

  it('calls noise what reaches to both sides of nothing, and equal what never differs', () => {
    expect(
      row(
        compare(
          pairs([
            [100, 90],
            [100, 111],
            [100, 99],
          ]),
        ),
        'p95',
      ).cells[1]!.difference!.word,
    ).toBe('noise');
    expect(
      row(
        compare(
          pairs([
            [100, 100],
            [300, 300],
          ]),
        ),
        'p95',
      ).cells[1]!.difference!.word,
    ).toBe('equal');
    expect(
      row(
        compare(
          pairs([
            [100, 120],
            [100, 121],
          ]),
        ),
        'p95',
      ).cells[1]!.difference!.word,
    ).toBe('worse');
  });

  it('says nothing of one pair, and nothing of pairs of which one is missing', () => {
    expect(row(compare(pairs([[100, 90]])), 'p95').cells[1]!.difference!.word).toBe('open');
    const lone = [run(one, 0), run(two, 1)];
    expect(row(compare(lone), 'p95').cells[1]!.difference).toBeNull();
    const stopped = [run(one, 0), run(two, 0, { stopReason: 'too much' })];
    expect(row(compare(stopped), 'p95').cells[1]!.estimate).toBeNull();
  });

  it('holds more to be better of availability, and its limit beside it', () => {
    const trials = [0, 1].flatMap((at) => [
      run(one, at, { availability: 0.99 }),
      run(two, at, { availability: 0.9995 }),
    ]);
    const { limit, cells } = row(compare(trials), 'availability');
    expect(cells[1]!.difference!.word).toBe('better');
    expect(limit!.target).toBe(0.999);
    expect(cells.map(({ verdict }) => verdict)).toEqual(['missed', 'met']);
  });

  it('tells a requirement whose quantile falls among failed requests', () => {
    const [requirement] = shop.requirements as [Requirement];
    const measured = (value: number | 'infinite') => [{ id: requirement.id, measured: value }];
    const trials = [0, 1, 2].flatMap((at) => [
      run(one, at, { requirements: measured(at === 0 ? 120 : 'infinite') }),
      run(two, at, { requirements: measured(100) }),
    ]);
    const [base, other] = row(compare(trials), requirement.name).cells;
    expect(base).toMatchObject({ infinite: 2, verdict: 'missed' });
    expect(other).toMatchObject({ infinite: 0, verdict: 'met', difference: { word: 'open' } });
  });

  it('counts what is deployed from the drawing, without a spread', () => {
    const [base, other] = row(compare([]), 'deployables').cells;
    expect([base!.estimate!.mean, other!.estimate!.mean]).toEqual([1, 2]);
    expect(other!.difference!.word).toBe('worse');
  });

  it('tells the hours that whoever looks after it needs, as assumed', () => {
    const [base, other] = row(compare([]), 'effort').cells;
    const hours = base!.estimate!.mean;
    expect(hours).toBeGreaterThan(0);
    // A server more, two hours more.
    expect(other!.estimate!.mean - hours).toBe(2);
  });

  it('does not depend on the order in which trials were made', () => {
    const trials = pairs([
      [100, 90],
      [301.3, 291.7],
      [50.1, 39.9],
    ]);
    expect(compare(trials.toReversed())).toEqual(compare(trials));
  });

  it('tells the course of several runs as means, and quantiles as medians that were measured', () => {
    const trials = [
      run(one, 0, { series: series({ goodput: [1, 2], p95Ms: [10, Number.NaN] }) }),
      run(one, 1, { series: series({ goodput: [3, 2], p95Ms: [90, 7] }) }),
      run(one, 2, { series: series({ goodput: [5, 2], p95Ms: [30, Number.NaN] }) }),
    ];
    const [told, none] = compare(trials).series;
    expect(told).toMatchObject({ runs: 3, goodput: [3, 2], p95Ms: [30, 7] });
    expect(none).toBeNull();
  });
});
