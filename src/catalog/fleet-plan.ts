/** What those do who send from a source and hold a connection: what becomes of requests meanwhile, and when they come back. */
export interface FleetPlan {
  /** Requests that one keeps while it cannot send; beyond them the eldest is given up. Null = all. */
  readonly buffer: number | null;
  /** Pause before the first further try to come back, which doubles with each up to the longest, ms. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** Put off by a time drawn between 0 and this besides, each time anew, ms. */
  readonly jitterMs: number;
}
