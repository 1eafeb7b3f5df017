/** Clients that are told where to go, and keep to that for a while. */
import { constant } from '#design';
import { describe, expect, it } from 'vitest';
import { flowBalance } from '.';
import { begin, faultAt, runDesign, type RunOptions } from './testing/run-design';
import { twoRegions, type TwoRegions } from './testing/two-regions';
import { metersOf } from './usage';

const second = 1000;

function run(given: TwoRegions, at: RunOptions['at'] = {}) {
  const report = runDesign(twoRegions(given), { at });
  const [, , east, west] = report.components;
  return { report, east: east!.arrivals, west: west!.arrivals, whole: report.flows[0]! };
}

/** East is taken down at 10.5 s, and checks find that out at 12 s. */
const checks = { healthIntervalMs: second, unhealthyAfter: 2, healthyAfter: 1 };
const struck = (given: TwoRegions) =>
  run(given, { 10_500: (each) => each.inject(faultAt(twoRegions(given), 'East', 'outage'), 1000 * second) });

describe('a global router', () => {
  it('tells the heaviest target while that is healthy', () => {
    const { east, west } = run({ values: { answerPolicy: 'failover' } });
    expect([east, west]).toEqual([1200, 0]);
    expect(run({ values: { answerPolicy: 'failover' }, weights: [1, 3] })).toMatchObject({ east: 0, west: 1200 });
  });

  it('tells the nearest', () => {
    const { east, west } = run({ values: { answerPolicy: 'latency' }, latenciesMs: [40, 10] });
    expect([east, west]).toEqual([0, 1200]);
  });

  it('spreads clients by weight, each of whom keeps to its target', () => {
    const one = { trafficClass: { clients: { type: 'uniform', items: 1 } } } as const;
    const alone = run({ ...one, values: { ttlMs: 3_600_000 } });
    expect(Math.min(alone.east, alone.west)).toBe(0);
    // Asked anew each time, two of three go east.
    const anew = run({ values: { ttlMs: 0 }, ratePerSecond: 100 });
    expect(Math.abs(anew.east / 6000 - 2 / 3)).toBeLessThan(0.02);
  });

  it('takes a lookup where a client knows no answer, and none while it does', () => {
    const one = { trafficClass: { clients: { type: 'uniform', items: 1 } } } as const;
    const document = twoRegions({ ...one, values: { ttlMs: 10 * second, lookupMs: constant(30) } });
    const seen = begin(document);
    seen.advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    const names = document.stages[0]!.components.find(({ name }) => name === 'Names')!;
    // At 0 s, and each time that ten seconds have passed since the last answer came.
    expect(metersOf(seen.plant).get(names.id)!.get('name-lookups')).toBe(6);
    expect(seen.report().flows[0]!.responses.maxMs).toBeCloseTo(31, 6);
    expect(seen.report().flows[0]!.responses.p50Ms).toBeCloseTo(1, 1);
  });
});

describe('a region that goes', () => {
  it('keeps its clients until it is detected and their answers are too old', () => {
    const { whole, west } = struck({ values: { answerPolicy: 'failover', ttlMs: 20 * second, ...checks } });
    // Everybody who was told east in the last twenty seconds before the detection goes there for up to twenty more.
    expect(west).toBeGreaterThan(0);
    const failed = whole.failed['refused']!;
    expect(failed).toBeGreaterThan(20 * 1.5);
    expect(failed).toBeLessThan(20 * (1.5 + 20));
  });

  it('fails fewer requests the shorter answers are kept, and none after detection where they are not', () => {
    const failedAt = (ttlMs: number) =>
      struck({ values: { answerPolicy: 'failover', ttlMs, ...checks } }).whole.failed['refused']!;
    const [never, short, long] = [failedAt(0), failedAt(5 * second), failedAt(30 * second)];
    // Down at 10.5 s; checks at 11 and 12 s fail: the requests between.
    expect(never).toBe(29);
    expect(short).toBeGreaterThan(never);
    expect(long).toBeGreaterThan(2 * short);
  });

  it('is told as if it were well where no region is', () => {
    const given: TwoRegions = { values: { answerPolicy: 'failover', ttlMs: 0, ...checks } };
    const { east, west } = run(given, {
      10_500: (each) => {
        each.inject(faultAt(twoRegions(given), 'East', 'outage'), null);
        each.inject(faultAt(twoRegions(given), 'West', 'outage'), null);
      },
    });
    expect([east, west]).toEqual([1200, 0]);
  });
});

describe('what is expected behind a global router', () => {
  it('is what the policy tells', () => {
    const loads = (given: TwoRegions) => {
      const document = twoRegions(given);
      return flowBalance(document, document.stages[0]!.id)!
        .now.components.slice(-2)
        .map((each) => each.arrivalsPerSecond);
    };
    expect(loads({ values: { answerPolicy: 'failover' } })).toEqual([20, 0]);
    expect(loads({ values: { answerPolicy: 'latency' }, latenciesMs: [40, 10] })).toEqual([0, 20]);
    expect(loads({ weights: [3, 1] })).toEqual([15, 5]);
  });
});
