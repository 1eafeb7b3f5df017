/** Executions of a workflow, each trace worked out by hand. */
import { buildStep, noPolicy, type RetryPolicy } from '#design';
import { describe, expect, it } from 'vitest';
import { executionsOf, oneWorkflow, type OneWorkflow } from './testing/one-workflow';
import { faultAt } from './testing/run-design';

const { call, parallel, pause } = buildStep;
const second = 1000;

const run = (given: OneWorkflow, at: Parameters<typeof executionsOf>[1] = {}) =>
  executionsOf({ at: [0], ...given }, at);
/** The same with the engine struck at an instant, for so long. */
function struck(
  given: OneWorkflow,
  fault: 'crash' | 'outage' | 'hang',
  atMs: number,
  durationMs: number | null = null,
) {
  const all = { at: [0], ...given };
  return run(all, { [atMs]: (each) => each.inject(faultAt(oneWorkflow(all), 'Flow', fault), durationMs) });
}

describe('an execution of a workflow', () => {
  it('holds nothing while it waits, however many do', () => {
    const instants = Array.from({ length: 5000 }, () => 0);
    const { requests, report } = run({ at: instants, values: { startsPerSecond: null, transitionsPerSecond: null } });
    expect(requests.every(([, endedMs, outcome]) => endedMs === 500 && outcome === 'success')).toBe(true);
    expect(report.components[1]!.arrivals).toBe(5000);
  });

  it('lets whoever started it go on where that is said, and runs on', () => {
    const { meters, requests } = run({ values: { answers: 'at-start' }, steps: [pause(second), call('task.do')] });
    expect(requests).toEqual([[0, 0, 'success']]);
    expect(meters.get('state-transitions')).toBe(2);
    // 1.1 s of 64 MiB.
    expect(meters.get('gib-seconds')).toBeCloseTo(1.1 / 16, 9);
  });

  it('takes a transition for each state, in branches as well', () => {
    const steps = [pause(100), parallel([[pause(50)], [pause(200), call('task.do')]])];
    const { meters, requests } = run({ steps, values: { transitionMs: { type: 'constant', value: 10 } } });
    // 10 + 100, 10 for the branches, then 10 + 200 + 10 + 100.
    expect(requests).toEqual([[0, 440, 'success']]);
    expect(meters.get('state-transitions')).toBe(5);
  });

  it('takes one for each further attempt', () => {
    const retry: RetryPolicy = {
      attempts: 4,
      on: ['failed'],
      backoff: { baseMs: 1000, factor: 2, capMs: null, jitter: 'none' },
      budget: null,
    };
    const { meters, requests } = run({
      steps: [call('task.do')],
      task: [pause(100), buildStep.failing(1)],
      policy: { ...noPolicy, retry },
    });
    // Four attempts of 100 ms, with pauses of 1, 2 and 4 s.
    expect(requests).toEqual([[0, 7400, 'failed']]);
    expect(meters.get('state-transitions')).toBe(4);
  });

  it('ends with all that it began when it has lasted too long', () => {
    const { report, requests } = run({
      values: { longestMs: 3 * second },
      steps: [
        parallel([[pause(60 * second)], [pause(2 * second), call('task.do'), pause(60 * second), call('task.do')]]),
      ],
      seconds: 200,
    });
    expect(requests).toEqual([[0, 3 * second, 'failed']]);
    expect(report.flows[0]!.failed).toMatchObject({ 'timed-out': 1 });
    expect(report.components[2]!.arrivals).toBe(1);
  });

  it('is not ended while its answer is on the way', () => {
    const { requests } = run({ values: { longestMs: 3 * second }, steps: [pause(2 * second)], latencyMs: 1500 });
    expect(requests).toEqual([[0, 5 * second, 'success']]);
  });

  it('is not begun with too large an input', () => {
    const { meters, requests } = run({ requestBytes: 300 * 1024 });
    expect(requests).toEqual([[0, 0, 'failed']]);
    expect(meters.get('state-transitions')).toBe(0);
    expect(run({ requestBytes: 200 * 1024 }).requests).toEqual([[0, 500, 'success']]);
  });
});

describe('quotas of a workflow', () => {
  it('throttle starts beyond the burst and what has come in since', () => {
    const { requests, report } = run({
      at: [0, 0, 0, 600, 600, 1000],
      values: { startBurst: 2, startsPerSecond: 2 },
    });
    // Two at once, one more each half second; of those that come together one is served as well as the other.
    expect(requests.map(([, endedMs]) => endedMs).toSorted((a, b) => a - b)).toEqual([0, 500, 500, 600, 1100, 1500]);
    expect(report.flows[0]!.failed).toMatchObject({ throttled: 2 });
  });

  it('make states wait for their turn, and refuse nobody', () => {
    const { requests } = run({
      at: [0, 0, 0, 0, 0],
      values: { transitionBurst: 2, transitionsPerSecond: 10 },
    });
    expect(requests.map(([, endedMs]) => endedMs)).toEqual([500, 500, 600, 700, 800]);
  });
});

describe('a workflow engine that crashes', () => {
  const steps = [pause(second), call('task.do'), pause(second)];

  it('goes on with the next state when it is back, and does nothing twice', () => {
    const { report, requests } = struck({ steps }, 'crash', 1050);
    // The answer of the task comes at 1,100 ms; the engine is back 10 s after the crash, and then waits its second.
    expect(requests).toEqual([[0, 12_050, 'success']]);
    expect(report.components[2]!.arrivals).toBe(1);
  });

  it('lets its timers run meanwhile', () => {
    const { requests } = struck({ steps: [pause(30 * second)] }, 'crash', 100);
    expect(requests).toEqual([[0, 30 * second, 'success']]);
  });

  it('loses what runs where it keeps no states', () => {
    const { report, requests } = struck({ steps, values: { type: 'express' } }, 'crash', 1050);
    expect(requests).toEqual([[0, 1050, 'failed']]);
    expect(report.flows[0]!.failed).toMatchObject({ reset: 1 });
  });

  it.each(['outage', 'hang'] as const)('stands still for the time of an %s', (fault) => {
    const { requests } = struck({ steps }, fault, 500, 4 * second);
    expect(requests).toEqual([[0, 4500 + 1100, 'success']]);
  });

  it('does not go on with what was ended meanwhile', () => {
    const { requests } = struck({ steps, values: { longestMs: 3 * second } }, 'outage', 500, 10 * second);
    expect(requests).toEqual([[0, 3 * second, 'failed']]);
  });
});
