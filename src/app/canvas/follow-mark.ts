/** A mark of the traffic is a sort of request on its wire: pressed, it gives a recent example of that sort. */
import type { ComponentId, Point, WireId } from '#design';
import { openFollow } from '../follow/follow-control';
import { markNear, type Mark, type MarkShape } from './traffic';

/** A finger's width around a mark, px of the screen. */
const reachPx = 9;

let shown: readonly Mark[] = [];

/** What is drawn now. */
export function showMarks(marks: readonly Mark[]): void {
  shown = marks;
}

const passed: Readonly<Record<MarkShape, 'passed' | 'failed' | 'hit'>> = {
  dot: 'passed',
  diamond: 'failed',
  square: 'hit',
};

/** Follows an example of the mark under a point of the sheet, which is enlarged so many times; false when there is none. */
export function followMarkAt(point: Point, zoom: number): boolean {
  const mark = markNear(shown, point, reachPx / zoom);
  if (!mark) return false;
  followOver(mark.lane, mark.isMessage ? 'passed' : passed[mark.shape]);
  return true;
}

/** Follows the latest request that passed a line of the sheet in the last 10 s, that failed there, or that was answered from what a cache had. */
export function followOver(leg: string, how: 'passed' | 'failed' | 'hit'): void {
  const [wire, from, to] = leg.split('|') as [WireId, ComponentId, ComponentId];
  openFollow({ over: { wire, from, to, how } }, 'latest');
}
