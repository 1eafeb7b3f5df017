import { describe, expect, it } from 'vitest';
import { rowAt } from './annotate';

describe('rowAt', () => {
  it('is the row whose second is nearest, within the run', () => {
    const times = [1, 2, 4, 8];
    expect([0, 1.4, 2.9, 3.1, 100].map((second) => times[rowAt(times, second)])).toEqual([1, 1, 2, 4, 8]);
  });
});
