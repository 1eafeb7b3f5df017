/**
 * The factor on a class's arrival rate over time: its own profile times the traffic events of the timeline, as straight pieces between breakpoints. Time to
 * the next arrival of a process of varying rate follows by its integral, exactly for each piece.
 */
import { profileFactor, trafficFactor, type TimelineEvent, type TrafficClass } from '#design';

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export interface RateProfile {
  readonly pieces: readonly Piece[];
}

function breakpoints(events: readonly TimelineEvent[], { profile }: TrafficClass): readonly number[] {
  const times = new Set([0, ...profile.map(({ atMs }) => atMs)]);
  for (const { action, atMs, durationMs } of events) {
    if (action.type !== 'traffic') continue;
    times.add(atMs).add(atMs + action.rampMs);
    if (durationMs !== null) times.add(atMs + durationMs).add(atMs + durationMs + action.rampMs);
  }
  return [...times].sort((a, b) => a - b);
}

/** `surges`: factors of faults in force, for as long as they are. */
export function rateProfileOf(
  trafficClass: TrafficClass,
  timeline: readonly TimelineEvent[],
  surges: readonly number[] = [],
): RateProfile {
  const surge = surges.reduce((product, factor) => product * factor, 1);
  const events = timeline.filter(({ action }) => action.type === 'traffic' && action.trafficClass === trafficClass.id);
  const at = (time: number) =>
    events.reduce((factor, event) => factor * trafficFactor(event, time), surge * profileFactor(trafficClass, time));
  const times = breakpoints(events, trafficClass);
  const pieces = times.map((from, place): Piece => {
    const to = times[place + 1] ?? Number.POSITIVE_INFINITY;
    if (to === Number.POSITIVE_INFINITY) return { from, to, start: at(from), end: at(from) };
    const inset = (to - from) * 1e-9;
    return { from, to, start: at(from), end: at(to - inset) };
  });
  return { pieces };
}

export function isSameProfile(a: RateProfile, b: RateProfile): boolean {
  const isSame = (one: Piece, other: Piece | undefined) =>
    one.from === other?.from && one.to === other.to && one.start === other.start && one.end === other.end;
  return a.pieces.length === b.pieces.length && a.pieces.every((piece, at) => isSame(piece, b.pieces[at]));
}

/** Whether the factor is 1 for good. */
export function isSteady({ pieces }: RateProfile): boolean {
  return pieces.every(({ start, end }) => start === 1 && end === 1);
}

export function factorAt({ pieces }: RateProfile, time: number): number {
  const piece = pieces.findLast(({ from }) => from <= time);
  if (!piece) return 1;
  if (piece.to === Number.POSITIVE_INFINITY) return piece.start;
  return piece.start + ((piece.end - piece.start) * (time - piece.from)) / (piece.to - piece.from);
}

/** The instant after `time` at which the integral of the factor has grown by `area` (ms at factor 1); Infinity = never. */
export function timeOfArea(profile: RateProfile, time: number, area: number): number {
  let left = area;
  let at = time;
  for (const piece of profile.pieces) {
    if (piece.to <= at) continue;
    const height = factorAt(profile, Math.max(at, piece.from));
    if (piece.to === Number.POSITIVE_INFINITY) return height > 0 ? at + left / height : Number.POSITIVE_INFINITY;
    const slope = (piece.end - piece.start) / (piece.to - piece.from);
    const width = piece.to - at;
    const whole = height * width + (slope * width * width) / 2;
    if (whole >= left) return at + solve(height, slope, left);
    left -= whole;
    at = piece.to;
  }
  return Number.POSITIVE_INFINITY;
}

/** Width w with height w + slope w^2 / 2 = area. */
function solve(height: number, slope: number, area: number): number {
  if (Math.abs(slope) < 1e-15) return area / height;
  const root = Math.sqrt(Math.max(0, height * height + 2 * slope * area));
  return (2 * area) / (height + root);
}
