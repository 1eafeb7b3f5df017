/** What a scaling policy looks at: the mean over a period over the instances that were in service all through it. */
import type { ScalingMetric } from '#design';
import { frames, now, type Instance } from '#engine';
import { stationPlanOf } from './compile-stations';
import type { Station } from './plant';

/** Totals of an instance since the start, as level x ms or counts. */
interface Mark {
  readonly cpuMs: number;
  readonly busyMs: number;
  readonly waitingMs: number;
  readonly arrivals: number;
}

const markOf = (instance: Instance): Mark => ({
  cpuMs: instance.cpuMs(),
  busyMs: instance.busy.integral(now()),
  waitingMs: instance.waiting.integral(now()),
  arrivals: instance.arrivals,
});

/** The wait of the eldest, looked at so often in a period: it has no integral. */
export const looksPerPeriod = 10;

interface Looks {
  sum: number;
  count: number;
}

const secondMs = 1000;

export class ScalingSignal {
  private readonly station: Station;
  private periodBeganMs = now();
  private before = new Map<Instance, Mark>();
  private ages = new Map<Instance, Looks>();

  constructor(station: Station) {
    this.station = station;
    this.beginPeriod();
  }

  beginPeriod(): void {
    this.periodBeganMs = now();
    this.before = new Map(this.station.instances.map((each) => [each, markOf(each)]));
    this.ages = new Map();
  }

  /** Looks at the eldest that waits at each instance. */
  lookAtAges(): void {
    for (const instance of this.station.instances) {
      const looks = this.ages.get(instance) ?? { sum: 0, count: 0 };
      looks.sum += ageOfEldest(this.station, instance);
      looks.count++;
      this.ages.set(instance, looks);
    }
  }

  /** NaN = nobody was in service all the time, or the component has no end of what is measured. */
  measured(metric: ScalingMetric): number {
    const { instances, roster } = this.station;
    const through = instances.filter((each) => roster.readySince(each) <= this.periodBeganMs);
    if (through.length === 0 || now() <= this.periodBeganMs) return Number.NaN;
    const mean = through.reduce((sum, each) => sum + this.ofInstance(metric, each), 0) / through.length;
    return metric === 'utilization' ? Math.min(1, mean) : mean;
  }

  private ofInstance(metric: ScalingMetric, instance: Instance): number {
    const before = this.before.get(instance);
    if (!before) return Number.NaN;
    const after = markOf(instance);
    const lengthMs = now() - this.periodBeganMs;
    const busyMs = after.busyMs - before.busyMs;
    const waitingMs = after.waitingMs - before.waitingMs;
    switch (metric) {
      case 'utilization':
        return this.utilization(after.cpuMs - before.cpuMs, busyMs) / lengthMs;
      case 'concurrency':
        return (busyMs + waitingMs) / lengthMs;
      case 'requests-per-instance':
        return ((after.arrivals - before.arrivals) / lengthMs) * secondMs;
      case 'queue-length':
        return waitingMs / lengthMs;
      case 'queue-age': {
        const { sum, count } = this.ages.get(instance) ?? { sum: 0, count: 0 };
        return count > 0 ? sum / count : Number.NaN;
      }
    }
  }

  /** Of vCPUs, or of workers where vCPUs have no end. */
  private utilization(cpuMs: number, busyMs: number): number {
    const { vcpus = null, workers = null } = stationPlanOf(this.station.plan) ?? {};
    if (vcpus !== null) return cpuMs / vcpus;
    return workers === null ? Number.NaN : busyMs / workers;
  }
}

function ageOfEldest({ group }: Station, instance: Instance): number {
  const eldest = group.line === null ? instance.firstWaiting() : group.line.first;
  return eldest < 0 ? 0 : now() - frames.begun[eldest]!;
}
