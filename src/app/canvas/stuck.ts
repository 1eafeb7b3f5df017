/** When the callers of a part wait for good: what they wait for is well and has nothing of theirs any more, so that no answer is under way. */
import type { StateName } from './live';

export interface StuckFigures {
  /** Workers taken at the part that waits. */
  readonly workersBusy: number;
  /** What it finished in the last second. */
  readonly throughput: number;
  /** Name of the part for which it waits. */
  readonly blocker: string;
  readonly blockerState: StateName | null;
  /** Requests inside that part. */
  readonly blockerInFlight: number;
}

/** Why it stays so and what cures it; empty where answers may still come. */
export function stuckText({ workersBusy, throughput, blocker, blockerState, blockerInFlight }: StuckFigures): string {
  const isWell = blockerState !== null && blockerState !== 'hung' && blockerState !== 'off';
  if (!isWell || !(workersBusy > 0) || throughput > 0 || blockerInFlight > 0) return '';
  const count = Math.round(workersBusy).toLocaleString('en-US');
  const who = workersBusy === 1 ? '1 worker waits' : `${count} workers wait`;
  return `${who} for answers that never come. Restart all instances, or set a timeout on the wire to ${blocker}.`;
}
