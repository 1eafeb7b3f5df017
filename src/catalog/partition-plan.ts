/** How a store keeps its keys apart and in how many copies, as plain data. */
import type { Distribution } from '#design';

/** A rate that a partition may not exceed for long. */
export interface AllowancePlan {
  /** Of each partition, or of all together, of which each has an equal part. */
  readonly unitsPerSecond: number;
  readonly isShared: boolean;
  /** Unused units are kept for so long, ms. */
  readonly keptMs: number;
}

/** Partitions by the hash of the key. */
export interface PartitionPlan {
  /** At the start. */
  readonly partitions: number;
  /** Ranges of keys that can be told apart: a partition of one does not split. */
  readonly ranges: number;
  /** Time of throttling after which a partition splits; null = never. */
  readonly splitAfterMs: number | null;
  readonly reads: readonly AllowancePlan[];
  readonly writes: readonly AllowancePlan[];
}

/** When a copy is brought up to date. */
export interface RefreshPlan {
  readonly everyMs: number;
  /** CPU that it takes if anything was written, however much that is. */
  readonly workMs: number;
}

/** Copies of everything beside the one that leads. */
export interface CopiesPlan {
  readonly followers: number;
  /** It shows what was written only at even times, all at once and after some work; absent = each write after its lag. */
  readonly refresh?: RefreshPlan;
  /** Whether entities are told apart and data sets are not; absent = both are. */
  readonly isOfOneSort?: boolean;
  /** Whether whoever reads sees the copy, and never what leads. */
  readonly isAllThatIsRead?: boolean;
  /** From a write to the instant at which a copy shows it. */
  readonly lagMs: Distribution;
}

/** A rate where there is one. */
export function allowance(unitsPerSecond: number | null, isShared: boolean, keptMs: number): readonly AllowancePlan[] {
  return unitsPerSecond === null ? [] : [{ unitsPerSecond, isShared, keptMs }];
}
