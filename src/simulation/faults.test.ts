/** Faults that come by chance, and those that strike part of a fleet, measured in whole runs. */
import { describe, expect, it } from 'vitest';
import { constant, exponential, type Distribution, type Fault, type FaultTarget, type ZoneId } from '#design';
import { runDesign } from './testing/run-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

const measure = (given: TwoHosts) => parts(runDesign(twoHosts(given)));

/** A fault that strikes Back from t = 0 on, or for a time. */
function striking(
  fault: Omit<Fault, 'target'>,
  {
    target,
    atMs = 0,
    durationMs,
  }: { target?: (back: FaultTarget & { type: 'component' }) => FaultTarget; atMs?: number; durationMs?: number } = {},
): NonNullable<TwoHosts['timeline']> {
  return {
    Fault: {
      atMs,
      ...(durationMs === undefined ? {} : { durationMs }),
      action: (names) => {
        const back = { type: 'component', component: names.id('component', 'Back') } as const;
        return { type: 'fault', fault: { ...fault, target: target?.(back) ?? back } };
      },
    },
  };
}

const byChance = (upMs: Distribution, downMs: Distribution) =>
  striking({ fault: 'crash', magnitude: null, recurrence: { upMs, downMs } });

const upOf = ({ back }: ReturnType<typeof measure>) => back.instances.map(({ up }) => up);

describe('crashes by chance', () => {
  const idle = { steps: [wait(1)], ratePerSecond: 1, seconds: 60 };

  it('last exactly as long as drawn, without restart delay and boot', () => {
    // Down from 10 to 15, 25 to 30, 40 to 45, 55 to 60 s.
    const [up] = upOf(measure({ ...idle, timeline: byChance(constant(10_000), constant(5000)) }));
    expect(up).toBeCloseTo(40 / 60, 9);
  });

  it('strike each instance by its own draws', () => {
    const timeline = byChance(exponential(50_000), exponential(5000));
    const each = upOf(measure({ ...idle, seconds: 20_000, values: { instances: 3 }, timeline }));
    expect(new Set(each).size).toBe(3);
    for (const up of each) expect(up).toBeCloseTo(50 / 55, 1);
  });

  it('leave the dead waiting for one of few crews', () => {
    const timeline = byChance(constant(10_000), constant(6000));
    const values = { instances: 3, repairCrews: 1 };
    // All three die at 10 s; one crew has them up at 16, 22 and 28 s. They die again at 26, 32 and 38 s and are up at 34, 40 and 46 s.
    const given = { ...idle, seconds: 30, values, timeline };
    expect(upOf(measure(given)).map((up) => up * 30)).toEqual([
      expect.closeTo(20, 6),
      expect.closeTo(18, 6),
      expect.closeTo(12, 6),
    ]);
    expect(upOf(measure({ ...given, values: { instances: 3 } })).map((up) => up * 30)[2]).toBeCloseTo(20, 6);
  });

  it('fail what is in flight with a reset, and what comes meanwhile at once', () => {
    // Down 5 of 55 s; what is begun dies with rate 1/50 s against 1/2 s of service: 0.909 x 0.96.
    const timeline = byChance(exponential(50_000), exponential(5000));
    const { whole } = measure({ steps: [wait(exponential(2000))], ratePerSecond: 5, seconds: 5000, timeline });
    expect(whole.availability).toBeCloseTo((50 / 55) * (0.5 / 0.52), 1);
    expect(whole.failed['reset']).toBeGreaterThan(300);
    expect(whole.failed['refused']).toBeGreaterThan(1000);
  });
});

describe('part of a fleet', () => {
  const fleet = { steps: [wait(10)], ratePerSecond: 40, seconds: 100, values: { instances: 4 } };
  const down = (timeline: NonNullable<TwoHosts['timeline']>, more: Partial<TwoHosts> = {}) =>
    upOf(measure({ ...fleet, timeline, ...more })).map((up) => Math.round(up * 100));

  it('a share strikes that part of the instances, rounded up', () => {
    const timeline = striking(
      { fault: 'outage', magnitude: null, recurrence: null },
      { target: ({ component }) => ({ type: 'share', component, share: 0.3 }), atMs: 20_000, durationMs: 50_000 },
    );
    expect(down(timeline)).toEqual([50, 50, 100, 100]);
  });

  it('a zone outage silences the instances dealt to that zone', () => {
    let zone: ZoneId | undefined;
    const timeline: TwoHosts['timeline'] = {
      Fault: {
        atMs: 50_000,
        action: (names) => {
          zone = names.id('zone', 'east');
          return {
            type: 'fault',
            fault: { fault: 'zone-outage', target: { type: 'zone', zone }, magnitude: null, recurrence: null },
          };
        },
      },
    };
    const zones = { west: 'here', east: 'here' };
    const given = { ...fleet, zones, backZones: ['west', 'east'], policy: { timeoutMs: 100 }, timeline };
    // Half of the instances of a round robin answer nobody for half of the run.
    expect(measure(given).whole.failed['timed-out']! / measure(given).whole.offered).toBeCloseTo(0.25, 1);
  });

  it('a throttled instance is slow alone', () => {
    const timeline = striking(
      { fault: 'hang', magnitude: null, recurrence: null },
      { target: ({ component }) => ({ type: 'instance', component, instance: 2 }) },
    );
    const { whole } = measure({ ...fleet, policy: { timeoutMs: 100 }, timeline });
    expect(whole.failed['timed-out']! / whole.offered).toBeCloseTo(0.25, 1);
  });
});

describe('a memory leak', () => {
  it('kills each instance when it has lost all there is, again and again', () => {
    const timeline = striking({ fault: 'memory-leak', magnitude: 10, recurrence: null });
    // 1,000 MiB less what module and runtime keep last 94 s, then 10 s of restart delay: at 94, 197, 300 and 403 s.
    const values = { memoryMiB: 1000, bootMs: constant(0), restartDelayMs: 10_000, restartDelayFactor: 1 };
    const { back } = measure({ steps: [wait(1)], ratePerSecond: 1, seconds: 500, values, timeline });
    expect(back.instances[0]?.crashes).toBe(4);
  });
});
