/** What a report says of faults and of what they cost: recovery, instances up, work for nobody, the keys of a cache. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Fault } from '#design';
import type { Run } from '.';
import { faultAt, runDesign } from './testing/run-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

const calm = { steps: [wait(10)], ratePerSecond: 50, seconds: 60 };
const struck = (given: TwoHosts, fault: Fault['fault'], times: readonly [from: number, to: number]) => {
  const document = twoHosts(given);
  const inject = (run: Run) => run.inject(faultAt(document, 'Back', fault, 0), times[1] - times[0]);
  return runDesign(document, { at: { [times[0]]: inject } });
};

describe('recovery', () => {
  it('takes no time where requests are well again with the end of the fault', () => {
    const { faults } = struck(calm, 'outage', [20_000, 30_000]);
    expect(faults).toEqual([{ fault: 'outage', beganMs: 20_000, endedMs: 30_000, recoveryMs: 0 }]);
  });

  it('lasts to the first of three good seconds, of the seconds in which requests arrived', () => {
    // 500 wait at the end of the standstill and are worked off, 100/s, while 50/s come: who comes 6 s later waits less than 2 s.
    const values = { workers: 1, backlog: null, vcpus: 1 };
    const steps = [buildStep.compute(constant(10))];
    const [fault] = struck(
      { ...calm, steps, values, trafficClass: { patienceMs: 2000 } },
      'cpu-throttle',
      [20_000, 30_000],
    ).faults;
    expect(fault?.recoveryMs).toBeGreaterThanOrEqual(5000);
    expect(fault?.recoveryMs).toBeLessThanOrEqual(8000);
  });

  it('is unknown while the fault is in force and when the run ends before', () => {
    const document = twoHosts(calm);
    const inject = (run: Run) => run.inject(faultAt(document, 'Back', 'outage'), null);
    expect(runDesign(document, { at: { 20_000: inject } }).faults[0]).toMatchObject({
      endedMs: null,
      recoveryMs: null,
    });
    expect(struck(calm, 'outage', [20_000, 58_000]).faults[0]).toMatchObject({ endedMs: 58_000, recoveryMs: null });
  });
});

describe('instances up', () => {
  it('are counted over time', () => {
    const { back } = parts(struck({ ...calm, values: { instances: 2 } }, 'outage', [20_000, 35_000]));
    expect(back.timeUp.shares).toEqual([0.25, 0, 0.75]);
    expect(back.timeUp.mean).toBeCloseTo(1.5, 9);
  });

  it('leave out those that drain and those that boot', () => {
    const document = twoHosts({ ...calm, values: { instances: 2, bootMs: constant(15_000) } });
    const component = document.stages[0]!.components[2]!.id;
    const set = (value: number) => (run: Run) =>
      run.configure({ target: { type: 'component', component }, parameter: 'instances', value });
    const { back } = parts(runDesign(document, { at: { 15_000: set(1), 30_000: set(2) } }));
    // 1 of 2 from 15 s to 45 s.
    expect(back.timeUp.shares.map((share) => Math.round(share * 1000) / 1000)).toEqual([0, 0.5, 0.5]);
  });
});

describe('wasted work', () => {
  it('is none where everybody waits', () => {
    expect(runDesign(twoHosts(calm)).work).toMatchObject({ wastedExecutions: 0, wastedMs: 0, wastedShare: 0 });
  });

  it('is what runs on behind a timeout, with all that it calls', () => {
    // Front gives Back up after 5 ms and fails; the 15 ms of Back were for nobody when they ended, of 20 ms in all.
    const { work, flows } = runDesign(twoHosts({ ...calm, steps: [wait(15)], policy: { timeoutMs: 5 } }));
    const offered = flows[0]?.offered ?? 0;
    expect(work.executions / offered).toBeCloseTo(2, 1);
    expect(work.wastedExecutions / offered).toBeCloseTo(1, 1);
    expect(work.wastedShare).toBeCloseTo(0.75, 2);
    // The users give Front up: what Back does for Front is for nobody either.
    const gone = runDesign(twoHosts({ ...calm, steps: [wait(15)], usersPolicy: { timeoutMs: 5 } }));
    expect(gone.work.wastedShare).toBe(1);
  });

  it('is not what was meant to run on behind a reply', () => {
    const front = [buildStep.reply(), buildStep.call('back.answer')];
    expect(runDesign(twoHosts({ ...calm, front })).work).toMatchObject({ wastedExecutions: 0, wastedShare: 0 });
  });
});

describe('the keys of a cache', () => {
  it('have hit ratios of their own, the most asked first', () => {
    const document = buildDesign(
      {
        classes: {
          Users: {
            ratePerSecond: 50,
            patienceMs: null,
            mix: { 'shop.page': 1 },
            keys: { type: 'sequence', values: [7, 7, 3, 7] },
          },
        },
        scenario: { durationMs: 40_000, warmUpMs: 10_000 },
        modules: {
          shop: {
            operations: {
              page: [buildStep.lookup({ need: 'Cache', dataSet: 'pages', onMiss: [buildStep.pause(constant(1))] })],
            },
          },
        },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Shop: { kind: 'server', modules: ['shop'] },
          Cache: { kind: 'cache', values: { capacityEntries: null, ttlMs: null } },
        },
        wires: ['Users -> Shop', 'shop -> Cache'],
      },
      declarations,
    );
    const cache = runDesign(document).components[2]!;
    expect(cache.topKeys.map(({ key, hitRatio }) => [key, hitRatio])).toEqual([
      [7, 1],
      [3, 1],
    ]);
    const [first, second] = cache.topKeys;
    expect((first?.lookups ?? 0) + (second?.lookups ?? 0)).toBe(cache.lookups);
    expect((first?.lookups ?? 0) / cache.lookups).toBeCloseTo(0.75, 2);
  });
});
