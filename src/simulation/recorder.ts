/** Keeps what a run shows: flows of requests, columns of components, modules and wires at the end of each second, rows of seconds for charts. */
import type { MixEntry, Wire } from '#design';
import { countFrom, frames, machine, now, requestTotals } from '#engine';
import { Flow, FlowLeaf } from './flows';
import { GrowingRow } from './growing-row';
import { messageLedger } from './message-ledger';
import { meterLegs, type LegMeter } from './leg-meter';
import { LinkMeter } from './link-meter';
import { meterStations, type Blockers, type StationMeter } from './meters';
import type { Plant } from './plant';
import { Recovery } from './recovery';
import { RunningCosts } from './running-cost';
import { SourceMeter } from './source-meter';
import { UnitMeter } from './unit-meter';
import { Waiting } from './waiting';
import { Window } from './window';
import {
  componentColumns,
  secondComponentColumns,
  snapshotColumns,
  type Ledger,
  type Snapshot,
  type SnapshotIndex,
} from './snapshot';

/** Seconds that one figure of cost stands for at most. */
const longestCostSpan = 600;
/** In the columns of wires, where there is no unit: the call leaves the host, or nobody measures there. */
const leavesHost = -1;
const isUnknown = -2;
const secondPlaces = secondComponentColumns.map((column) => componentColumns.indexOf(column));
const costPlace = secondComponentColumns.indexOf('runningCostPerHourUsd');

export class Recorder {
  readonly plant: Plant;
  index: SnapshotIndex;
  readonly flows: Flow[] = [];
  private readonly leaves: FlowLeaf[] = [];
  private readonly leafRows = new Map<string, number>();
  private stations: StationMeter[] = [];
  private units: { readonly meter: UnitMeter; readonly component: string; readonly module: string }[] = [];
  /** Rates of the operations of the units, of the last second. */
  private unitRates = new Float64Array();
  private links: LinkMeter[] = [];
  /** By wire, the unit that is called without leaving the host. */
  private innerUnits: readonly number[] = [];
  private readonly sources = new Map<StationMeter, SourceMeter>();
  private legs: LegMeter[] = [];
  private readonly seconds = { flows: new GrowingRow(), components: new GrowingRow() };
  private firstSecond = 0;
  private secondCount = 0;
  private closed = 0;
  /** Seconds whose cost is known. */
  private pricedUpTo = 0;
  private readonly costs: RunningCosts;
  readonly window: Window;
  readonly recovery = new Recovery();
  /** Nobody looks at the seconds: only what the report needs is kept. */
  isUnseen = false;
  /** Is shown the columns of the whole at the end of each second, even where nobody looks at anything else. */
  eachSecond: ((whole: Flow) => void) | null = null;
  private readonly waiting: Waiting;
  private readonly blockers: Blockers = {
    rowOf: (component) => {
      const blocker = this.waiting.blockerOf(component);
      return blocker === null ? -1 : this.index.components.indexOf(blocker);
    },
  };

  constructor(plant: Plant) {
    this.plant = plant;
    this.costs = new RunningCosts(plant);
    this.window = new Window(plant);
    this.waiting = new Waiting(plant);
    countFrom(plant.document.scenario.warmUpMs);
    this.flows.push(new Flow({ type: 'whole' }));
    this.index = this.makeIndex(0);
  }

  /** The structure changed: rows follow the stage anew; what stayed keeps its counts. */
  reindex(): void {
    this.flushSeconds();
    countFrom(this.plant.document.scenario.warmUpMs);
    this.index = this.makeIndex(this.index.revision + 1);
  }

  private makeIndex(revision: number): SnapshotIndex {
    const { plant } = this;
    const { stage, document } = plant;
    for (const trafficClass of document.workload.trafficClasses) {
      this.flowOf('traffic-class', trafficClass.id);
      for (const { operation } of trafficClass.mix) this.flowOf('operation', operation);
    }
    const kept = new Map(this.stations.map((meter) => [meter.station, meter]));
    this.stations = meterStations(plant).map((meter) => kept.get(meter.station) ?? meter);
    this.units = stage.components.flatMap(({ id, modules }) =>
      modules.flatMap((module) => {
        const unit = plant.units.get(`${id}/${module}`);
        const station = plant.stations.get(id);
        const known = this.units.find(({ meter }) => meter.units === unit && meter.station === station)?.meter;
        return unit && station ? [{ meter: known ?? new UnitMeter(unit, station), component: id, module }] : [];
      }),
    );
    this.unitRates = new Float64Array(this.units.length);
    const wires = stage.wires.filter(({ id }) => plant.links.has(id));
    this.links = wires.map(({ id }) => {
      const link = plant.links.get(id)!;
      return this.links.find((meter) => meter.link === link) ?? new LinkMeter(link);
    });
    this.innerUnits = wires.map((wire) => this.innerUnitOf(wire));
    this.indexSources();
    this.legs = meterLegs(plant).map((meter) => this.legs.find((known) => known.isOf(meter)) ?? meter);
    return {
      revision,
      columns: snapshotColumns,
      components: this.stations.map(({ station }) => station.id),
      modules: stage.components.flatMap(({ id, modules }) => modules.map((module) => ({ component: id, module }))),
      nodes: this.clusters().map(({ station }) => ({ component: station.id, count: station.instances.length })),
      wires: stage.wires.map(({ id }) => id),
      legs: this.legs.map(({ leg }) => leg),
      flows: this.flows.map(({ scope }) => scope),
      requirements: document.requirements.map(({ id }) => id),
    };
  }

  private indexSources(): void {
    this.sources.clear();
    for (const meter of this.stations) {
      const { component, plan } = meter.station;
      if (plan.type !== 'source') continue;
      const own = component.trafficClasses.map((id) => this.flowOf('traffic-class', id));
      this.sources.set(meter, new SourceMeter(own));
    }
  }

  /** A wire whose ends stand in one host carries calls that are free: which unit is called over it. */
  private innerUnitOf({ from, to }: Wire): number {
    if (!('need' in from) || !('module' in to)) return leavesHost;
    const { components, modules } = this.plant.stage;
    const caller = modules.find(({ needs }) => needs.some(({ id }) => id === from.need));
    const host = components.find(
      (each) => each.modules.includes(to.module) && caller && each.modules.includes(caller.id),
    );
    if (!host) return leavesHost;
    const unit = this.units.findIndex(({ component, module }) => component === host.id && module === to.module);
    return unit < 0 ? isUnknown : unit;
  }

  private flowOf(type: 'traffic-class' | 'operation', id: string): Flow {
    const known = this.flows.find(({ scope }) =>
      scope.type === 'traffic-class' ? scope.trafficClass === id : scope.type === 'operation' && scope.operation === id,
    );
    if (known) return known;
    const scope = type === 'operation' ? { type, operation: id as never } : { type, trafficClass: id as never };
    const flow = new Flow(scope);
    this.flows.push(flow);
    return flow;
  }

  /** The row under which requests of an entry are counted that come from a component. */
  rowOf(component: string, trafficClass: string, entry: MixEntry): number {
    const name = `${component}/${trafficClass}/${entry.operation}`;
    const known = this.leafRows.get(name);
    if (known !== undefined) return known;
    const leaf = new FlowLeaf(this.leaves.length);
    const whole = this.flows[0]!;
    const flows = [whole, this.flowOf('traffic-class', trafficClass), this.flowOf('operation', entry.operation)];
    for (const flow of flows) flow.leaves.push(leaf);
    this.leaves.push(leaf);
    this.leafRows.set(name, this.leaves.length - 1);
    return this.leaves.length - 1;
  }

  /** Warm-up is over. */
  beginWindow(): void {
    this.window.beginNow();
    for (const { counts } of this.leaves) counts.forgetInside();
  }

  /** A whole second is over. */
  closeSecond(): void {
    this.window.closeSecond();
    if (!this.isUnseen || this.eachSecond !== null) this.closeFlows();
    if (!this.isUnseen) this.closeParts();
  }

  private closeFlows(): void {
    for (const leaf of this.leaves) leaf.closeSecond();
    for (const flow of this.isUnseen ? this.flows.slice(0, 1) : this.flows) flow.closeSecond();
    for (const { counts } of this.leaves) counts.forgetSecond();
    this.eachSecond?.(this.flows[0]!);
  }

  private closeParts(): void {
    this.waiting.closeSecond();
    for (const meter of this.stations) {
      meter.refusals.closeSecond(1);
      if (meter.station.plan.type === 'source') meter.closeSource(this.sources.get(meter)!.read());
      else meter.closeSecond(1, this.blockers);
    }
    for (let at = 0; at < this.units.length; at++) this.unitRates[at] = this.units[at]!.meter.closeSecond(1);
    for (let at = 0; at < this.links.length; at++) this.links[at]!.closeSecond(1, this.innerRate(at));
    for (const meter of this.legs) meter.closeSecond(1);
    this.addSecondRow();
    this.closed++;
    if (this.closed - this.pricedUpTo >= longestCostSpan) this.closeCosts();
  }

  /** Rate of calls over a wire that stay within a host, where they are free: that of the module called there; NaN = they leave it. */
  private innerRate(wire: number): number {
    const unit = this.innerUnits[wire]!;
    return unit === leavesHost ? Number.NaN : unit === isUnknown ? 0 : this.unitRates[unit]!;
  }

  private addSecondRow(): void {
    if (this.secondCount === 0) this.firstSecond = this.closed;
    this.secondCount++;
    const { flows, components } = this.seconds;
    for (const { columns } of this.flows) for (let at = 0; at < columns.length; at++) flows.push(columns[at]!);
    for (const { columns } of this.stations) for (const place of secondPlaces) components.push(columns[place]!);
  }

  /** What the seconds that have no price yet cost: one figure for all of them, since a bill a second takes longer than many a second's events. */
  private closeCosts(): void {
    const seconds = this.closed - this.pricedUpTo;
    if (seconds === 0) return;
    this.pricedUpTo = this.closed;
    const costs = this.costs.closeSpan(seconds);
    const width = secondComponentColumns.length;
    const rowSize = this.stations.length * width;
    const rows = Math.min(seconds, this.secondCount);
    this.stations.forEach((meter, at) => {
      const cost = costs.get(meter.station.id) ?? Number.NaN;
      meter.putCost(cost);
      for (let row = this.secondCount - rows; row < this.secondCount; row++)
        this.seconds.components.put(row * rowSize + at * width + costPlace, cost);
    });
  }

  private flushSeconds(): void {
    this.seconds.flows.clear();
    this.seconds.components.clear();
    this.secondCount = 0;
  }

  ledgerNow(): Ledger {
    const { executionsBegun, executionsEnded } = machine.world;
    let inFlight = 0;
    let executionsInFlight = 0;
    for (let row = 0; row < frames.frameTop(); row += frames.frameStep) {
      if (frames.kind[row] === frames.kinds.request) inFlight++;
      if (frames.kind[row] === frames.kinds.visit && !(frames.flags[row]! & frames.flag.inner)) executionsInFlight++;
    }
    const messages = messageLedger(this.plant);
    return { ...requestTotals(), inFlight, executionsBegun, executionsEnded, executionsInFlight, ...messages };
  }

  /** Columns of the present, and the seconds since the last snapshot. */
  snapshot(requirements: Float64Array): Snapshot {
    this.closeCosts();
    const concat = (parts: readonly Float64Array[]) => {
      const width = parts[0]?.length ?? 0;
      const whole = new Float64Array(parts.length * width);
      parts.forEach((part, at) => whole.set(part, at * width));
      return whole;
    };
    const snapshot: Snapshot = {
      revision: this.index.revision,
      atMs: now(),
      components: concat(this.stations.map(({ columns }) => columns)),
      modules: concat(this.units.map(({ meter }) => meter.columns)),
      nodes: Float64Array.from(this.clusters().flatMap(({ nodes }) => Array.from(nodes.columns))),
      wires: concat(this.links.map(({ columns }) => columns)),
      legs: concat(this.legs.map(({ columns }) => columns)),
      refusals: concat(this.stations.map(({ refusals }) => refusals.columns)),
      flows: concat(this.flows.map(({ columns }) => columns)),
      requirements,
      seconds: {
        firstSecond: this.firstSecond,
        count: this.secondCount,
        flows: this.seconds.flows.copy(),
        components: this.seconds.components.copy(),
      },
      ledger: this.ledgerNow(),
    };
    this.flushSeconds();
    return snapshot;
  }

  private clusters(): readonly StationMeter[] {
    return this.stations.filter(({ station }) => station.cluster !== null);
  }

  stationMeters(): readonly StationMeter[] {
    return this.stations;
  }
}
