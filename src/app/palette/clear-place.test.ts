import { expect, test } from 'vitest';
import { clearPlace } from './clear-place';

const part = (x: number, y: number) => ({ x, y, width: 168, height: 100 });

test('a part stands where it was dropped when nothing is there', () => {
  expect(clearPlace(part(40, 60), [part(400, 60)])).toEqual({ x: 40, y: 60 });
});

test('a part dropped on another stands beside it, as near as can be', () => {
  expect(clearPlace(part(10, 90), [part(0, 0)])).toEqual({ x: 10, y: 130 });
});

test('its state and price stay clear of the part above', () => {
  expect(clearPlace(part(0, 110), [part(0, 0)]).y).toBeGreaterThanOrEqual(130);
});

test('a ring of parts is passed', () => {
  const others = [part(0, 0), part(0, 140), part(190, 0), part(-190, 0), part(0, -140)];
  const place = { ...part(0, 0), ...clearPlace(part(0, 0), others) };
  for (const other of others) {
    const isApart = Math.abs(place.x - other.x) >= 168 || Math.abs(place.y - other.y) >= 100;
    expect(isApart).toBe(true);
  }
});
