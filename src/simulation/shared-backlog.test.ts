/** One line before all instances of a host, and what a crash does to what waits and to what is in work. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, exponential, type Configuration, type Fault } from '#design';
import { heldNow } from '#engine';
import type { Run } from '.';
import { begin, runDesign } from './testing/run-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

const at = (...instants: readonly number[]): NonNullable<TwoHosts['trafficClass']> => ({
  arrivals: { type: 'trace', instants: instants.map((atMs) => ({ atMs, operation: null, key: null, bytes: null })) },
});

const crash =
  (instance: number | null = null) =>
  (run: Run) => {
    const component = run.plant.stage.components[2]!.id;
    const target: Fault['target'] =
      instance === null ? { type: 'component', component } : { type: 'instance', component, instance };
    run.inject({ fault: 'crash', target, magnitude: null, recurrence: null }, null);
  };

/** When each request came, when it ended and how, ms. */
function endings(given: Partial<TwoHosts>, events: Record<number, (run: Run) => void> = {}) {
  const seen: (readonly [number, number, string])[] = [];
  const document = twoHosts({ seconds: 20, steps: [wait(1000)], ...given });
  runDesign(document, {
    at: events,
    observer: {
      requestEnded: ({ arrivedMs, endedMs, outcome }) => seen.push([arrivedMs, Math.round(endedMs), outcome]),
    },
  });
  return seen.toSorted(([a], [b]) => a - b);
}

const single: Configuration = { workers: 1, backlog: 10, restartDelayMs: 500, bootMs: constant(0) };
const shared: Configuration = { ...single, sharedBacklog: true };

describe('a crash of an instance with a backlog of its own', () => {
  it('fails what waits there as well as what is in work', () => {
    expect(endings({ values: single, trafficClass: at(0, 100, 200, 2000) }, { 450: crash() })).toEqual([
      [0, 450, 'failed'],
      [100, 450, 'failed'],
      [200, 450, 'failed'],
      [2000, 3000, 'success'],
    ]);
  });
});

describe('a backlog that all instances share', () => {
  it('hands the next request to whichever is free first, wherever it came to', () => {
    const balancing = { policy: 'consistent-hash', choices: 2, hashBy: 'key', virtualNodes: 10 } as const;
    const given = {
      values: { ...shared, instances: 2 },
      policy: { balancing: { ...balancing, preferSameZone: false, outlierEjection: null } },
      trafficClass: { ...at(0, 100, 200, 300), keys: { type: 'sequence', values: [5] } as const },
    };
    // All come to the same instance; the other works on the second and fourth.
    expect(endings(given).map(([, ended]) => ended)).toEqual([1000, 1100, 2000, 2100]);
    expect(endings({ ...given, values: { ...single, instances: 2 } }).map(([, ended]) => ended)).toEqual([
      1000, 2000, 3000, 4000,
    ]);
  });

  it('limits the line as a whole', () => {
    const given = { values: { ...shared, instances: 2, backlog: 1 }, trafficClass: at(0, 1, 2, 3) };
    expect(endings(given).map(([, , outcome]) => outcome)).toEqual(['success', 'success', 'success', 'failed']);
  });

  it('gives what a crash interrupts back to its head, to be done again', () => {
    expect(endings({ values: shared, trafficClass: at(0, 100) }, { 450: crash() })).toEqual([
      [0, 1950, 'success'],
      [100, 2950, 'success'],
    ]);
  });

  it('lets another instance go on at once with what one had in work', () => {
    const given = { values: { ...shared, instances: 2 }, trafficClass: at(0, 100, 200) };
    // At 450 ms the first instance dies with the request of 0; the second is free at 1100, and takes that before the one of 200.
    expect(endings(given, { 450: crash(0) })).toEqual([
      [0, 1950, 'success'],
      [100, 1100, 'success'],
      [200, 2100, 'success'],
    ]);
  });

  it('keeps what comes while nobody is up', () => {
    expect(endings({ values: shared, trafficClass: at(500) }, { 450: crash() })).toEqual([[500, 1950, 'success']]);
  });

  it('gives up what the request had begun elsewhere: its calls, locks and branches', () => {
    const steps = [
      buildStep.exclusive('door', [buildStep.parallel([[wait(600)], [wait(900)]])]),
      buildStep.pause(constant(100)),
    ];
    const given = { values: { ...shared, workers: 2 }, steps, trafficClass: at(0, 100) };
    expect(endings(given, { 450: crash() })).toEqual([
      [0, 1950, 'success'],
      [100, 2850, 'success'],
    ]);
    expect(heldNow()).toMatchObject({ queued: 0, slots: 0, instanceLocks: 0, visits: 0 });
  });

  it('fails with its host when that is removed', () => {
    const run = begin(twoHosts({ steps: [wait(1000)], values: shared, trafficClass: at(0, 100), seconds: 20 }));
    run.advance(500, Number.POSITIVE_INFINITY);
    const { document, stage } = run.plant;
    const gone = stage.components[2]!.id;
    const changed = { ...stage, components: stage.components.filter(({ id }) => id !== gone) };
    const module = changed.components[1]!;
    const components = changed.components.map((each) =>
      each === module ? { ...each, modules: [...each.modules, ...stage.components[2]!.modules] } : each,
    );
    run.apply({ ...document, stages: [{ ...changed, components }] }, 'one host');
    run.advance(20_000, Number.POSITIVE_INFINITY);
    expect(run.report().flows[0]?.failed.reset).toBe(2);
    expect(heldNow()).toMatchObject({ queued: 0, visits: 0 });
  });
});

describe('work that is interrupted again and again', () => {
  it('is drawn anew each time: with exponential times nobody is worse off than by the time down', () => {
    const upMs = exponential(2000);
    const downMs = exponential(500);
    const document = twoHosts({
      steps: [wait(exponential(100))],
      ratePerSecond: 4,
      seconds: 20_000,
      values: { ...shared, backlog: null },
      timeline: {
        Crashes: {
          atMs: 0,
          action: (names) => ({
            type: 'fault',
            fault: {
              fault: 'crash',
              target: { type: 'component', component: names.id('component', 'Back') },
              magnitude: null,
              recurrence: { upMs, downMs },
            },
          }),
        },
      },
    });
    const { whole, back } = parts(runDesign(document));
    expect(whole.availability).toBe(1);
    expect(back.killed).toBeGreaterThan(1000);
    const theory = breakdowns({ arrivals: 4, service: 10, failure: 0.5, repair: 2 });
    expect((whole.responses.meanMs ?? 0) / 1000 / theory).toBeCloseTo(1, 1);
  });
});

type Place = readonly [of: Float64Array, at: number];

/** Mean sojourn, s, of one exponential server that breaks down at any time, by stepping its chain of requests inside and server up or down. */
function breakdowns({
  arrivals,
  service,
  failure,
  repair,
}: Record<'arrivals' | 'service' | 'failure' | 'repair', number>): number {
  const most = 120;
  let up = new Float64Array(most + 1);
  let down = new Float64Array(most + 1);
  up[0] = 1;
  const step = 0.5 / (arrivals + service + failure + repair);
  for (let round = 0; round < 20_000; round++) {
    const nextUp = up.slice();
    const nextDown = down.slice();
    const flow = ([from, at]: Place, [to, place]: Place, rate: number) => {
      const amount = (from === nextUp ? up : down)[at]! * rate * step;
      from[at]! -= amount;
      to[place]! += amount;
    };
    for (let inside = 0; inside <= most; inside++) {
      if (inside < most) {
        flow([nextUp, inside], [nextUp, inside + 1], arrivals);
        flow([nextDown, inside], [nextDown, inside + 1], arrivals);
      }
      if (inside > 0) flow([nextUp, inside], [nextUp, inside - 1], service);
      flow([nextUp, inside], [nextDown, inside], failure);
      flow([nextDown, inside], [nextUp, inside], repair);
    }
    up = nextUp;
    down = nextDown;
  }
  let mean = 0;
  for (let inside = 0; inside <= most; inside++) mean += inside * (up[inside]! + down[inside]!);
  return mean / arrivals;
}
