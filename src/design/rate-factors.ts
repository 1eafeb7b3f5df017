/** By how much the rate of a traffic class is multiplied at an instant: what a run does and what is drawn of it before. */
import type { TimelineEvent } from './scenario';
import type { TrafficClass } from './workload';

/** Of one event of the timeline: up over its ramp, held for its duration, down over the same ramp. What is no change of traffic has factor 1. */
export function trafficFactor(event: TimelineEvent, atMs: number): number {
  const { action } = event;
  if (action.type !== 'traffic' || atMs < event.atMs) return 1;
  const ramp = action.rampMs;
  const up = ramp > 0 ? Math.min(1, (atMs - event.atMs) / ramp) : 1;
  const past = event.durationMs === null ? -1 : atMs - (event.atMs + event.durationMs);
  const down = past < 0 ? 1 : ramp > 0 ? Math.max(0, 1 - past / ramp) : 0;
  return 1 + (action.factor - 1) * Math.min(up, down);
}

/** Of the class's own profile. */
export function profileFactor({ profile }: TrafficClass, atMs: number): number {
  let factor = 1;
  let before = { atMs: 0, factor: 1 };
  for (const point of profile) {
    if (atMs < point.atMs) {
      if (!point.ramp) return factor;
      return before.factor + ((point.factor - before.factor) * (atMs - before.atMs)) / (point.atMs - before.atMs);
    }
    factor = point.factor;
    before = point;
  }
  return factor;
}
