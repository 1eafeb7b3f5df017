import { describe, expect, it } from 'vitest';
import { Pacing } from './pacing';

describe('Pacing', () => {
  it('lets simulated time follow wall time at the requested speed', () => {
    const pacing = new Pacing(4, 1000, 0);
    pacing.restart(4, 1000, 0);
    expect(pacing.dueMs(1500)).toBe(2000);
  });

  it('asks for everything at full speed', () => {
    const pacing = new Pacing('max', 0, 0);
    expect(pacing.dueMs(1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('goes on from where it stands when the speed changes', () => {
    const pacing = new Pacing(1, 0, 0);
    pacing.restart(16, 1000, 1000);
    expect(pacing.dueMs(1010)).toBe(1160);
  });

  it('forgets a debt that the machine cannot make up, instead of sprinting after it', () => {
    const pacing = new Pacing(60, 0, 0);
    pacing.restart(60, 0, 0);
    pacing.note(1000, 20_000);
    expect(pacing.dueMs(1000)).toBe(20_000);
    expect(pacing.dueMs(1010)).toBe(20_600);
  });

  it('keeps a small debt, so that the clock is right on average', () => {
    const pacing = new Pacing(1, 0, 0);
    pacing.restart(1, 0, 0);
    pacing.note(100, 90);
    expect(pacing.dueMs(110)).toBe(110);
  });

  it('reports the speed reached over the last second only', () => {
    const pacing = new Pacing('max', 0, 0);
    pacing.restart('max', 0, 0);
    for (let wall = 100; wall <= 5000; wall += 100)
      pacing.note(wall, wall <= 2500 ? wall * 10 : 25_000 + (wall - 2500) * 40);
    expect(pacing.achieved()).toBeCloseTo(40, 6);
  });
});
