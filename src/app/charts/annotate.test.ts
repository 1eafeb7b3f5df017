import { describe, expect, it } from 'vitest';
import { eachOnce, rowAt } from './annotate';

describe('rowAt', () => {
  it('is the row whose second is nearest, within the run', () => {
    const times = [1, 2, 4, 8];
    expect([0, 1.4, 2.9, 3.1, 100].map((second) => times[rowAt(times, second)])).toEqual([1, 1, 2, 4, 8]);
  });
});

describe('limits of several operations', () => {
  it('are written once where they say the same', () => {
    const words = ['p99 ≤ 400', 'p99 ≤ 400', 'p95 ≤ 100'].map((text) => ({ text }));
    expect(eachOnce(words).map(({ text }) => text)).toEqual(['p99 ≤ 400', 'p95 ≤ 100']);
  });
});
