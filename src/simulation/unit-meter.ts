/** Columns of a module in a host over the last whole second. */
import { computing, frameAt, frames, now, workLeftAt } from '#engine';
import { stationPlanOf } from './compile-stations';
import type { ModuleUnits } from './module-units';
import type { Station } from './plant';
import { isCut } from './cut-second';
import { Marks } from './marks';
import { placesOf } from './places-of';
import { moduleColumns } from './snapshot';

const place = placesOf(moduleColumns);
const counter = placesOf(['arrivals', 'failures', 'cpuMs', 'responseSum', 'upMs'] as const);
const counters = Object.keys(counter).length;

export class UnitMeter {
  readonly units: ModuleUnits;
  readonly station: Station;
  private readonly marks = new Marks(counters);
  private readonly sinceMs = now();
  readonly columns = new Float64Array(moduleColumns.length).fill(Number.NaN);

  constructor(units: ModuleUnits, station: Station) {
    this.units = units;
    this.station = station;
    this.read();
  }

  private read(): void {
    const { station, units } = this;
    const after = this.marks.next().fill(0);
    for (const unit of units.units) {
      after[counter.arrivals]! += unit.arrivals;
      after[counter.failures]! += unit.failures;
      after[counter.cpuMs]! += unit.cpuMs;
      after[counter.responseSum]! += unit.responseSum;
    }
    after[counter.cpuMs]! -= this.begunWork();
    const time = now();
    for (const { up } of station.instances) after[counter.upMs]! += up.integral(time);
  }

  /** Work that has begun and is not done, ms: it counts when it is. */
  private begunWork(): number {
    let left = 0;
    for (const { processor } of this.station.instances)
      for (let at = 0; processor >= 0 && at < computing(processor); at++)
        if (this.units.has(frames.units[frameAt(processor, at)]!)) left += workLeftAt(processor, at);
    return left;
  }

  private grown(of: keyof typeof counter): number {
    return this.marks.grown(counter[of]);
  }

  /** The rate of its operations; NaN = the second is cut. */
  closeSecond(seconds: number): number {
    this.read();
    if (isCut(this.sinceMs, seconds)) return Number.NaN;
    const { columns } = this;
    const arrivals = this.grown('arrivals');
    columns[place.arrivalRate] = arrivals / seconds;
    columns[place.cpuShare] = this.cpuShare(this.grown('cpuMs'), this.grown('upMs'));
    columns[place.errorRate] = this.grown('failures') / seconds;
    columns[place.meanResponseMs] = arrivals > 0 ? this.grown('responseSum') / arrivals : Number.NaN;
    return arrivals / seconds;
  }

  /** Of the vCPUs of the instances that were up, while they were: the share that the host itself is measured by. */
  private cpuShare(cpuMs: number, upMs: number): number {
    const { vcpus = null, speed = 1 } = stationPlanOf(this.station.plan) ?? {};
    return vcpus === null || !(upMs > 0) ? Number.NaN : cpuMs / (upMs * vcpus * speed);
  }
}
