/** The readings of the sheet: one quantity that every part has, painted in six steps and printed. Nothing moves when the reading changes. */
import { billStore } from '../stores/bill-store';
import type { Overlay } from '../stores/editor-store';
import { liveRun, runStore } from '../stores/run-store';
import { millisecondsText, rateText } from './figures';
import { componentFigure } from './live';

export interface Reading {
  readonly label: string;
  /** What is painted, over which window. */
  readonly caption: string;
  /** NaN = a part has no such figure, and stays unpainted. */
  readonly of: (component: string) => number;
  readonly text: (value: number) => string;
}

const dollars = (usd: number) =>
  `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** `load` is the drawing as it stands: its beams are the reading. */
export const readings: Readonly<Record<Overlay, Reading | null>> = {
  load: null,
  latency: {
    label: 'Latency',
    caption: 'mean response, last 1 s',
    of: (component) => componentFigure(component, 'meanResponseMs'),
    text: millisecondsText,
  },
  errors: {
    label: 'Errors',
    caption: 'errors leaving a part, last 1 s',
    of: (component) => componentFigure(component, 'errorRate'),
    text: rateText,
  },
  cost: {
    label: 'Cost',
    caption: 'monthly bill',
    of: (component) => billStore.getState().bill?.perComponent.get(component) ?? Number.NaN,
    text: dollars,
  },
};

export const overlayOrder: readonly Overlay[] = ['load', 'latency', 'errors', 'cost'];

export function overlayAfter(overlay: Overlay): Overlay {
  return overlayOrder[(overlayOrder.indexOf(overlay) + 1) % overlayOrder.length] ?? 'load';
}

let cached: { readonly key: string; readonly bill: unknown; readonly highest: number } | null = null;

/** The highest value on the sheet: one pass for all parts that ask at the same moment. */
export function highestOf(overlay: Overlay): number {
  const reading = readings[overlay];
  const { index } = liveRun;
  if (!reading || !index) return Number.NaN;
  const key = `${overlay} ${runStore.getState().revision} ${index.revision}`;
  const { bill } = billStore.getState();
  if (cached?.key === key && cached.bill === bill) return cached.highest;
  const values = index.components.map((id) => reading.of(id)).filter((value) => Number.isFinite(value));
  const highest = values.length === 0 ? Number.NaN : Math.max(...values);
  cached = { key, bill, highest };
  return highest;
}
