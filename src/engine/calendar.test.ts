import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  cancel,
  laneOf,
  limitTo,
  nothing,
  now,
  resetCalendar,
  schedule,
  scheduleInLane,
  setNow,
  stale,
  takeNext,
  takeReady,
} from './calendar';

/** Frames in the order in which they are resumed, with their times. */
function drain(resumed: (frame: number) => void = () => {}): [number, number][] {
  const seen: [number, number][] = [];
  limitTo(Number.POSITIVE_INFINITY);
  for (;;) {
    let frame = takeReady();
    if (frame < 0) {
      frame = takeNext();
    }
    if (frame === nothing) return seen;
    if (frame === stale) continue;
    seen.push([now(), frame]);
    resumed(frame);
  }
}

beforeEach(resetCalendar);

describe('calendar', () => {
  it('keeps a few timers of a lane through thousands that are cancelled at once', () => {
    const lane = laneOf(1000);
    const kept: [number, number][] = [];
    for (let frame = 0; frame < 20_000; frame++) {
      setNow(frame / 100);
      scheduleInLane(frame, lane);
      if (frame % 97 === 0) kept.push([frame / 100 + 1000, frame]);
      else cancel(frame);
    }
    expect(drain()).toEqual(kept);
  });

  it('serves events by time, and equal times in the order of scheduling', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (times) => {
        resetCalendar();
        times.forEach((time, frame) => schedule(frame, time));
        const expected = times
          .map((time, frame) => [time, frame] as [number, number])
          .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(drain()).toEqual(expected);
      }),
    );
  });

  it('serves what is scheduled for the present instant after what was scheduled for it before', () => {
    schedule(1, 5);
    schedule(2, 5);
    const lane = laneOf(0);
    const seen = drain((frame) => {
      if (frame === 1) {
        schedule(3, now());
        schedule(4, 6);
        scheduleInLane(5, lane);
        schedule(6, now());
      }
      if (frame === 4) {
        schedule(7, now());
        schedule(8, now());
        cancel(7);
      }
    });
    expect(seen.map(([, frame]) => frame)).toEqual([1, 2, 3, 5, 6, 4, 8]);
  });

  it('mixes lanes and heap in one order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom(1, 5, 10)), { maxLength: 200 }), (waits) => {
        resetCalendar();
        waits.forEach(([inLane, delay], frame) =>
          inLane ? scheduleInLane(frame, laneOf(delay)) : schedule(frame, delay),
        );
        const expected = waits
          .map(([, delay], frame) => [delay, frame] as [number, number])
          .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(drain()).toEqual(expected);
      }),
    );
  });

  it('forgets what a frame waited for when it is cancelled or scheduled again', () => {
    const lane = laneOf(10);
    scheduleInLane(1, lane);
    scheduleInLane(2, lane);
    scheduleInLane(3, lane);
    schedule(4, 3);
    cancel(1);
    schedule(2, 12);
    cancel(4);
    expect(drain()).toEqual([
      [10, 3],
      [12, 2],
    ]);
  });

  it('keeps a lane in order while it grows around its ring', () => {
    const lane = laneOf(100);
    const seen: number[] = [];
    for (let round = 0; round < 500; round++) {
      schedule(1_000_000, round);
      scheduleInLane(round, lane);
      limitTo(round);
      for (let frame = takeNext(); frame !== nothing; frame = takeNext()) {
        if (frame >= 0 && frame < 1_000_000) seen.push(frame);
      }
    }
    seen.push(
      ...drain()
        .map(([, frame]) => frame)
        .filter((frame) => frame < 1_000_000),
    );
    expect(seen).toEqual(Array.from({ length: 500 }, (_, frame) => frame));
  });
});
