/** Columns of components, modules and wires over the last whole second, and what they used up since the end of warm-up. */
import { kindOf } from '#catalog';
import type { Stage } from '#design';
import { machine, now, type Group, type Instance, type Link } from '#engine';
import { stationPlanOf } from './compile-stations';
import type { Plant, Station } from './plant';
import { componentColumns, componentStates, moduleColumns, wireColumns } from './snapshot';

type Row = Record<(typeof componentColumns)[number], number>;

/** Counters at the end of the second before, to take differences from. */
interface StationMark {
  arrivals: number;
  completions: number;
  failures: number;
  refused: number;
  responseSum: number;
  cpuMs: number;
  busyMs: number;
  lookups: number;
  hits: number;
  ioCount: number;
}

const zero: StationMark = {
  arrivals: 0,
  completions: 0,
  failures: 0,
  refused: 0,
  responseSum: 0,
  cpuMs: 0,
  busyMs: 0,
  lookups: 0,
  hits: 0,
  ioCount: 0,
};

const sum = (instances: readonly Instance[], of: (instance: Instance) => number): number =>
  instances.reduce((total, instance) => total + of(instance), 0);

function markOf(group: Group): StationMark {
  const { devices } = group;
  return {
    arrivals: group.arrivals,
    completions: group.completions,
    failures: group.failures,
    refused: group.refused,
    responseSum: group.responseSum,
    cpuMs: sum(group.instances, (instance) => instance.cpuMs()),
    busyMs: sum(group.instances, (instance) => instance.busy.integral(now())),
    lookups: devices?.lookups ?? 0,
    hits: devices?.hits ?? 0,
    ioCount: devices?.ioCount ?? 0,
  };
}

const knee = 0.8;

export class StationMeter {
  readonly station: Station;
  private before: StationMark = zero;
  readonly columns = new Float64Array(componentColumns.length).fill(Number.NaN);

  constructor(station: Station) {
    this.station = station;
    this.before = markOf(station.group);
  }

  /** A source is measured by what becomes of its requests. */
  closeSource(flow: {
    readonly offered: number;
    readonly goodput: number;
    readonly bad: number;
    readonly p99Ms: number;
    readonly meanMs: number;
  }): void {
    const { columns } = this;
    const put = (column: (typeof componentColumns)[number], value: number) => {
      columns[componentColumns.indexOf(column)] = value;
    };
    put('state', stateNumber(flow.offered > 0 ? (flow.bad > flow.offered / 100 ? 'failing' : 'working') : 'starved'));
    put('blockedBy', -1);
    put('arrivalRate', flow.offered);
    put('throughput', flow.goodput);
    put('errorRate', flow.bad);
    put('p99ResponseMs', flow.p99Ms);
    put('meanResponseMs', flow.meanMs);
  }

  closeSecond(seconds: number, costPerHourUsd: number): void {
    const { group, instances, plan } = this.station;
    const mark = markOf(group);
    const rate = rateBetween(this.before, mark, seconds);
    const mean = meanBetween(this.before, mark);
    this.before = mark;
    const isServed = plan.type !== 'source';
    const capacity = capacityOf(this.station);
    const window = group.response;
    const values: Figures = {
      utilization:
        share(rate('cpuMs') / 1000, capacity.vcpus) ?? share(rate('busyMs') / 1000, capacity.workers) ?? Number.NaN,
      queueLength: sum(instances, ({ waiting }) => waiting.level),
      inFlight: group.inside.level,
      workersBusy: plan.type === 'host' ? sum(instances, ({ busy }) => busy.level) : Number.NaN,
      workers: capacity.workers,
      instancesUp: isServed ? capacity.up : Number.NaN,
      instances: isServed ? instances.length : Number.NaN,
      arrivalRate: rate('arrivals'),
      throughput: rate('completions'),
      errorRate: rate('failures') + rate('refused'),
      meanResponseMs: mean('responseSum', 'completions'),
      p99ResponseMs: window.count > 0 ? window.quantile(0.99) : Number.NaN,
      memoryMiB: plan.type === 'host' ? sum(instances, (instance) => instance.memoryInUse()) : Number.NaN,
      connections: connectionsOf(this.station),
      connectionsLimit: finite(group.devices?.maxConnections),
      hitRatio: mean('hits', 'lookups'),
      entries: group.devices?.memory ? group.devices.memory.size(now()) : Number.NaN,
      cpuDemand: Number.isNaN(capacity.vcpus) ? Number.NaN : sum(instances, (instance) => instance.computing()),
      vcpus: capacity.vcpus,
      refusedRate: rate('refused'),
      runningCostPerHourUsd: costPerHourUsd,
    };
    window.reset();
    const row: Row = { ...values, ...stateOf(values) };
    componentColumns.forEach((column, at) => {
      this.columns[at] = row[column];
    });
  }
}

type Figures = Omit<Row, 'state' | 'blockedBy'>;

const rateBetween = (before: StationMark, after: StationMark, seconds: number) => (of: keyof StationMark) =>
  (after[of] - before[of]) / seconds;

/** One count over another, of what came between; NaN when nothing did. */
const meanBetween = (before: StationMark, after: StationMark) => (of: keyof StationMark, per: keyof StationMark) => {
  const count = after[per] - before[per];
  return count > 0 ? (after[of] - before[of]) / count : Number.NaN;
};

/** What the instances that are up offer together; NaN = unlimited. */
function capacityOf({ instances, plan }: Station) {
  const up = instances.filter(({ state, silent }) => state === 'up' && !silent).length;
  const hardware = stationPlanOf(plan);
  const all = (each: number | null | undefined) => (each === null || each === undefined ? Number.NaN : up * each);
  return { up, vcpus: all(hardware?.vcpus), workers: all(hardware?.workers) };
}

function share(busy: number, capacity: number): number | null {
  return capacity > 0 && Number.isFinite(capacity) ? busy / capacity : null;
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : Number.NaN;
}

/** Connections open: at a store those of all callers, at a host those that its pools hold. */
function connectionsOf({ group, instances }: Station): number {
  if (group.devices) return Number.isFinite(group.devices.maxConnections) ? group.devices.connections : Number.NaN;
  const rows = new Set(instances.map(({ row }) => row));
  const pools = machine.world.pools.filter(({ caller }) => rows.has(caller));
  return pools.length > 0 ? pools.reduce((total, { state }) => total + (state.pool?.used ?? 0), 0) : Number.NaN;
}

const stateNumber = (name: (typeof componentStates)[number]): number => componentStates.indexOf(name);

/** The four questions of a part's state: is it there, do errors leave it, is it near its limit, does it wait for another. */
function stateOf(row: Figures): Pick<Row, 'state' | 'blockedBy'> {
  const blockedBy = -1;
  if (row.instances > 0 && row.instancesUp === 0) return { state: stateNumber('off'), blockedBy };
  const arrived = row.arrivalRate;
  const busyWorkers = row.workersBusy / row.workers;
  if (busyWorkers > knee && !(row.utilization > knee)) return { state: stateNumber('blocked'), blockedBy };
  if (row.utilization > knee) return { state: stateNumber('saturated'), blockedBy };
  if (arrived > 0 && row.errorRate / arrived > 0.01) return { state: stateNumber('failing'), blockedBy };
  if (arrived === 0 && row.inFlight === 0) return { state: stateNumber('starved'), blockedBy };
  return { state: stateNumber('working'), blockedBy };
}

export class LinkMeter {
  private readonly link: Link;
  private before = { sent: 0, failed: 0, retried: 0, bytes: 0, answered: 0, latencySum: 0, hits: 0 };
  readonly columns = new Float64Array(wireColumns.length).fill(Number.NaN);

  constructor(link: Link) {
    this.link = link;
    this.before = this.mark();
  }

  private mark() {
    const { sent, failed, retried, bytes, answered, latencySum, hits } = this.link;
    return { sent, failed, retried, bytes, answered, latencySum, hits };
  }

  closeSecond(seconds: number, inProcess: { readonly isInProcess: boolean; readonly rate: number }): void {
    const mark = this.mark();
    const { before } = this;
    this.before = mark;
    const answered = mark.answered - before.answered;
    this.columns.set([
      inProcess.isInProcess ? inProcess.rate : (mark.sent - before.sent) / seconds,
      (mark.failed - before.failed) / seconds,
      (mark.retried - before.retried) / seconds,
      answered > 0 ? (mark.latencySum - before.latencySum) / answered : Number.NaN,
      this.link.inFlight,
      (mark.bytes - before.bytes) / seconds,
      answered > 0 ? (mark.hits - before.hits) / answered : Number.NaN,
      isBreakerOpen(this.link) ? 1 : 0,
      inProcess.isInProcess ? 1 : 0,
    ]);
  }
}

function isBreakerOpen(link: Link): boolean {
  for (const state of machine.world.linkStates.values())
    if (state.link === link && state.breaker?.isOpen(now())) return true;
  return false;
}

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
    return { arrivals, failures, cpuMs, responseSum };
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

/** Name of a component's kind for people, in events. */
export function nameOf(stage: Stage, id: string): string {
  const component = stage.components.find((each) => each.id === id);
  return component?.name ?? kindOf(component?.kind ?? '')?.spec.title ?? id;
}

export function meterStations(plant: Plant): StationMeter[] {
  return plant.stage.components.flatMap(({ id }) => {
    const station = plant.stations.get(id);
    return station ? [new StationMeter(station)] : [];
  });
}
