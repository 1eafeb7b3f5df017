import { expect, test } from 'vitest';
import { morph } from './morph';

const riser = [
  { x: 42, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 60 },
  { x: 42, y: 60 },
];
const wire = [
  { x: 300, y: 0 },
  { x: 500, y: 0 },
];

test('a line begins as what it was and ends as what it becomes', () => {
  expect(morph(riser, wire, 0)).toEqual(riser);
  expect(morph(riser, wire, 1)).toEqual(wire);
});

test('half way each point stands between its two places', () => {
  const half = morph(riser, wire, 0.5);
  expect(half[0]).toEqual({ x: 171, y: 0 });
  expect(half.at(-1)).toEqual({ x: 271, y: 30 });
});
