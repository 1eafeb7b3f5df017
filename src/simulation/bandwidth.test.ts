/** An instance's bandwidth is shared by all of its messages at a time: requests that it sends and gets, answers that it gives and gets. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant } from '#design';
import { heldNow } from '#engine';
import type { Run } from '.';
import { runDesign } from './testing/run-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

/** 125 bytes a ms. */
const narrow = { bandwidthBitsPerSecond: 1e6 };
const second = 125_000;

const call = (requestBytes: number, responseBytes: number) =>
  buildStep.call('back.answer', { requestBytes: constant(requestBytes), responseBytes: constant(responseBytes) });

interface Given extends Partial<TwoHosts> {
  readonly at: readonly number[];
}

/** When each request ended, ms, and what became of it. */
function endings({ at, ...given }: Given, events: Readonly<Record<number, (run: Run) => void>> = {}) {
  const seen: (readonly [number, number, string])[] = [];
  const document = twoHosts({
    seconds: 60,
    steps: [],
    entry: { requestBytes: constant(0), responseBytes: constant(0) },
    trafficClass: {
      arrivals: { type: 'trace', instants: at.map((atMs) => ({ atMs, operation: null, key: null, bytes: 0 })) },
    },
    ...given,
  });
  const report = runDesign(document, {
    at: events,
    observer: {
      requestEnded: ({ ordinal, endedMs, outcome }) => seen.push([ordinal, Math.round(endedMs), outcome]),
    },
  });
  expect(heldNow()).toMatchObject({ calls: 0, visits: 0, transfers: 0 });
  const ended = seen.toSorted(([a], [b]) => a - b);
  return { ...parts(report), times: ended.map(([, time]) => time), outcomes: ended.map(([, , outcome]) => outcome) };
}

describe('a message over an instance with little bandwidth', () => {
  it.each([
    ['comes in', { values: narrow, front: [call(second, 0)] }],
    ['is answered', { values: narrow, front: [call(0, second)] }],
    ['is sent', { frontValues: narrow, front: [call(second, 0)] }],
    ['is answered to it', { frontValues: narrow, front: [call(0, second)] }],
  ])('that %s takes its time alone, and twice as long beside another', (_title, given) => {
    expect(endings({ ...given, at: [0] }).times).toEqual([1000]);
    expect(endings({ ...given, at: [0, 0.001] }).times).toEqual([2000, 2000]);
    expect(endings({ ...given, at: [0, 500] }).times).toEqual([1500, 2000]);
  });

  it('shares it with those that go the other way', () => {
    // From 500 ms on the answer of the first and the request of the second share it: each gets on for half of the time.
    const given = { values: narrow, front: [call(second / 2, second / 2)], at: [0, 500] };
    expect(endings(given).times).toEqual([1500, 2000]);
  });

  it('takes the time of both ends', () => {
    expect(endings({ values: narrow, frontValues: narrow, front: [call(second, second / 2)], at: [0] }).times).toEqual([
      3000,
    ]);
  });

  it('holds no worker of whom it comes to before it is there', () => {
    const { back } = endings({
      values: { ...narrow, workers: 1 },
      steps: [wait(100)],
      front: [call(second, 0)],
      at: [0],
    });
    expect(back.instances[0]!.workersBusy).toBeCloseTo(0.1 / 60, 9);
  });
});

describe('a caller that gives up while it sends', () => {
  const given = { frontValues: narrow, front: [call(second, 0)], policy: { timeoutMs: 600 } };

  it('has sent nothing, and its link is free', () => {
    const { times, outcomes, back } = endings({ ...given, at: [0] });
    expect([times, outcomes, back.arrivals]).toEqual([[600], ['failed'], 0]);
    // The first is alone for 300 ms, shares for 300 ms and gives up; the second has 425 ms of its way left at 600 ms, and 300 ms to do it.
    const both = endings({ ...given, policy: { timeoutMs: 1300 }, front: [call(second, 0)], at: [0, 900] });
    expect(both.times).toEqual([1100, 2000]);
  });

  it('does not go on to get an answer that it does not wait for', () => {
    const late = { frontValues: narrow, front: [call(0, second)], policy: { timeoutMs: 600 } };
    const { times, back } = endings({ ...late, at: [0] });
    expect([times, back.completions]).toEqual([[600], 1]);
  });
});

describe('an instance that dies', () => {
  const crash =
    (at: 1 | 2) =>
    (run: Run): void => {
      const component = run.plant.stage.components[at]!.id;
      run.inject({ fault: 'crash', target: { type: 'component', component }, magnitude: null, recurrence: null }, null);
    };

  it('refuses at once what was coming to it', () => {
    const { times, outcomes, back } = endings({ values: narrow, front: [call(second, 0)], at: [0] }, { 400: crash(2) });
    expect([times, outcomes, back.refused]).toEqual([[400], ['failed'], 1]);
  });

  it('sends nothing more', () => {
    const { outcomes, back } = endings({ frontValues: narrow, front: [call(second, 0)], at: [0] }, { 400: crash(1) });
    expect([outcomes, back.arrivals]).toEqual([['failed'], 0]);
  });
});
