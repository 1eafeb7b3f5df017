import { describe, expect, it } from 'vitest';
import { galleryEntry } from '#gallery';
import { newPlan, planRhythm, planWith } from './test-plan';

const { mix } = galleryEntry('corner-shop')!.document.workload.trafficClasses[0]!;

describe('a test plan', () => {
  it('asks the operations of the mix in turn, evenly spaced from its first instant on', () => {
    const plan = planWith(newPlan(mix, 0), mix, { calls: mix.length + 1, firstMs: 500, everyMs: 200 });
    expect(plan.calls.map(({ atMs }) => atMs).slice(0, 3)).toEqual([500, 700, 900]);
    expect(plan.calls.at(-1)?.operation).toBe(mix[0]!.operation);
    expect(plan.calls.slice(0, -1).map(({ operation }) => operation)).toEqual(mix.map(({ operation }) => operation));
  });

  it('tells the rhythm that it was made with, and of an uneven one the mean', () => {
    const rhythm = { calls: 5, firstMs: 100, everyMs: 40 };
    expect(planRhythm(planWith(newPlan(mix, 0), mix, rhythm))).toEqual(rhythm);
    const [{ operation }] = mix as [(typeof mix)[0]];
    const calls = [0, 10, 200].map((atMs) => ({ operation, atMs }));
    expect(planRhythm({ against: 'cloud', calls })).toEqual({ calls: 3, firstMs: 0, everyMs: 100 });
  });
});
