/** What a report says of instances that are made on demand. */
import { now, type OnDemand } from '#engine';
import type { Station } from './plant';
import type { Window } from './window';

export interface OnDemandReport {
  /** Requests that caused the start of an instance, and those that an instance took, warm or cold. */
  readonly coldStarts: number;
  readonly taken: number;
  /** Requests that were killed because they took longer than the time limit. */
  readonly overdue: number;
  /** Instances that are there, and those of them with requests or starting for one; time averages. The others are idle. */
  readonly alive: number;
  readonly inUse: number;
  readonly idle: number;
  /** Instances that ended, and their mean time from start to end, ms; null = none did. */
  readonly ended: number;
  readonly meanLifespanMs: number | null;
  /** Billed time in whole steps, ms, and GiB-seconds: on demand and of provisioned instances at work. */
  readonly billedMs: number;
  readonly gibSeconds: number;
  readonly provisionedGibSeconds: number;
}

export function onDemandReport({ group }: Station, window: Window): OnDemandReport | null {
  return group.onDemand && reportOf(group.onDemand, window);
}

function reportOf({ group, measures }: OnDemand, window: Window): OnDemandReport {
  const { coldStarts, taken, overdue, usedMs, usedGibMs, keptGibMs } = window.ofGroup(group);
  const alive = group.up.moments(now()).mean;
  const inUse = measures.inUse.mean(now());
  const { count: ended, mean } = measures.lifespans;
  return {
    coldStarts,
    taken,
    overdue,
    alive,
    inUse,
    idle: alive - inUse,
    ended,
    meanLifespanMs: ended > 0 ? mean : null,
    billedMs: usedMs,
    gibSeconds: (usedGibMs - keptGibMs) / 1000,
    provisionedGibSeconds: keptGibMs / 1000,
  };
}
