import { describe, expect, it } from 'vitest';
import { Breaker, rejectedTicket, type BreakerOptions } from './breaker';

const infinite = Number.POSITIVE_INFINITY;
const inARow = { windowCalls: 3, windowMs: infinite, failureRatio: 1, minimumCalls: 1, openMs: 100, probes: 1 };

function breaker(options: Partial<BreakerOptions> = {}) {
  const done = { rejected: 0, opened: 0, openMs: 0, closedAtMs: null as number | null };
  return { breaker: new Breaker({ ...inARow, ...options }, done), done };
}

/** Sends calls that end at once, one a ms from `from` on; how many were let through. */
function send(each: Breaker, from: number, outcomes: readonly boolean[]): number {
  let sent = 0;
  outcomes.forEach((ok, at) => {
    const ticket = each.admits(from + at);
    if (ticket === rejectedTicket) return;
    sent++;
    each.record(ticket, ok, from + at);
  });
  return sent;
}

describe('a breaker of a window of calls', () => {
  it('with ratio 1 opens after so many failures in a row and not before', () => {
    const { breaker: each } = breaker();
    expect(send(each, 0, [false, false, true, false, false, true])).toBe(6);
    expect(each.isOpen(6)).toBe(false);
    expect(send(each, 6, [false, false, false])).toBe(3);
    expect(each.isOpen(9)).toBe(true);
  });

  it('rejects until its open time is over; then one probe decides', () => {
    const { breaker: each, done } = breaker();
    send(each, 0, [false, false, false]);
    expect(each.admits(101)).toBe(rejectedTicket);
    const probe = each.admits(102);
    expect(probe).not.toBe(rejectedTicket);
    expect(each.admits(103)).toBe(rejectedTicket);
    each.record(probe, true, 104);
    expect(done).toEqual({ rejected: 2, opened: 1, openMs: 100, closedAtMs: 104 });
    expect(send(each, 105, [false, false])).toBe(2);
    expect(each.isOpen(107)).toBe(false);
  });

  it('opens anew when the probe fails', () => {
    const { breaker: each, done } = breaker();
    send(each, 0, [false, false, false]);
    each.record(each.admits(110), false, 115);
    expect(each.isOpen(214.9)).toBe(true);
    expect(each.isOpen(215)).toBe(false);
    expect(done.opened).toBe(2);
  });

  it('closes only when every probe it may send was good', () => {
    const { breaker: each } = breaker({ probes: 3 });
    send(each, 0, [false, false, false]);
    const probes = [each.admits(110), each.admits(111), each.admits(112)];
    expect(probes).not.toContain(rejectedTicket);
    expect(each.admits(113)).toBe(rejectedTicket);
    each.record(probes[0]!, true, 114);
    each.record(probes[1]!, true, 115);
    expect(each.admits(116)).toBe(rejectedTicket);
    each.record(probes[2]!, true, 117);
    expect(each.admits(118)).not.toBe(rejectedTicket);
    expect(each.admits(118)).not.toBe(rejectedTicket);
  });

  it('does not take the late answer of a call from before the opening for that of its probe', () => {
    const { breaker: each } = breaker();
    const early = each.admits(0);
    send(each, 1, [false, false, false]);
    const probe = each.admits(110);
    each.record(early, true, 111);
    expect(each.admits(112)).toBe(rejectedTicket);
    each.forget(probe);
    expect(each.admits(113)).not.toBe(rejectedTicket);
  });
});

describe('a breaker of a window of time', () => {
  const options = { windowCalls: infinite, windowMs: 50, failureRatio: 0.5, minimumCalls: 4 };

  it('opens at its ratio once enough calls are in the window', () => {
    const { breaker: each } = breaker(options);
    send(each, 0, [false, false, false]);
    expect(each.isOpen(3)).toBe(false);
    send(each, 3, [true]);
    expect(each.isOpen(4)).toBe(true);
  });

  it('forgets what is older than the window', () => {
    const { breaker: each } = breaker(options);
    send(each, 0, [false, false, false]);
    send(each, 60, [true, true, true, false]);
    expect(each.isOpen(64)).toBe(false);
    // A window longer than the ring's first size keeps every call.
    const { breaker: long } = breaker({ ...options, minimumCalls: 40 });
    send(
      long,
      0,
      Array.from({ length: 40 }, (_, at) => at % 2 === 0),
    );
    expect(long.isOpen(40)).toBe(true);
  });
});
