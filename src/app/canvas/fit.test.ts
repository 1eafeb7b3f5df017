import { describe, expect, test } from 'vitest';
import { overlaps, type Box } from './geometry';
import { fittedView, revealingView, seesAll, wayOut, type View } from './fit';

const sheet = { width: 900, height: 600 };
const title: Box = { x: 570, y: 450, width: 316, height: 134 };
const part = (x: number, y: number): Box => ({ x, y, width: 168, height: 100 });
const shown = (view: View, box: Box): Box => ({
  x: box.x * view.zoom + view.x,
  y: box.y * view.zoom + view.y,
  width: box.width * view.zoom,
  height: box.height * view.zoom,
});

test('parts are drawn as they are where there is room, and never enlarged', () => {
  expect(fittedView({ parts: [part(0, 0), part(300, 0)] }, sheet, [title])?.zoom).toBe(1);
});

test('above the parts there is room for their state and a fault, below the ruler', () => {
  const parts = [part(0, 0), part(0, 300), part(0, 600)];
  const view = fittedView({ parts }, sheet, []);
  if (!view) throw new Error('no view');
  const rulerHeight = 18;
  // A mark stands from 43 to 27 above its part.
  expect(shown(view, { x: 0, y: -43, width: 100, height: 16 }).y).toBeGreaterThanOrEqual(rulerHeight);
});

test('no part stands under the title block', () => {
  const parts = [part(0, 0), part(400, 0), part(640, 420)];
  const view = fittedView({ parts: parts }, sheet, [title]);
  if (!view) throw new Error('no view');
  expect(seesAll(view, parts, sheet)).toBe(true);
  expect(parts.some((each) => overlaps(shown(view, each), title))).toBe(false);
});

test('a title block in an empty corner costs no size', () => {
  const parts = [part(0, 0), part(0, 430), part(600, 0)];
  const bare = fittedView({ parts: parts }, sheet, []);
  expect(fittedView({ parts: parts }, sheet, [title])?.zoom).toBe(bare?.zoom);
});

test('a panel over the sheet leaves the room beside it', () => {
  const panel: Box = { x: 580, y: 0, width: 320, height: 600 };
  const parts = [part(0, 0), part(700, 0)];
  const view = fittedView({ parts: parts }, sheet, [title, panel]);
  if (!view) throw new Error('no view');
  expect(parts.some((each) => overlaps(shown(view, each), panel))).toBe(false);
});

test('a line of words at the top leaves the room below it', () => {
  const words: Box = { x: 26, y: 26, width: 600, height: 20 };
  const parts = [part(0, 0), part(0, 300), part(0, 600)];
  const view = fittedView({ parts }, sheet, [words]);
  if (!view) throw new Error('no view');
  expect(parts.some((each) => overlaps(shown(view, { ...each, y: each.y - 30 }), words))).toBe(false);
  expect(seesAll(view, parts, sheet)).toBe(true);
  expect(wayOut({ x: 0, y: 0, zoom: 1 }, part(100, 60), [words])).toEqual({ x: 0, y: 26 });
});

test('nothing is fitted where nothing stands', () => {
  expect(fittedView({ parts: [] }, sheet, [title])).toBeNull();
});

test('a part under the title block comes out by the shortest way, and one in the open stays', () => {
  const view = { x: 0, y: 0, zoom: 1 };
  expect(wayOut(view, part(600, 420), [title])).toEqual({ x: 0, y: -80 });
  expect(wayOut(view, part(100, 420), [title])).toEqual({ x: 0, y: 0 });
  expect(wayOut(view, part(420, 500), [title])).toEqual({ x: -28, y: 0 });
});

test('a part under two covers comes out from under both', () => {
  const panel: Box = { x: 700, y: 0, width: 200, height: 600 };
  const way = wayOut({ x: 0, y: 0, zoom: 1 }, part(600, 420), [title, panel]);
  expect(way).toEqual({ x: -78, y: -80 });
});

test('no wire runs under the title block either', () => {
  const parts = [part(0, 0), part(600, 0)];
  const run: Box = { x: 300, y: 250, width: 400, height: 0 };
  const view = fittedView({ parts, others: [run] }, sheet, [title]);
  if (!view) throw new Error('no view');
  expect(overlaps(shown(view, run), title)).toBe(false);
});

describe('a part that comes into sight', () => {
  const still = { x: 0, y: 0, zoom: 1 };
  const frame = { sheet, covers: [title] };

  test('moves nothing when nothing covers it, be it ever so near', () => {
    expect(revealingView(still, part(400, 420), [part(100, 40)], frame)).toBeNull();
  });

  test('moves the sheet by the least while the others stay in sight', () => {
    expect(revealingView(still, part(600, 420), [part(100, 200)], frame)).toEqual({ x: 0, y: -80, zoom: 1 });
  });

  test('comes back onto the sheet from beyond an edge', () => {
    expect(revealingView(still, part(300, 560), [part(40, 200)], frame)).toEqual({ x: 0, y: -76, zoom: 1 });
    expect(revealingView(still, part(-80, 200), [], frame)).toEqual({ x: 114, y: 0, zoom: 1 });
  });

  test('leaves a sheet alone on which it was drawn larger than the room', () => {
    expect(revealingView({ x: 0, y: 0, zoom: 6 }, part(0, 0), [], frame)).toBeNull();
  });

  test('comes from beyond an edge to where nothing covers it', () => {
    const view = revealingView(still, part(700, 600), [part(40, 300)], frame);
    if (!view) throw new Error('no view');
    expect(overlaps(shown(view, part(700, 600)), title)).toBe(false);
    expect(seesAll(view, [part(700, 600), part(40, 300)], sheet)).toBe(true);
  });

  test('pushes none out at the top: the sheet goes farther away instead', () => {
    const others = [part(40, 40), part(300, 40)];
    const view = revealingView(still, part(600, 420), others, frame);
    if (!view) throw new Error('no view');
    expect(view.zoom).toBeLessThan(1);
    for (const each of [part(600, 420), ...others]) {
      expect(overlaps(shown(view, each), title)).toBe(false);
      expect(shown(view, each).y).toBeGreaterThanOrEqual(0);
    }
  });
});
