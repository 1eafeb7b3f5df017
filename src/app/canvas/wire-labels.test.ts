import { describe, expect, it } from 'vitest';
import { overlaps, runsOf } from './geometry';
import { labelBox, placeLabels } from './wire-labels';
import { routeWires } from './wire-routes';

const ends = { source: 'a', target: 'b' };
const boxA = { x: 0, y: 0, width: 100, height: 100 };

function place(fromY: number, toY: number, gap: number) {
  const boxB = { x: 100 + gap, y: toY - 47, width: 100, height: 100 };
  const wire = { id: 'w', trunk: 'w', ...ends, from: { x: 100, y: fromY }, to: { x: 100 + gap, y: toY } };
  const routes = routeWires(
    [wire],
    new Map([
      ['a', boxA],
      ['b', boxB],
    ]),
  );
  const at = placeLabels(routes, ['w'], [boxA, boxB]).get('w');
  if (!at) throw new Error('no label');
  return { box: labelBox(at), points: routes.get('w')?.points ?? [], boxB };
}

describe('the figures of a wire', () => {
  it('stand on the middle of a long upright', () => {
    const { box, points } = place(50, 250, 150);
    expect(box.x + box.width / 2).toBe(points[1]?.x);
    expect(box.y + box.height / 2).toBe(150);
  });

  it('stand beside a straight wire, off its line and its arrow', () => {
    const { box, points } = place(50, 50, 100);
    expect(runsOf(points).some((run) => overlaps(run, { ...box, height: box.height }))).toBe(false);
  });

  it.each([
    [50, 80],
    [80, 50],
    [50, 60],
  ])('stand off parts and arrow where the wire bends from %d to %d', (fromY, toY) => {
    const { box, points, boxB } = place(fromY, toY, 100);
    const tip = points.at(-1) as { x: number; y: number };
    expect(overlaps(box, boxA)).toBe(false);
    expect(overlaps(box, boxB)).toBe(false);
    expect(overlaps(box, { x: tip.x - 9, y: tip.y - 4, width: 9, height: 8 })).toBe(false);
  });
});
