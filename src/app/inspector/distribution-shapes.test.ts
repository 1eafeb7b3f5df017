import { describe, expect, it } from 'vitest';
import { inShape, middleOf, numbersOf, shapes } from './distribution-shapes';

describe('shapes of distributions', () => {
  it('keep the middle when one becomes another', () => {
    for (const { value } of shapes) expect(middleOf(inShape(value, 12)), value).toBe(12);
  });

  it('stay legal around nothing', () => {
    expect(inShape('lognormal', 0)).toEqual({ type: 'lognormal', median: 0.001, p99: 0.004 });
    expect(inShape('constant', 0)).toEqual({ type: 'constant', value: 0 });
  });

  it('offer every number they are given by, and tell plain numbers from times', () => {
    expect(numbersOf(inShape('erlang', 8)).map(({ key, unitless }) => [key, unitless])).toEqual([
      ['mean', false],
      ['stages', true],
    ]);
    expect(numbersOf({ type: 'sequence', values: [1, 2] })).toEqual([]);
  });
});
