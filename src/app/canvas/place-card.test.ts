import { describe, expect, it } from 'vitest';
import { overlaps } from './geometry';
import { clearest, leaderEnd, placeCard } from './place-card';

const bounds = { x: 18, y: 18, width: 902, height: 590 };
const card = { width: 264, height: 180, bounds };

describe('a card', () => {
  it('hangs below what it speaks of where there is room', () => {
    const box = placeCard({ ...card, anchor: { x: 400, y: 200 }, avoid: [] });
    expect(box).toMatchObject({ x: 268, y: 228 });
    expect(leaderEnd(box, { x: 400, y: 200 })).toEqual({ x: 400, y: 228 });
  });

  it.each([
    [20, 20],
    [915, 20],
    [915, 605],
    [20, 605],
    [-300, 2000],
  ])('stays within the sheet for a place at %d, %d', (x, y) => {
    const box = placeCard({ ...card, anchor: { x, y }, avoid: [] });
    expect(box.x).toBeGreaterThanOrEqual(bounds.x);
    expect(box.y).toBeGreaterThanOrEqual(bounds.y);
    expect(box.x + box.width).toBeLessThanOrEqual(bounds.x + bounds.width);
    expect(box.y + box.height).toBeLessThanOrEqual(bounds.y + bounds.height);
  });

  it('never lies over the place itself', () => {
    const anchor = { x: 880, y: 560 };
    expect(overlaps(placeCard({ ...card, anchor, avoid: [] }), { ...anchor, width: 1, height: 1 })).toBe(false);
  });

  it('goes aside for what weighs more', () => {
    const title = { x: 588, y: 420, width: 316, height: 170 };
    const box = placeCard({ ...card, anchor: { x: 740, y: 380 }, avoid: [{ box: title, weight: 6 }] });
    expect(overlaps(box, title)).toBe(false);
  });
});

describe('the clearest of some places', () => {
  const [below, above] = [
    { x: 300, y: 300, width: 100, height: 30 },
    { x: 300, y: 100, width: 100, height: 30 },
  ];
  const over = (box: typeof below) => [{ box, weight: 1 }];

  it('is the first while nothing is in its way, and another where something is', () => {
    expect(clearest([below, above], { bounds, avoid: [] })).toBe(0);
    expect(clearest([below, above], { bounds, avoid: over({ ...below, x: 350 }) })).toBe(1);
    expect(clearest([below, above], { bounds, avoid: over({ ...below, y: 328 }) })).toBe(0);
  });

  it('is not one that leaves the sheet while another stays within', () => {
    const low = { ...below, y: 600 };
    expect(clearest([low, above], { bounds, avoid: [] })).toBe(1);
  });
});
