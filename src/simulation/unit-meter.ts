/** Columns of a module in a host over the last whole second. */
import { frames, now, remainingWork } from '#engine';
import { stationPlanOf } from './compile-stations';
import type { ModuleUnits } from './module-units';
import type { Station } from './plant';
import { isCut } from './cut-second';
import { moduleColumns } from './snapshot';

export class UnitMeter {
  readonly units: ModuleUnits;
  readonly station: Station;
  private before = { arrivals: 0, failures: 0, cpuMs: 0, responseSum: 0, upMs: 0 };
  private readonly sinceMs = now();
  readonly columns = new Float64Array(moduleColumns.length).fill(Number.NaN);

  constructor(units: ModuleUnits, station: Station) {
    this.units = units;
    this.station = station;
    this.before = this.mark();
  }

  private mark() {
    const { arrivals, failures, cpuMs, responseSum } = this.units.totals();
    const upMs = this.station.instances.reduce((sum, { up }) => sum + up.integral(now()), 0);
    return { arrivals, failures, cpuMs: cpuMs - this.begunWork(), responseSum, upMs };
  }

  /** Work that has begun and is not done, ms: it counts when it is. */
  private begunWork(): number {
    const rows = this.units.all();
    let left = 0;
    for (const { processor } of this.station.instances)
      if (processor >= 0)
        remainingWork(processor, (frame, work) => {
          if (rows.includes(frames.units[frame]!)) left += work;
        });
    return left;
  }

  closeSecond(seconds: number): number {
    const mark = this.mark();
    const { before } = this;
    this.before = mark;
    const arrivals = mark.arrivals - before.arrivals;
    if (isCut(this.sinceMs, seconds)) return Number.NaN;
    this.columns.set([
      arrivals / seconds,
      this.cpuShare(mark.cpuMs - before.cpuMs, mark.upMs - before.upMs),
      (mark.failures - before.failures) / seconds,
      arrivals > 0 ? (mark.responseSum - before.responseSum) / arrivals : Number.NaN,
    ]);
    return arrivals / seconds;
  }

  /** Of the vCPUs of the instances that were up, while they were: the share that the host itself is measured by. */
  private cpuShare(cpuMs: number, upMs: number): number {
    const { vcpus = null, speed = 1 } = stationPlanOf(this.station.plan) ?? {};
    return vcpus === null || !(upMs > 0) ? Number.NaN : cpuMs / (upMs * vcpus * speed);
  }
}
