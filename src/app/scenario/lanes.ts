/** Planned events in lanes over the time of a run: which lane, which row of it, from where to where; and the steps by which time is dragged. */
import type { TimelineAction, TimelineEvent } from '#design';
import { endOf, roundTo } from './planned-event';

export type LaneType = TimelineAction['type'];

export interface LaneKind {
  readonly type: LaneType;
  readonly name: string;
  /** What one of them is called: "Plan a fault". */
  readonly one: string;
}

export const laneKinds: readonly LaneKind[] = [
  { type: 'traffic', name: 'Traffic', one: 'a change of traffic' },
  { type: 'fault', name: 'Faults', one: 'a fault' },
  { type: 'deployment', name: 'Deployments', one: 'a deployment' },
  { type: 'configuration', name: 'Settings', one: 'a change of a setting' },
  { type: 'experiment', name: 'Experiments', one: 'an experiment' },
  { type: 'note', name: 'Notes', one: 'a note' },
];

export interface Bar {
  readonly event: TimelineEvent;
  /** From the left, px. */
  readonly x: number;
  /** Of the time it is in force, px; 0 = it is over at once. */
  readonly width: number;
  /** In its lane, from 0. */
  readonly row: number;
  /** Whether it would come after the end of the run: then it stands at the edge. */
  readonly isPast: boolean;
}

export interface Lane extends LaneKind {
  readonly bars: readonly Bar[];
  /** At least one, so that an empty lane is seen. */
  readonly rows: number;
}

/** A letter of the names, px: what stands beside a bar must not run into the next. */
const letter = 5.6;
const besideFlag = 18;
/** Longer names are cut. */
const lettersShown = 40;

/** Every lane with its events, each in the first row where it has room for its name. */
export function lanesOf(timeline: readonly TimelineEvent[], durationMs: number, width: number): readonly Lane[] {
  const xOf = (ms: number) => (Math.min(ms, durationMs) * width) / Math.max(1, durationMs);
  return laneKinds.map((kind) => {
    const events = timeline.filter(({ action }) => action.type === kind.type).toSorted((a, b) => a.atMs - b.atMs);
    /** Where each row is free again, px. */
    const free: number[] = [];
    const bars = events.map((event): Bar => {
      const besides = besideFlag + letter * Math.min(lettersShown, event.name.length);
      const isPast = event.atMs >= durationMs;
      // What comes after the end of the run is still to be seen, and to be brought back.
      const x = isPast ? Math.max(0, width - besides) : xOf(event.atMs);
      const end = isPast ? x : xOf(endOf(event));
      const found = free.findIndex((from) => from <= x);
      const row = found < 0 ? free.length : found;
      free[row] = Math.max(end, x + besides);
      return { event, x, width: Math.max(0, end - x), row, isPast };
    });
    return { ...kind, bars, rows: Math.max(1, free.length) };
  });
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const steps = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  second,
  2 * second,
  5 * second,
  10 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
];
const stepOfAtLeast = (ms: number): number => steps.find((step) => step >= ms) ?? 24 * hour;

/** What a drag snaps to and a key moves by: a round time that is a few pixels wide, ms. */
export const dragStep = (durationMs: number, width: number): number =>
  stepOfAtLeast((4 * durationMs) / Math.max(1, width));

/** Instants that the axis names, ms: round, and far enough from each other to be read. */
export function ticksOf(durationMs: number, width: number): readonly number[] {
  const step = stepOfAtLeast((70 * durationMs) / Math.max(1, width));
  return Array.from({ length: Math.floor(durationMs / step) + 1 }, (_, at) => at * step);
}

/** By how much an event is moved, or made longer, by a drag of so many px. */
export interface Drag {
  readonly part: 'all' | 'end';
  readonly px: number;
}

/** Where an event stands after a drag: within the run, on a round time, and never shorter than a step. */
export function dragged(
  event: TimelineEvent,
  drag: Drag,
  scale: { readonly durationMs: number; readonly width: number },
): Pick<TimelineEvent, 'atMs' | 'durationMs'> {
  const { durationMs, width } = scale;
  const step = dragStep(durationMs, width);
  const byMs = (drag.px * durationMs) / Math.max(1, width);
  if (drag.part === 'all') {
    const from = Math.min(event.atMs, durationMs);
    const atMs = Math.min(durationMs - step, Math.max(0, roundTo(from + byMs, step)));
    return { atMs, durationMs: event.durationMs };
  }
  const end = Math.min(durationMs, endOf(event));
  const lasting = Math.max(step, roundTo(end + byMs - event.atMs, step));
  // To the end of the run, and not so many seconds: it stays there when the run becomes longer.
  return { atMs: event.atMs, durationMs: event.atMs + lasting >= durationMs ? null : lasting };
}
