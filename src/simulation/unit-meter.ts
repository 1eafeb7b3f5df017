/** Columns of a module in a host over the last whole second. */
import { frames, machine, remainingWork } from '#engine';
import { stationPlanOf } from './compile-stations';
import type { Station } from './plant';
import { moduleColumns } from './snapshot';

export class UnitMeter {
  private readonly row: number;
  private readonly station: Station;
  private before = { arrivals: 0, failures: 0, cpuMs: 0, responseSum: 0 };
  readonly columns = new Float64Array(moduleColumns.length).fill(Number.NaN);

  constructor(row: number, station: Station) {
    this.row = row;
    this.station = station;
    this.before = this.mark();
  }

  private mark() {
    const { arrivals, failures, cpuMs, responseSum } = machine.world.units[this.row]!;
    return { arrivals, failures, cpuMs: cpuMs - this.begunWork(), responseSum };
  }

  /** Work that has begun and is not done, ms: it counts when it is. */
  private begunWork(): number {
    let left = 0;
    for (const { processor } of this.station.instances)
      if (processor >= 0)
        remainingWork(processor, (frame, work) => {
          if (frames.units[frame] === this.row) left += work;
        });
    return left;
  }

  closeSecond(seconds: number): number {
    const mark = this.mark();
    const { before } = this;
    this.before = mark;
    const hardware = stationPlanOf(this.station.plan);
    const each = hardware?.vcpus ?? null;
    const vcpus = each === null ? Number.NaN : each * this.station.instances.length;
    const arrivals = mark.arrivals - before.arrivals;
    const cpu = (mark.cpuMs - before.cpuMs) / (1000 * seconds);
    this.columns.set([
      arrivals / seconds,
      Number.isNaN(vcpus) ? Number.NaN : cpu / (vcpus * (hardware?.speed ?? 1)),
      (mark.failures - before.failures) / seconds,
      arrivals > 0 ? (mark.responseSum - before.responseSum) / arrivals : Number.NaN,
    ]);
    return arrivals / seconds;
  }
}
