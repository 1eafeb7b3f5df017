/** Columns of the partitions and copies of a store over the last whole second. */
import { directions } from '#engine';
import type { Station } from './plant';
import { placesOf } from './places-of';
import { componentColumns } from './snapshot';

const place = placesOf(componentColumns);

export class PartitionMeter {
  private readonly station: Station;
  /** Units and stale reads since the start, at the end of the last second. */
  private readonly before = [0, 0];
  private staleReads = 0;
  private readonly rates = [Number.NaN, Number.NaN];
  private utilization = Number.NaN;
  private staleReadRate = Number.NaN;

  constructor(station: Station) {
    this.station = station;
  }

  private get devices() {
    return this.station.group.devices;
  }

  closeSecond(seconds: number): void {
    const partitions = this.devices?.partitions ?? null;
    const copies = this.devices?.copies ?? null;
    if (partitions) {
      this.closeDirection(directions.read, seconds);
      this.closeDirection(directions.write, seconds);
      this.utilization = partitions.busiest(seconds);
    }
    if (!copies) return;
    let staleReads = 0;
    for (const each of copies.followers) staleReads += each.staleReads;
    this.staleReadRate = (staleReads - this.staleReads) / seconds;
    this.staleReads = staleReads;
  }

  private closeDirection(direction: 0 | 1, seconds: number): void {
    const units = this.devices?.partitions?.units[direction] ?? 0;
    this.rates[direction] = (units - this.before[direction]!) / seconds;
    this.before[direction] = units;
  }

  /** Use and lag only where there are partitions and copies: elsewhere they are somebody else's to tell. */
  putInto(columns: Float64Array): void {
    const partitions = this.devices?.partitions ?? null;
    const copies = this.devices?.copies ?? null;
    if (partitions) {
      columns[place.partitions] = partitions.count;
      columns[place.readUnitRate] = this.rates[directions.read]!;
      columns[place.writeUnitRate] = this.rates[directions.write]!;
      columns[place.utilization] = this.utilization;
    }
    if (!copies) return;
    let lagMs = 0;
    for (const each of copies.followers) lagMs = Math.max(lagMs, each.lagMs());
    columns[place.lagMs] = lagMs;
    columns[place.staleReadRate] = this.staleReadRate;
  }
}
