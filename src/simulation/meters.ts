/** Columns of components over the last whole second, and what they used up since the end of warm-up. */
import { specOf } from '#catalog';
import type { ComponentId, Stage } from '#design';
import { now } from '#engine';
import { stationPlanOf } from './compile-stations';
import { Marks } from './marks';
import { MessageMeter } from './message-meter';
import { PartitionMeter } from './partition-meter';
import type { Plant, Station } from './plant';
import { NodeMeters } from './node-meter';
import { stateNumber, stateOf } from './part-state';
import { RefusalMeter } from './refusal-meter';
import { isCut } from './cut-second';
import { placesOf } from './places-of';
import { componentColumns } from './snapshot';
import { counter, counters, readCounters, type Counter } from './station-counters';
import {
  answering,
  busyOf,
  capacity,
  computingOf,
  connectionsOf,
  finite,
  isShort,
  limitOf,
  memoryOf,
  noDevices,
  presenceOf,
  share,
  sumOfNodes,
  sumOver,
  waitingOf,
} from './station-figures';

const place = placesOf(componentColumns);

/** What its users met in the last second, of a source. */
export interface SourceFigures {
  readonly offered: number;
  readonly goodput: number;
  readonly bad: number;
  readonly p99Ms: number;
  readonly meanMs: number;
}

/** Knows for whom a component waits. */
export interface Blockers {
  /** Row of the component for which another waits longest; -1 = none. */
  rowOf(component: ComponentId): number;
}

export class StationMeter {
  readonly station: Station;
  private readonly plant: Plant;
  private readonly marks = new Marks(counters);
  private readonly sinceMs = now();
  private costPerHourUsd = Number.NaN;
  readonly refusals: RefusalMeter;
  readonly nodes: NodeMeters;
  private readonly messages: MessageMeter;
  private readonly partitions: PartitionMeter;
  /** By instance row, whether a router holds it to be healthy. */
  private readonly health = new Map<number, boolean>();
  readonly columns = new Float64Array(componentColumns.length).fill(Number.NaN);

  constructor(plant: Plant, station: Station) {
    this.plant = plant;
    this.station = station;
    this.nodes = new NodeMeters(station);
    this.messages = new MessageMeter(station);
    this.partitions = new PartitionMeter(station);
    readCounters(station.group, this.marks.next());
    this.refusals = new RefusalMeter(station.group);
  }

  /** A source is measured by what becomes of its requests. */
  closeSource({ offered, goodput, bad, p99Ms, meanMs }: SourceFigures): void {
    if (isCut(this.sinceMs, 1)) return;
    const { columns } = this;
    columns[place.state] = stateNumber(offered > 0 ? (bad > offered / 100 ? 'failing' : 'working') : 'starved');
    columns[place.blockedBy] = -1;
    columns[place.arrivalRate] = offered;
    columns[place.throughput] = goodput;
    columns[place.errorRate] = bad;
    columns[place.p99ResponseMs] = p99Ms;
    columns[place.meanResponseMs] = meanMs;
  }

  /** What it costs is known less often than each second. */
  putCost(perHourUsd: number): void {
    this.costPerHourUsd = perHourUsd;
    if (!Number.isNaN(this.columns[0]!)) this.columns[place.runningCostPerHourUsd] = perHourUsd;
  }

  closeSecond(seconds: number, blockers: Blockers): void {
    readCounters(this.station.group, this.marks.next());
    this.nodes.closeSecond(seconds);
    this.messages.closeSecond(seconds);
    this.partitions.closeSecond(seconds);
    if (isCut(this.sinceMs, seconds)) return;
    this.putFlow(seconds);
    this.putHost();
    this.putInstances();
    this.putStore();
    this.messages.putInto(this.columns);
    this.partitions.putInto(this.columns);
    this.columns[place.runningCostPerHourUsd] = this.costPerHourUsd;
    this.station.group.forgetResponses();
    this.putState(blockers);
  }

  /** By how much a counter grew, a second. */
  private rate(of: Counter, seconds: number): number {
    return this.marks.grown(counter[of]) / seconds;
  }

  /** One count over another, of what came between; NaN when nothing did. */
  private mean(of: Counter, per: Counter): number {
    const count = this.rate(per, 1);
    return count > 0 ? this.rate(of, 1) / count : Number.NaN;
  }

  private putFlow(seconds: number): void {
    const { columns } = this;
    const { group, instances } = this.station;
    const refused = this.rate('refused', seconds) + this.rate('refusedConnections', seconds);
    columns[place.queueLength] = sumOver(instances, waitingOf) + (group.onDemand?.door.waiting.level ?? 0);
    columns[place.inFlight] = group.inside.level;
    columns[place.arrivalRate] = this.rate('arrivals', seconds);
    columns[place.throughput] = this.rate('completions', seconds);
    columns[place.errorRate] =
      this.rate('failures', seconds) + this.rate('refused', seconds) + this.rate('refusedConnections', seconds);
    columns[place.refusedRate] = refused;
    columns[place.meanResponseMs] = this.mean('responseSum', 'completions');
    columns[place.p99ResponseMs] = group.response.count > 0 ? group.response.quantile(0.99) : Number.NaN;
    columns[place.coldStartRate] = group.onDemand ? this.rate('coldStarts', seconds) : Number.NaN;
  }

  private putHost(): void {
    const { columns } = this;
    const { cluster, group, instances, plan } = this.station;
    const hardware = stationPlanOf(plan);
    const up = answering(instances);
    const vcpus = capacity(up, hardware?.vcpus);
    const isHost = plan.type === 'host';
    columns[place.utilization] = cluster ? this.nodes.busiest : this.utilization();
    columns[place.workersBusy] = isHost ? sumOver(instances, busyOf) : Number.NaN;
    columns[place.memoryMiB] = isHost ? sumOver(instances, memoryOf) : Number.NaN;
    columns[place.workers] = group.onDemand ? finite(group.onDemand.capacity) : capacity(up, hardware?.workers);
    columns[place.vcpus] = vcpus;
    columns[place.cpuDemand] = Number.isNaN(vcpus) ? Number.NaN : sumOver(instances, computingOf);
  }

  /** Share of the vCPUs in use, or of the workers where vCPUs have no end, over the time that instances were up. */
  private utilization(): number {
    const hardware = stationPlanOf(this.station.plan);
    const upMs = this.rate('upMs', 1);
    const ofVcpus = share(this.rate('cpuMs', 1), upMs * (hardware?.vcpus ?? Number.NaN));
    return Number.isNaN(ofVcpus) ? share(this.rate('busyMs', 1), upMs * (hardware?.workers ?? Number.NaN)) : ofVcpus;
  }

  /** Instances and those up; of a router, the ones behind it and those that it holds to be healthy. */
  private putInstances(): void {
    const { columns } = this;
    const { plan, instances, roster } = this.station;
    if (plan.type === 'router') {
      this.lookAtHealth();
      let healthy = 0;
      for (const isHealthy of this.health.values()) if (isHealthy) healthy++;
      columns[place.instances] = this.health.size;
      columns[place.instancesUp] = healthy;
      return;
    }
    if (plan.type === 'source') return;
    const { starting, draining } = roster.present;
    columns[place.instances] = roster.standingNow;
    columns[place.instancesUp] = answering(instances);
    columns[place.instancesStarting] = starting;
    columns[place.instancesDraining] = draining;
  }

  private lookAtHealth(): void {
    const { instances, id } = this.station;
    const [device] = instances;
    this.health.clear();
    if (!device) return;
    for (const { caller, site } of this.plant.targets) {
      if (caller !== id) continue;
      const chooser = site.chooserOf(device);
      for (const { instance } of site.destinations) this.health.set(instance.row, chooser.holdsHealthy(instance));
    }
  }

  private putStore(): void {
    const { columns, station } = this;
    const { memory } = station.group.devices ?? noDevices;
    columns[place.connections] = connectionsOf(station);
    columns[place.connectionsLimit] = finite(sumOfNodes(station, limitOf));
    columns[place.hitRatio] = this.mean('hits', 'lookups');
    columns[place.staleAnswerRate] = keepsExpired(station) ? this.rate('expiredUses', 1) : Number.NaN;
    columns[place.entries] = memory ? memory.size(now()) : Number.NaN;
    columns[place.lagMs] = this.nodes.lagMs;
    columns[place.staleReadRate] = this.nodes.staleReadRate;
  }

  private putState(blockers: Blockers): void {
    const { columns, station } = this;
    const lacksConnections = this.rate('refusedConnections', 1) > 0 || isShort(station);
    const state = stateOf(columns, presenceOf(station), lacksConnections);
    columns[place.state] = stateNumber(state);
    columns[place.blockedBy] = state === 'blocked' ? blockers.rowOf(station.id) : -1;
  }
}

/** Whether what it remembers is given back expired where there is nothing better. */
const keepsExpired = ({ plan }: Station): boolean =>
  plan.type === 'router' && typeof plan.router.answers?.memory.staleIfErrorMs === 'number';

/** Name of a component's kind for people, in events. */
export function nameOf(stage: Stage, id: string): string {
  const component = stage.components.find((each) => each.id === id);
  return component?.name ?? specOf(component?.kind ?? '')?.title ?? id;
}

export function meterStations(plant: Plant): StationMeter[] {
  return plant.stage.components.flatMap(({ id }) => {
    const station = plant.stations.get(id);
    return station ? [new StationMeter(plant, station)] : [];
  });
}
