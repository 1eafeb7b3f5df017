import { expect, it } from 'vitest';
import { heatStep } from './heat-step';

it('goes from nothing to the highest in six steps', () => {
  expect([0, 1, 20, 40, 60, 80, 99, 100].map((value) => heatStep(value, 100))).toEqual([1, 1, 2, 3, 4, 5, 6, 6]);
});

it('leaves unpainted what is not measured, and pale what is nothing everywhere', () => {
  expect(heatStep(Number.NaN, 100)).toBeNull();
  expect(heatStep(0, 0)).toBe(1);
  expect(heatStep(0, Number.NaN)).toBe(1);
});
