/** Columns of the partitions and copies of a store over the last whole second. */
import { directions } from '#engine';
import type { Station } from './plant';

export class PartitionMeter {
  private readonly station: Station;
  private readonly before = [0, 0];
  private staleReads = 0;

  constructor(station: Station) {
    this.station = station;
  }

  /** NaN where there are none. */
  closeSecond(seconds: number) {
    const { partitions } = this.station.group.devices ?? {};
    const rate = (direction: 0 | 1): number => {
      const units = partitions?.units[direction] ?? Number.NaN;
      const passed = (units - this.before[direction]!) / seconds;
      this.before[direction] = units;
      return passed;
    };
    return {
      partitions: partitions?.count ?? Number.NaN,
      readUnitRate: rate(directions.read),
      writeUnitRate: rate(directions.write),
    };
  }

  /** Use of the busiest partition; null = there are none. */
  busiest(seconds: number): number | null {
    return this.station.group.devices?.partitions?.busiest(seconds) ?? null;
  }

  /** Lag and stale reads of copies; null = there are none. */
  copies(seconds: number) {
    const { copies } = this.station.group.devices ?? {};
    if (!copies) return null;
    const staleReads = copies.followers.reduce((sum, each) => sum + each.staleReads, 0);
    const staleReadRate = (staleReads - this.staleReads) / seconds;
    this.staleReads = staleReads;
    return { lagMs: Math.max(0, ...copies.followers.map((each) => each.lagMs())), staleReadRate };
  }
}
