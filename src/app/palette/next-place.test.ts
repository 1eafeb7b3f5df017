import { describe, expect, test } from 'vitest';
import type { KindCategory } from '#design';
import { nextPlace, type StandingPart } from './next-place';

const part = (category: KindCategory, x: number, y: number): StandingPart => ({
  category,
  x,
  y,
  width: category === 'hosts' ? 300 : 168,
  height: category === 'hosts' ? 150 : 70,
});

describe('a part without a place of its own', () => {
  test('stands behind what calls it, so that the wire runs straight', () => {
    const place = nextPlace('edge', 168, [part('traffic', 60, 140)]);
    expect(place).toEqual({ x: 308, y: 140 });
    expect(nextPlace('hosts', 300, [part('traffic', 60, 140), part('edge', 308, 140)])).toEqual({ x: 556, y: 120 });
  });

  test('stands below the lowest of its like, be they far to the left of others', () => {
    const parts = [part('traffic', 0, 0), part('hosts', 248, 0), part('hosts', 248, 400), part('data', 628, 0)];
    expect(nextPlace('hosts', 300, parts)).toEqual({ x: 248, y: 610 });
  });

  test('stands before what it calls when that came first', () => {
    expect(nextPlace('traffic', 168, [part('hosts', 400, 100)])).toEqual({ x: 152, y: 120 });
  });

  test('is the first of an empty sheet at its upper left', () => {
    expect(nextPlace('data', 168, [])).toEqual({ x: 60, y: 140 });
  });
});
