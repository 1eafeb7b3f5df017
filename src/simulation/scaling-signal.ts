/** What a scaling policy looks at: the mean over a period over the instances that were in service all through it. What waits in the queues of a host waits for all of it. */
import type { AutoscalingPolicy, ScalingMetric } from '#design';
import { frames, now, type Instance } from '#engine';
import { stationPlanOf } from './compile-stations';
import { feedsOf, type Feed } from './feeds';
import type { Plant, Station } from './plant';

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

/** Queues and the wait of the eldest are looked at so often in a period. */
export const looksPerPeriod = 10;

interface Looks {
  sum: number;
  count: number;
}

function add(looks: Looks, value: number): void {
  looks.sum += value;
  looks.count++;
}

const meanOf = ({ sum, count }: Looks): number => (count > 0 ? sum / count : 0);

const secondMs = 1000;

export class ScalingSignal {
  private readonly station: Station;
  private periodBeganMs = now();
  private before = new Map<Instance, Mark>();
  private ages = new Map<Instance, Looks>();
  /** Messages that wait for the host, and the age of the eldest. */
  private messages: Looks = { sum: 0, count: 0 };
  private messageAges: Looks = { sum: 0, count: 0 };
  private readonly plant: Plant;

  constructor(plant: Plant, station: Station) {
    this.plant = plant;
    this.station = station;
    this.beginPeriod();
  }

  beginPeriod(): void {
    this.periodBeganMs = now();
    this.before = new Map(this.station.instances.map((each) => [each, markOf(each)]));
    this.ages = new Map();
    this.messages = { sum: 0, count: 0 };
    this.messageAges = { sum: 0, count: 0 };
  }

  private get feeds(): readonly Feed[] {
    return feedsOf(this.plant, this.station);
  }

  /** Looks at the eldest that waits at each instance, and at the queues. */
  lookAtQueues(): void {
    const { feeds } = this;
    add(
      this.messages,
      feeds.reduce((sum, { waiting }) => sum + waiting, 0),
    );
    add(this.messageAges, Math.max(0, ...feeds.map(({ eldestMs }) => eldestMs)));
    for (const instance of this.station.instances) {
      const looks = this.ages.get(instance) ?? { sum: 0, count: 0 };
      add(looks, ageOfEldest(this.station, instance));
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
        return waitingMs / lengthMs + meanOf(this.messages) / this.station.roster.present.ready;
      case 'queue-age':
        return Math.max(meanOf(this.ages.get(instance) ?? { sum: 0, count: 0 }), meanOf(this.messageAges));
    }
  }

  /** Instances wanted where none is in service: what waits in queues calls for some. */
  wantedFromNone({ metric, target }: AutoscalingPolicy): number {
    const messages = meanOf(this.messages);
    if (messages === 0) return 0;
    return metric === 'queue-length' ? Math.ceil(messages / target) : 1;
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
