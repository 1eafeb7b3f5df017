/** How a router tells its clients where to go, as plain data. */
export interface NamesPlan {
  readonly policy: 'weighted' | 'failover' | 'latency';
  /** Time for which a client keeps an answer, ms; 0 = it asks each time. */
  readonly ttlMs: number;
}
