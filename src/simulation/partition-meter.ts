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

  /** NaN where there are none; use and lag only where there are some. */
  closeSecond(seconds: number) {
    const { partitions } = this.station.group.devices ?? {};
    return {
      partitions: partitions?.count ?? Number.NaN,
      readUnitRate: this.rate(directions.read, seconds),
      writeUnitRate: this.rate(directions.write, seconds),
      ...(partitions && { utilization: partitions.busiest(seconds) }),
      ...this.copies(seconds),
    };
  }

  private rate(direction: 0 | 1, seconds: number): number {
    const units = this.station.group.devices?.partitions?.units[direction] ?? Number.NaN;
    const passed = (units - this.before[direction]!) / seconds;
    this.before[direction] = units;
    return passed;
  }

  private copies(seconds: number) {
    const { copies } = this.station.group.devices ?? {};
    if (!copies) return null;
    const staleReads = copies.followers.reduce((sum, each) => sum + each.staleReads, 0);
    const staleReadRate = (staleReads - this.staleReads) / seconds;
    this.staleReads = staleReads;
    return { lagMs: Math.max(0, ...copies.followers.map((each) => each.lagMs())), staleReadRate };
  }
}
