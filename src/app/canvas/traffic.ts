/**
 * Marks that travel along wires. The delay between two marks is inverse to the rate and calibrated to the busiest wire, from 40 ms to 5 s (the rule of
 * Kiali's traffic graph), so density says only "more" and "less"; the number stands on the wire. A wire that takes more of the wires' time has slower
 * marks, and one that carries more bytes has wider ones. Pure: the canvas layer draws what this says.
 */
import type { Point, Protocol } from '#design';
import { overlaps, pointAlong, runLength, runsOf, type Box } from './geometry';

export const mostMarks = 600;
const shortestGapMs = 40;
const longestGapMs = 5000;
/** Units of the sheet that a mark travels in a millisecond on a wire that takes no time, and on one that takes all of it. */
const fastest = 0.35;
const slowest = 0.2;
/** Half the width of a mark: of the wire with the fewest bytes, and of the one with the most. */
const thinnest = 1.8;
const thickest = 3.2;
/** So many times fewer bytes make a mark as thin as it gets. */
const byteRange = 1000;

/** A wire as marks see it; what was emitted so far is carried from frame to frame. */
export interface Lane {
  /** Of its edge. */
  readonly id: string;
  readonly wire: string;
  readonly protocol: Protocol;
  readonly points: readonly Point[];
  readonly length: number;
  /** Marks are not drawn over the figures of the wire. */
  readonly label: Box | null;
  /** Marks sent off so far, with the part of the next one. */
  emitted: number;
}

export interface LaneFigures {
  /** Per second. */
  readonly rate: number;
  /** Per second. */
  readonly errorRate: number;
  /** 0..1; NaN where nothing is cached. */
  readonly hitShare: number;
  /** Mean time from call to answer; NaN where nothing was answered. */
  readonly latencyMs: number;
  readonly bytesPerSecond: number;
}

export type MarkShape = 'dot' | 'square' | 'diamond';

export interface Mark {
  /** Lane that it travels on. */
  readonly lane: string;
  readonly at: Point;
  readonly shape: MarkShape;
  /** A square that is a message, not an answer that a cache had. */
  readonly isMessage: boolean;
  /** Half its width, units of the sheet. */
  readonly half: number;
}

export function laneOf(
  ids: Pick<Lane, 'id' | 'wire'>,
  protocol: Protocol,
  way: { readonly points: readonly Point[]; readonly label: Box | null },
): Lane {
  const length = runsOf(way.points).reduce((sum, run) => sum + runLength(run), 0);
  return { ...ids, protocol, ...way, length, emitted: 0.5 };
}

/** Milliseconds between two marks of a wire. */
export function gapMs(rate: number, busiest: number): number {
  return Math.min(longestGapMs, Math.max(shortestGapMs, (shortestGapMs * busiest) / rate));
}

/** Units in a millisecond, by the wire's share of the time that all wires take. */
export function paceOf(latencyMs: number, allMs: number): number {
  const share = latencyMs > 0 && allMs > 0 ? Math.min(1, latencyMs / allMs) : 0;
  return fastest - (fastest - slowest) * share;
}

/** By the bytes against those of the wire that carries most, on a logarithmic scale. */
export function halfWidthOf(bytes: number, most: number): number {
  if (!(bytes > 0) || !(most > 0)) return thinnest;
  const share = 1 + Math.log10(bytes / most) / Math.log10(byteRange);
  return thinnest + (thickest - thinnest) * Math.max(0, Math.min(1, share));
}

/** Sends the marks of all lanes on by a time and says where they are; at most 600. */
export function advance(lanes: readonly Lane[], figures: readonly LaneFigures[], elapsedMs: number): readonly Mark[] {
  const busiest = Math.max(0, ...figures.map(({ rate }) => rate || 0));
  const allMs = figures.reduce((sum, { latencyMs }) => sum + (latencyMs || 0), 0);
  const mostBytes = Math.max(0, ...figures.map(({ bytesPerSecond }) => bytesPerSecond || 0));
  const marks: Mark[] = [];
  for (const [at, lane] of lanes.entries()) {
    const figure = figures[at];
    if (!figure || !(figure.rate > 0)) continue;
    const gap = gapMs(figure.rate, busiest);
    lane.emitted += elapsedMs / gap;
    const half = halfWidthOf(figure.bytesPerSecond, mostBytes);
    marks.push(...marksOn(lane, figure, { spacing: gap * paceOf(figure.latencyMs, allMs), half }));
  }
  return marks.slice(0, mostMarks);
}

interface MarkLook {
  /** From mark to mark, units of the sheet. */
  readonly spacing: number;
  readonly half: number;
}

function marksOn(lane: Lane, figures: LaneFigures, { spacing, half }: MarkLook): Mark[] {
  const marks: Mark[] = [];
  for (let serial = Math.floor(lane.emitted); (lane.emitted - serial) * spacing <= lane.length; serial -= 1) {
    const at = pointAlong(lane.points, ((lane.emitted - serial) * spacing) / lane.length);
    if (lane.label && overlaps(lane.label, { ...at, width: 0.1, height: 0.1 })) continue;
    marks.push({
      lane: lane.id,
      at,
      half,
      shape: shapeOf(lane.protocol, figures, serial),
      isMessage: messages.has(lane.protocol),
    });
  }
  return marks;
}

/** The mark nearest to a point, of those within a reach of it; null = there is none. */
export function markNear(marks: readonly Mark[], { x, y }: Point, reach: number): Mark | null {
  let nearest: Mark | null = null;
  let least = reach * reach;
  for (const mark of marks) {
    const distance = (mark.at.x - x) ** 2 + (mark.at.y - y) ** 2;
    if (distance > least) continue;
    least = distance;
    nearest = mark;
  }
  return nearest;
}

const messages: ReadonlySet<Protocol> = new Set<Protocol>(['queue', 'topic', 'stream', 'event']);

/** Diamonds are errors; squares are messages and what a cache answered itself; the rest are dots. */
function shapeOf(protocol: Protocol, { rate, errorRate, hitShare }: LaneFigures, serial: number): MarkShape {
  if (hashed(serial) < errorRate / rate) return 'diamond';
  if (messages.has(protocol)) return 'square';
  return protocol === 'cache' && hashed(serial + 7919) < hitShare ? 'square' : 'dot';
}

/** A number in 0..1 that looks random, the same for the same mark. */
function hashed(serial: number): number {
  return ((((serial * 2654435761) % 4294967296) + 4294967296) % 4294967296) / 4294967296;
}
