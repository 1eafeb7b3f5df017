import { expect, it } from 'vitest';
import { squaresFor } from './squares';

it('shows each instance up to 36, then several by one square', () => {
  expect(squaresFor(1)).toEqual({ squares: 1, each: 1 });
  expect(squaresFor(36)).toEqual({ squares: 36, each: 1 });
  expect(squaresFor(37)).toEqual({ squares: 19, each: 2 });
  expect(squaresFor(1000)).toEqual({ squares: 36, each: 28 });
});
