import { describe, expect, it } from 'vitest';
import { overlaps, runsOf } from './geometry';
import { routeWires, type WireToRoute } from './wire-routes';

const wire = (id: string, from: [number, number], to: [number, number], trunk = id): WireToRoute => ({
  id,
  trunk,
  source: `from ${trunk}`,
  target: `to ${trunk}`,
  from: { x: from[0], y: from[1] },
  to: { x: to[0], y: to[1] },
});

const route = (wires: readonly WireToRoute[], id: string, boxes = new Map()) => {
  const found = routeWires(wires, boxes).get(id);
  if (!found) throw new Error(`no route of ${id}`);
  return found;
};

describe('a wire', () => {
  it('runs at right angles from the port to 6 before the port it ends at', () => {
    const { points } = route([wire('a', [100, 50], [300, 120])], 'a');
    expect(points[0]).toEqual({ x: 106, y: 50 });
    expect(points.at(-1)).toEqual({ x: 288, y: 120 });
    for (const { width, height } of runsOf(points)) expect(Math.min(width, height)).toBe(0);
  });

  it('is one straight run between ports of one height', () => {
    expect(route([wire('a', [100, 50], [300, 50])], 'a').points).toHaveLength(2);
  });

  it('goes round to a part that stands before its caller', () => {
    const { points, isLead } = route([wire('a', [500, 50], [300, 50])], 'a');
    expect(points).toHaveLength(6);
    expect(isLead).toBe(true);
    expect(Math.max(...points.map(({ x }) => x))).toBeGreaterThan(506);
    expect(Math.min(...points.map(({ x }) => x))).toBeLessThan(288);
  });

  it('keeps off a part between its ends', () => {
    const between = { x: 195, y: 60, width: 20, height: 30 };
    const { points } = route([wire('a', [100, 50], [300, 120])], 'a', new Map([['other', between]]));
    expect(runsOf(points).filter((run) => overlaps(run, between))).toEqual([]);
  });

  it('keeps its upright apart from that of another wire', () => {
    const wires = [wire('a', [100, 50], [300, 120]), wire('b', [100, 70], [300, 140])];
    const [a, b] = ['a', 'b'].map((id) => route(wires, id).points[1]?.x ?? 0) as [number, number];
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(14);
  });
});

describe('between parts that stand close', () => {
  const card = (x: number, y: number) => ({ x, y, width: 168, height: 100 });
  /** From the port of one card to that of another, both 50 under their tops. */
  const between = (
    source: ReturnType<typeof card>,
    target: ReturnType<typeof card>,
    ...others: ReturnType<typeof card>[]
  ) => {
    const joined = wire('a', [source.x + 168, source.y + 50], [target.x, target.y + 50]);
    const boxes = new Map([
      ['from a', source],
      ['to a', target],
      ...others.map((other, at) => [`other ${at}`, other] as const),
    ]);
    const { points } = route([joined], 'a', boxes);
    const runs = runsOf(points);
    const behind = [...boxes].filter(([, box]) => runs.some((run) => overlaps(run, box))).map(([id]) => id);
    return { points, runs, behind, length: runs.reduce((sum, run) => sum + run.width + run.height, 0) };
  };
  const labels = ({ x, y, width }: ReturnType<typeof card>) => ({ x, y: y - 24, width, height: 16 });

  it('takes the gap side by side, however small, and does not turn behind a card', () => {
    const { points, behind } = between(card(0, 0), card(192, 40));
    expect(points).toHaveLength(4);
    expect(behind).toEqual([]);
  });

  it('passes between two that stand over each other, under the one and clear of the labels of the other', () => {
    const [upper, lower] = [card(0, 0), card(20, 140)];
    const { runs, behind } = between(upper, lower);
    expect(behind).toEqual([]);
    expect(runs.some((run) => overlaps(run, labels(lower)))).toBe(false);
  });

  it('does not loop around its target when the gap is all taken by labels', () => {
    const { points, behind, length } = between(card(0, 0), card(20, 128));
    expect(behind).toEqual([]);
    expect(Math.max(...points.map(({ y }) => y))).toBeLessThanOrEqual(178);
    expect(length).toBeLessThan(450);
  });

  it('goes up to a part above its caller without a way around both', () => {
    const { behind, length } = between(card(0, 200), card(30, 40));
    expect(behind).toEqual([]);
    expect(length).toBeLessThan(520);
  });

  it('goes around a part on its level, and around one that no upright avoids', () => {
    expect(between(card(0, 0), card(600, 0), card(300, 0)).behind).toEqual([]);
    expect(between(card(0, 0), card(600, 60), { x: 210, y: -40, width: 350, height: 200 }).behind).toEqual([]);
  });
});

describe('a trunk', () => {
  const ys = [20, 50, 80, 200];
  const wires = ys.map((y) => wire(`w${y}`, [100, y], [300, 120], 'trunk'));

  it('shares one upright', () => {
    const uprights = new Set(ys.map((y) => route(wires, `w${y}`).points[1]?.x));
    expect(uprights.size).toBe(1);
  });

  it('has one arrow, drawn by the wire that comes from furthest', () => {
    expect(ys.filter((y) => route(wires, `w${y}`).isLead)).toEqual([20]);
    expect(route(wires, 'w20').drawn).toHaveLength(4);
  });

  it('draws each piece of line once: stubs to the upright, and the other side down to the bend', () => {
    expect(route(wires, 'w50').drawn).toHaveLength(2);
    expect(route(wires, 'w80').drawn).toHaveLength(2);
    expect(route(wires, 'w200').drawn).toHaveLength(3);
  });

  it('lets the traffic of each wire go all the way', () => {
    for (const y of ys) expect(route(wires, `w${y}`).points.at(-1)).toEqual({ x: 288, y: 120 });
  });
});
