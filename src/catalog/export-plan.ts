/** How a broker of telemetry lets messages in and brings them on, as plain data. */

/** What stands before the room of a broker. */
export interface IntakePlan {
  /** Messages for which there is no room are refused, taken and dropped, or wait for it with whoever sent them. */
  readonly whenFull: 'refuse' | 'drop' | 'block';
  /** Share of the requests of which messages are kept, 0..1. */
  readonly keptShare: number;
  /** Messages of an operation that has run for at least so long are kept all the same, ms; null = none. */
  readonly slowMs: number | null;
}

/** Everything is let in, and what is too much is refused. */
export const plainIntake: IntakePlan = { whenFull: 'refuse', keptShare: 1, slowMs: null };

/** How messages go on, over each wire by itself. */
export interface ExportPlan {
  /** Messages of a batch at most, and how long one that is not full waits, ms. */
  readonly batchSize: number;
  readonly batchWaitMs: number;
  /** Batches under way at once. */
  readonly senders: number;
}
