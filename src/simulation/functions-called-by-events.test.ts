/** Events that a function is sent and nobody waits for, each trace worked out by hand. */
import { buildStep, constant } from '#design';
import { describe, expect, it } from 'vitest';
import { faultAt } from './testing/run-design';
import { eventDesign, runEvents } from './testing/event-design';

const { failing, failingFirst, pause } = buildStep;
const second = 1000;

describe('an event to a function', () => {
  it('lets its sender go on once it is taken in, and is worked on behind that', () => {
    const { ends, users, host } = runEvents({ values: { eventAcceptMs: constant(20) } });
    expect(users.responses.meanMs).toBeCloseTo(20, 9);
    expect(ends).toMatchObject([{ sentMs: 20, endedMs: 120, receives: 1, end: 'consumed' }]);
    expect(host).toMatchObject({ arrivals: 1, completions: 1 });
  });

  it('is tried again a minute after an error, and two minutes after the next', () => {
    const { ends, users } = runEvents({ steps: [pause(100), failingFirst(2)] });
    expect(users.success).toBe(1);
    expect(ends).toMatchObject([{ receives: 3, end: 'consumed' }]);
    expect(ends[0]!.endedMs).toBeCloseTo(60 * second + 120 * second + 300, 6);
  });

  it('is a dead letter after as many errors as there may be', () => {
    const { ends, queue } = runEvents({ steps: [pause(100), failing(1)] });
    expect(ends).toMatchObject([{ receives: 3, end: 'dead' }]);
    expect(queue).toMatchObject({ sent: 1, consumed: 0, deadLettered: 1, waiting: 0, held: 0 });
  });

  it('waits out throttling with pauses that double, however often it takes', () => {
    // One instance, busy for 10 s with the first: the second is turned away at 0, 1, 3 and 7 s, and taken at 15 s.
    const values = { concurrencyLimit: 1, eventAttempts: 1 };
    const { ends, host } = runEvents({ instants: [0, 0], steps: [pause(10 * second)], values });
    expect(ends.map(({ endedMs }) => endedMs)).toEqual([10 * second, 25 * second]);
    expect(ends.map(({ receives }) => receives)).toEqual([1, 5]);
    expect(host.refused).toBe(4);
  });

  it('pauses no longer than five minutes while it is throttled', () => {
    const values = { concurrencyLimit: 1 };
    const { ends } = runEvents({ instants: [0, 0], steps: [pause(800 * second)], values, durationMs: 1_700_000 });
    // 1 + 2 + ... + 256 s = 511 s, then every 300 s.
    expect(ends[1]!.endedMs).toBe((511 + 300 + 800) * second);
  });

  it('is a dead letter when it is too old, even between two attempts', () => {
    const { ends } = runEvents({ steps: [failing(1)], values: { eventMaxAgeMs: 30 * second } });
    expect(ends).toMatchObject([{ end: 'dead', endedMs: 30 * second, receives: 1 }]);
  });

  it('that is too large is not taken in, and its sender hears of it', () => {
    const { host, users } = runEvents({ messageBytes: 2048, values: { eventPayloadKiB: 1 } });
    expect(users.failed).toMatchObject({ failed: 1 });
    expect(host.messages).toMatchObject({ accepted: 0 });
  });

  it('is refused while the function is taken down; one that was taken in is tried again after it', () => {
    const design = { instants: [0, 5 * second], steps: [pause(second)], values: { eventRetryMs: 10 * second } };
    const { ends, users } = runEvents(design, {
      at: {
        500: (run) => run.inject(faultAt(eventDesign(design), 'Function', 'outage'), null),
        8000: (run) => run.clearFaults(),
      },
    });
    expect(users.failed).toMatchObject({ refused: 1 });
    // Its instance died at 0.5 s, which counts as an error.
    expect(ends).toMatchObject([{ endedMs: 11.5 * second, receives: 2, end: 'consumed' }]);
  });

  it('fails whoever works on it where it is poison, and ends as a dead letter', () => {
    const design = { instants: [second, 2 * second] };
    const { queue } = runEvents(design, {
      at: { 500: (run) => run.inject(faultAt(eventDesign(design), 'Function', 'poison-message', 1), null) },
    });
    expect(queue).toMatchObject({ consumed: 1, deadLettered: 1, receives: 4 });
  });
});
