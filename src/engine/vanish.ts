/** Visits that nobody will ever answer, and callers who wait for them. */
import { isScheduled, now, schedule } from './calendar';
import { attemptBegun, longestWaitMs } from './call-state';
import { leavePresence } from './departures';
import * as f from './frames';
import { abandonFetch, giveBackAll } from './holdings';
import { machine } from './state';

/** A caller without timeout ends its wait after the longest that anybody waits, now that an answer may never come. */
export function limitWait(visit: number): void {
  const call = f.livingParent(visit);
  if (call >= 0 && !isScheduled(call)) schedule(call, Math.max(now(), attemptBegun[call]! + longestWaitMs));
}

/** Nobody will ever answer: the caller waits for its timeout, or as long as anybody waits. */
export function vanish(visit: number): number {
  limitWait(visit);
  const call = f.livingParent(visit);
  if (call >= 0) f.children[call] = -1;
  abandonFetch(visit);
  leavePresence(visit);
  giveBackAll(visit);
  machine.world.executionsEnded++;
  f.release(visit);
  return -1;
}
