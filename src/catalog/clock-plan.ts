/** When a broker makes messages of its own accord, as plain data. */
export interface ClockPlan {
  /** Instant of the first run, ms, and from one to the next. */
  readonly firstMs: number;
  readonly everyMs: number;
  /** A run is put off by a time drawn between 0 and this, ms. */
  readonly jitterMs: number;
  /** Events of a run, and the size of each. */
  readonly events: number;
  readonly bytes: number;
  /** What becomes of a run that comes due while one before is not over. */
  readonly overlap: 'start' | 'skip' | 'wait';
  /** What becomes of runs that came due while it was down, once it is up again. */
  readonly missed: 'drop' | 'one' | 'all';
}
