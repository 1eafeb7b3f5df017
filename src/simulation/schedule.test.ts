/** Runs of a schedule, each trace worked out by hand. */
import { buildStep, type Configuration } from '#design';
import { describe, expect, it } from 'vitest';
import { flowBalance } from '.';
import { oneSchedule, runsOf, type OneSchedule } from './testing/one-schedule';
import { faultAt } from './testing/run-design';

const { failingFirst, pause } = buildStep;
const second = 1000;

const begins = ({ ends }: ReturnType<typeof runsOf>) => ends.map(([sentMs]) => sentMs).toSorted((a, b) => a - b);

describe('a schedule', () => {
  it('starts a run at each of its times, whoever asks for anything', () => {
    const { ends, runs } = runsOf({ values: { firstMs: 3 * second, everyMs: 20 * second } });
    expect(ends).toEqual([
      [3_000, 3_500, 'consumed'],
      [23_000, 23_500, 'consumed'],
      [43_000, 43_500, 'consumed'],
    ]);
    expect(runs).toEqual({ runs: 3, skipped: 0, dropped: 0 });
  });

  it('starts what the module does to which its wire leads, whatever stands before that in the server', () => {
    const { ends } = runsOf({ isSecond: true, seconds: 9 });
    expect(ends).toEqual([[0, 500, 'consumed']]);
    const document = oneSchedule({ isSecond: true, steps: [buildStep.compute(100)], worker: { vcpus: 1 } });
    const { components } = flowBalance(document, document.stages[0]!.id)!.now;
    expect(components.at(-1)!.utilization).toBeCloseTo(0.01, 9);
  });

  it('begins with the run itself', () => {
    expect(begins(runsOf({ seconds: 25 }))).toEqual([0, 10_000, 20_000]);
  });

  it('sends the events of a run at once', () => {
    const seen = runsOf({ values: { events: 3 }, worker: { workers: 1 }, seconds: 9 });
    expect(seen.ends.map(([, endedMs]) => endedMs)).toEqual([500, 1000, 1500]);
    expect(seen.runs?.runs).toBe(1);
  });

  it('puts each run off by a time of its own', () => {
    const late = begins(runsOf({ values: { jitterMs: 5 * second } })).map((atMs, at) => atMs - at * 10 * second);
    expect(late).toHaveLength(6);
    expect(new Set(late).size).toBe(6);
    expect(Math.min(...late)).toBeGreaterThan(0);
    expect(Math.max(...late)).toBeLessThan(5 * second);
  });

  it('brings again what failed', () => {
    const { subscription } = runsOf({ steps: [failingFirst(1)], values: { retryMs: 100 }, seconds: 59 });
    expect(subscription).toMatchObject({ consumed: 6, receives: 12 });
  });
});

describe('a run that comes due while one before is not over', () => {
  const slow = (overlap: string): OneSchedule => ({
    values: { everyMs: 10 * second, overlap },
    steps: [pause(14 * second)],
    seconds: 59,
  });

  it('begins all the same', () => {
    expect(begins(runsOf(slow('start')))).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
  });

  it('is left out where that is said', () => {
    const seen = runsOf(slow('skip'));
    expect(seen.ends.map(([sentMs, endedMs]) => [sentMs, endedMs])).toEqual([
      [0, 14_000],
      [20_000, 34_000],
      [40_000, 54_000],
    ]);
    expect(seen.runs).toMatchObject({ runs: 3, skipped: 3 });
  });

  it('waits for it where that is said', () => {
    const seen = runsOf(slow('wait'));
    expect(seen.ends.map(([, endedMs]) => endedMs)).toEqual([14_000, 28_000, 42_000, 56_000]);
    expect(seen.runs).toMatchObject({ runs: 5, skipped: 0 });
  });
});

describe('a schedule that is down when runs come due', () => {
  /** Down from 5 s to 35 s: the runs of 10, 20 and 30 s are missed. */
  function down(missed: string, values: Configuration = {}) {
    const given = { values: { missed, ...values }, seconds: 45 };
    return runsOf(given, { 5000: (run) => run.inject(faultAt(oneSchedule(given), 'Clock', 'outage'), 30 * second) });
  }

  it('does nothing about them unless that is said', () => {
    const seen = down('drop');
    expect(begins(seen)).toEqual([0, 40_000]);
    expect(seen.runs).toEqual({ runs: 2, skipped: 0, dropped: 3 });
  });

  it('makes good for all of them with one run, or one for each', () => {
    expect(begins(down('one'))).toEqual([0, 35_000, 40_000]);
    expect(down('one').runs?.dropped).toBe(2);
    expect(begins(down('all'))).toEqual([0, 35_000, 35_000, 35_000, 40_000]);
  });

  it('keeps to its rule about those that still run', () => {
    expect(down('all', { overlap: 'skip' }).runs).toEqual({ runs: 3, skipped: 2, dropped: 0 });
  });
});

describe('what is expected of a schedule', () => {
  it('is the work of its runs, beside what users ask', () => {
    const document = oneSchedule({
      values: { everyMs: 2 * second, events: 4 },
      steps: [buildStep.compute(100)],
      worker: { vcpus: 1 },
    });
    const { components } = flowBalance(document, document.stages[0]!.id)!.now;
    // 2 events a second, of 0.1 s of a vCPU each.
    expect(components.at(-1)!).toMatchObject({ arrivalsPerSecond: 2 });
    expect(components.at(-1)!.utilization).toBeCloseTo(0.2, 9);
  });
});
