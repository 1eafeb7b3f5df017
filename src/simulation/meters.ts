/** Columns of components over the last whole second, and what they used up since the end of warm-up. */
import { kindOf } from '#catalog';
import type { Stage } from '#design';
import { machine, now, type GroupDevices } from '#engine';
import { stationPlanOf } from './compile-stations';
import { MessageMeter } from './message-meter';
import { PartitionMeter } from './partition-meter';
import type { Plant, Station } from './plant';
import { NodeMeters } from './node-meter';
import { stateNumber, stateOf, type Standing } from './part-state';
import { RefusalMeter } from './refusal-meter';
import { isCut } from './cut-second';
import { markOf, noMark, sum, type StationMark } from './station-mark';
import { componentColumns, type ComponentColumn } from './snapshot';

type Row = Record<ComponentColumn, number>;

const costColumn = componentColumns.indexOf('runningCostPerHourUsd');

type InstanceColumn = 'instances' | 'instancesUp' | 'instancesStarting' | 'instancesDraining';

const noInstances: Pick<Row, InstanceColumn> = {
  instances: Number.NaN,
  instancesUp: Number.NaN,
  instancesStarting: Number.NaN,
  instancesDraining: Number.NaN,
};

export class StationMeter {
  readonly station: Station;
  private readonly plant: Plant;
  private before: StationMark = noMark;
  private readonly sinceMs = now();
  private costPerHourUsd = Number.NaN;
  readonly refusals: RefusalMeter;
  readonly nodes: NodeMeters;
  private readonly messages: MessageMeter;
  private readonly partitions: PartitionMeter;
  readonly columns = new Float64Array(componentColumns.length).fill(Number.NaN);

  constructor(plant: Plant, station: Station) {
    this.plant = plant;
    this.station = station;
    this.nodes = new NodeMeters(station);
    this.messages = new MessageMeter(station);
    this.partitions = new PartitionMeter(station);
    this.before = markOf(station.group);
    this.refusals = new RefusalMeter(station.group);
  }

  /** A source is measured by what becomes of its requests. */
  closeSource(flow: {
    readonly offered: number;
    readonly goodput: number;
    readonly bad: number;
    readonly p99Ms: number;
    readonly meanMs: number;
  }): void {
    if (isCut(this.sinceMs, 1)) return;
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

  /** Instances and those up; of a router, the ones behind it and those that it holds to be healthy. */
  private standing(up: number): Pick<Row, InstanceColumn> {
    const { plan, instances, id, roster } = this.station;
    if (plan.type === 'source') return noInstances;
    if (plan.type !== 'router') {
      const { starting, draining } = roster.present;
      const present = { instancesStarting: starting, instancesDraining: draining };
      return { ...present, instances: roster.standingNow, instancesUp: up };
    }
    const health = new Map<number, boolean>();
    const device = instances[0];
    for (const { caller, site } of this.plant.targets) {
      if (caller !== id || !device) continue;
      const chooser = site.chooserOf(device);
      for (const { instance } of site.destinations) health.set(instance.row, chooser.holdsHealthy(instance));
    }
    return { ...noInstances, instances: health.size, instancesUp: [...health.values()].filter(Boolean).length };
  }

  /** What it costs is known less often than each second. */
  putCost(perHourUsd: number): void {
    this.costPerHourUsd = perHourUsd;
    if (!Number.isNaN(this.columns[0]!)) this.columns[costColumn] = perHourUsd;
  }

  closeSecond(seconds: number, blocker: () => number): void {
    const { group, instances } = this.station;
    const mark = markOf(group);
    const rate = rateBetween(this.before, mark, seconds);
    const mean = meanBetween(this.before, mark);
    this.before = mark;
    this.nodes.closeSecond(seconds);
    const messages = this.messages.closeSecond(seconds);
    const partitions = this.partitions.closeSecond(seconds);
    if (isCut(this.sinceMs, seconds)) return;
    const capacity = capacityOf(this.station);
    const window = group.response;
    const values: Figures = {
      utilization: this.station.cluster ? this.nodes.busiest : utilizationOf(this.station, rate),
      queueLength: sum(instances, ({ waiting }) => waiting.level) + (group.onDemand?.door.waiting.level ?? 0),
      inFlight: group.inside.level,
      ...ofHost(this.station),
      workers: capacity.workers,
      ...this.standing(capacity.up),
      arrivalRate: rate('arrivals'),
      throughput: rate('completions'),
      errorRate: rate('failures') + rate('refused') + rate('refusedConnections'),
      meanResponseMs: mean('responseSum', 'completions'),
      p99ResponseMs: window.count > 0 ? window.quantile(0.99) : Number.NaN,
      connections: connectionsOf(this.station),
      connectionsLimit: finite(sumOfNodes(this.station, ({ maxConnections }) => maxConnections)),
      hitRatio: mean('hits', 'lookups'),
      entries: group.devices?.memory ? group.devices.memory.size(now()) : Number.NaN,
      cpuDemand: Number.isNaN(capacity.vcpus) ? Number.NaN : sum(instances, (instance) => instance.computing()),
      vcpus: capacity.vcpus,
      refusedRate: rate('refused') + rate('refusedConnections'),
      lagMs: this.nodes.lagMs,
      staleReadRate: this.nodes.staleReadRate,
      coldStartRate: group.onDemand ? rate('coldStarts') : Number.NaN,
      ...messages,
      ...partitions,
      runningCostPerHourUsd: this.costPerHourUsd,
    };
    group.forgetResponses();
    const row: Row = {
      ...values,
      ...stateOf(values, {
        ...presenceOf(this.station, capacity.up),
        lacksConnections: rate('refusedConnections') > 0 || isShort(this.station),
        blocker,
      }),
    };
    componentColumns.forEach((column, at) => {
      this.columns[at] = row[column];
    });
  }
}

export type Figures = Omit<Row, 'state' | 'blockedBy'>;

/** Whether it is there and answers; of nodes with roles it is the primary that counts, and who reads elsewhere. */
function presenceOf({ cluster, group, instances }: Station, answering: number): Pick<Standing, 'isDown' | 'isSilent'> {
  if (cluster) {
    const isSilent = !cluster.isAnswering && cluster.isPrimarySilent;
    return { isDown: !cluster.isAnswering && !isSilent, isSilent };
  }
  if (group.onDemand) return { isDown: group.onDemand.door.state !== 'up', isSilent: group.onDemand.door.silent };
  const isDown = instances.every(({ state }) => state !== 'up');
  return { isDown, isSilent: !isDown && answering === 0 };
}

/** Whether some pool has fewer connections than it wants because its store admits no more. */
function isShort({ instances }: Station): boolean {
  return instances.some(({ devices }) => {
    if (!devices || devices.connections < devices.maxConnections) return false;
    return machine.world.pools.some((pool) => pool.devices === devices && (pool.state.pool?.size ?? 0) < pool.wanted);
  });
}

/** Of the nodes of a store that callers connect to; NaN = it is no store. */
function sumOfNodes({ instances, cluster }: Station, of: (devices: GroupDevices) => number): number {
  const nodes = instances.filter((each) => cluster?.roleOf(each) !== 'standby').flatMap(({ devices }) => devices ?? []);
  return nodes.length > 0 ? nodes.reduce((total, devices) => total + of(devices), 0) : Number.NaN;
}

const rateBetween = (before: StationMark, after: StationMark, seconds: number) => (of: keyof StationMark) =>
  (after[of] - before[of]) / seconds;

/** One count over another, of what came between; NaN when nothing did. */
const meanBetween = (before: StationMark, after: StationMark) => (of: keyof StationMark, per: keyof StationMark) => {
  const count = after[per] - before[per];
  return count > 0 ? (after[of] - before[of]) / count : Number.NaN;
};

/** Share of the vCPUs in use, or of the workers where vCPUs have no end, over the time that instances were up. */
function utilizationOf({ plan }: Station, rate: (of: keyof StationMark) => number): number {
  const hardware = stationPlanOf(plan);
  return (
    share(rate('cpuMs'), rate('upMs') * (hardware?.vcpus ?? Number.NaN)) ??
    share(rate('busyMs'), rate('upMs') * (hardware?.workers ?? Number.NaN)) ??
    Number.NaN
  );
}

function ofHost({ plan, instances }: Station): Pick<Row, 'workersBusy' | 'memoryMiB'> {
  if (plan.type !== 'host') return { workersBusy: Number.NaN, memoryMiB: Number.NaN };
  return {
    workersBusy: sum(instances, ({ busy }) => busy.level),
    memoryMiB: sum(instances, (instance) => instance.memoryInUse()),
  };
}

/** What the instances that are up offer together; NaN = unlimited. */
function capacityOf({ group, instances, plan }: Station) {
  const up = instances.filter(({ state, silent }) => state === 'up' && !silent).length;
  const hardware = stationPlanOf(plan);
  const all = (each: number | null | undefined) => (each === null || each === undefined ? Number.NaN : up * each);
  return {
    up,
    vcpus: all(hardware?.vcpus),
    workers: group.onDemand ? finite(group.onDemand.capacity) : all(hardware?.workers),
  };
}

function share(busy: number, capacity: number): number | null {
  return capacity > 0 && Number.isFinite(capacity) ? busy / capacity : null;
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : Number.NaN;
}

/** Connections open: at a store those of all callers, at a host those that its pools hold. */
function connectionsOf(station: Station): number {
  const { group, instances } = station;
  if (group.devices)
    return Number.isFinite(group.devices.maxConnections)
      ? sumOfNodes(station, ({ connections }) => connections)
      : Number.NaN;
  const rows = new Set(instances.map(({ row }) => row));
  const pools = machine.world.pools.filter(({ caller }) => rows.has(caller));
  return pools.length > 0 ? pools.reduce((total, { state }) => total + (state.pool?.used ?? 0), 0) : Number.NaN;
}

/** Name of a component's kind for people, in events. */
export function nameOf(stage: Stage, id: string): string {
  const component = stage.components.find((each) => each.id === id);
  return component?.name ?? kindOf(component?.kind ?? '')?.spec.title ?? id;
}

export function meterStations(plant: Plant): StationMeter[] {
  return plant.stage.components.flatMap(({ id }) => {
    const station = plant.stations.get(id);
    return station ? [new StationMeter(plant, station)] : [];
  });
}
