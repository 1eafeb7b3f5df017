/** Experiments of the timeline, worked out by hand: a request every 50 ms that waits 10 ms at Back. */
import { describe, expect, it } from 'vitest';
import {
  buildStep,
  constant,
  idOf,
  newExperiment,
  type Document,
  type Experiment,
  type Fault,
  type TrafficClass,
} from '#design';
import { runDesign } from './testing/run-design';
import { twoHosts } from './testing/two-hosts';

const second = 1000;
const available = idOf('requirement', 900_001);
const quick = idOf('requirement', 900_002);

interface Given extends Partial<Experiment> {
  /** Of the users, ms; null = they wait for good. */
  readonly patienceMs?: number | null;
  /** Of their rate. */
  readonly profile?: TrafficClass['profile'];
  /** How long the fault would last, ms. */
  readonly strikeMs?: number;
  readonly fault?: Fault['fault'];
  readonly magnitude?: number;
  /** Of the requirement on p95, ms. */
  readonly limitMs?: number;
}

/** Ten seconds before, a fault of Back for ten, ten after; from 10 s on. */
function designed({
  fault = 'outage',
  magnitude,
  limitMs = 100,
  patienceMs = 2000,
  profile = [],
  ...given
}: Given): Document {
  const { strikeMs = 10 * second, ...values } = given;
  const document = twoHosts({
    seconds: 60,
    trafficClass: { arrivals: { type: 'constant', ratePerSecond: 20, firstMs: 5 }, patienceMs, profile },
    steps: [buildStep.pause(constant(10))],
    timeline: {
      'What if Back fails': {
        atMs: 10 * second,
        action: (names) => ({
          type: 'experiment',
          experiment: {
            ...newExperiment,
            hypothesis: 'Nobody notices.',
            steady: [available, quick],
            beforeMs: 10 * second,
            afterMs: 10 * second,
            abort: [],
            method: [
              {
                afterMs: 0,
                durationMs: strikeMs,
                fault: {
                  fault,
                  target: { type: 'component', component: names.id('component', 'Back') },
                  magnitude: magnitude ?? null,
                  recurrence: null,
                },
              },
            ],
            ...values,
          },
        }),
      },
    },
  });
  const whole = { scope: { type: 'whole' }, window: null, owner: '' } as const;
  return {
    ...document,
    requirements: [
      { ...whole, id: available, name: 'availability', metric: 'availability', comparator: 'at-least', target: 0.9 },
      { ...whole, id: quick, name: 'p95', metric: 'p95', comparator: 'at-most', target: limitMs },
    ],
  };
}

const reported = (given: Given) => {
  const report = runDesign(designed(given));
  return { ...report.experiments[0]!, offered: report.flows[0]! };
};

describe('an experiment', () => {
  it('holds when its steady state is met before, during and after', () => {
    const { verdict, steady, struckMs, endedMs } = reported({ fault: 'error-rate', magnitude: 0.02 });
    expect({ verdict, struckMs, endedMs }).toEqual({ verdict: 'held', struckMs: 20 * second, endedMs: 40 * second });
    expect(steady.map(({ isMet }) => isMet)).toEqual([
      [true, true, true],
      [true, true, true],
    ]);
    expect(steady[1]!.measured[0]).toBeCloseTo(10, 0);
  });

  it('deviates when it is not met meanwhile', () => {
    const { verdict, steady } = reported({});
    expect(verdict).toBe('deviated');
    expect(steady[0]).toMatchObject({ measured: [1, 0, 1], isMet: [true, false, true] });
    expect(steady[1]!.measured[1]).toBe('infinite');
  });

  it('does nothing without a steady state to begin with', () => {
    const { verdict, steady, struckMs, endedMs, offered } = reported({ limitMs: 5 });
    expect({ verdict, struckMs, endedMs }).toEqual({ verdict: 'invalid', struckMs: null, endedMs: 20 * second });
    expect(steady[1]!.isMet).toEqual([false, null, null]);
    expect(offered.availability).toBe(1);
  });

  it('is aborted when a condition has held for so long: its faults are cleared at that instant', () => {
    const abort = [{ metric: 'availability', comparator: 'below', value: 0.5, holdMs: 3 * second }] as const;
    const { verdict, abortedBy, endedMs, steady, offered } = reported({ abort });
    expect(verdict).toBe('aborted');
    expect(abortedBy).toBe('availability was below 0.5 for 3 s');
    // Struck at 20 s, aborted at 23 s: 60 of 1,200 requests are lost, and the ten seconds after are looked at from there.
    expect(endedMs).toBe(33 * second);
    expect(offered.failed['refused']).toBe(60);
    expect(steady[0]!.isMet).toEqual([true, false, true]);
  });

  it('is not aborted by what does not last', () => {
    const abort = [{ metric: 'availability', comparator: 'below', value: 0.5, holdMs: 11 * second }] as const;
    expect(reported({ abort }).verdict).toBe('deviated');
  });

  it('does nothing when it has no steady state, or one of which nothing can be measured', () => {
    const bill = idOf('requirement', 900_003);
    for (const steady of [[], [bill]]) {
      const { verdict, struckMs, offered } = reported({ steady });
      expect({ verdict, struckMs, availability: offered.availability }).toEqual({
        verdict: 'invalid',
        struckMs: null,
        availability: 1,
      });
    }
  });

  it('does not hold when nobody is answered any more, so that nothing can be measured', () => {
    const { verdict, steady } = reported({ fault: 'hang', patienceMs: null, strikeMs: 40 * second, afterMs: 0 });
    expect(steady[0]).toMatchObject({ measured: [1, null, null], isMet: [true, null, null] });
    expect(verdict).toBe('deviated');
  });

  it('is not failed by what nobody asked for', () => {
    const steps = [
      [0, 1],
      [20, 0],
      [30, 1],
    ] as const;
    const profile = steps.map(([at, factor]) => ({ atMs: at * second, factor, ramp: false }));
    const { verdict, steady } = reported({ profile });
    expect(steady.map(({ measured }) => measured[1])).toEqual([null, null]);
    expect(verdict).toBe('held');
  });

  it('is aborted by a goodput that is nothing, though no request ends', () => {
    const abort = [{ metric: 'goodput', comparator: 'below', value: 10, holdMs: 3 * second }] as const;
    const { verdict, abortedBy } = reported({ fault: 'hang', patienceMs: null, abort });
    expect({ verdict, abortedBy }).toEqual({ verdict: 'aborted', abortedBy: 'goodput was below 10/s for 3 s' });
  });

  it('comes to the same when it is planned while the run goes on', () => {
    const document = designed({});
    const without = { ...document, scenario: { ...document.scenario, timeline: [] } };
    const planned = runDesign(without, { at: { [5 * second]: (run) => void run.apply(document, 'Plan it') } });
    expect(planned.experiments).toEqual(runDesign(document).experiments);
  });

  it('tells its course as events', () => {
    const { events } = runDesign(designed({}));
    expect(events.filter(({ type }) => type === 'experiment').map(({ atMs }) => atMs)).toEqual([
      20 * second,
      40 * second,
    ]);
  });
});
