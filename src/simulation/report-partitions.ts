/** What a report says of the partitions of a store, over the window from the end of warm-up on. */
import type { HottestPartition, Partitions } from '#engine';

export interface PartitionsReport {
  /** At the end of the run. */
  readonly count: number;
  /** Partitions that split in two. */
  readonly splits: number;
  /** Units that reads and writes took. */
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Null = nothing was asked for. */
  readonly hottest: HottestPartition | null;
}

export function partitionsReport(partitions: Partitions | null | undefined): PartitionsReport | null {
  if (!partitions) return null;
  return { count: partitions.count, ...partitions.inWindow(), hottest: partitions.hottest() };
}
