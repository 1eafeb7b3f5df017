/** How instances on demand are made and kept, in numbers. */
import type { Instance } from './station';

export interface OnDemandOptions {
  /** Visits in an instance at once; Infinity = unlimited. */
  readonly slots: number;
  /** Instances with visits at once, those that start for one included; Infinity = unlimited. */
  readonly limit: number;
  /** Instances that stand ready whether anybody comes or not. */
  readonly kept: number;
  /** From the end of an instance's last visit to its own, ms. */
  readonly keepAliveMs: number;
  /** Longest work on a visit, ms; Infinity = any. */
  readonly longestMs: number;
  /** Starts for visits at once, and how fast more may follow; null = any number. */
  readonly starts: { readonly burst: number; readonly perMs: number } | null;
  /** Bytes of a request at most; Infinity = any. */
  readonly payloadBytes: number;
  /** Use counts in steps of so many ms, from the start of an instance or from its first visit. */
  readonly stepMs: number;
  readonly countsStarts: boolean;
}

/** What an instance is made of, and who hears of it. */
export interface OnDemandHooks {
  /** A new instance, not yet in its group. */
  make(): Instance;
  /** An instance begins a life: with the limits and memory of the design, and nothing of an earlier life. */
  renew(instance: Instance): void;
  /** Time that the next start takes, ms. */
  startMs(): number;
  started(instance: Instance): void;
  /** An instance began to start, is up, or is gone. */
  changed(instance: Instance): void;
  /** An instance has worked on a visit for too long. */
  overdue(visit: number, instance: Instance): void;
}
