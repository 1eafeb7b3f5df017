/** What each fault does to what it strikes, and what undoes it. Faults that come by chance are drawn in `recurrence.ts`. */
import type { Fault, FaultTarget, ZoneId } from '#design';
import { after, killVisits, limitWaitsFor, machine, throttleProcessor, type Instance } from '#engine';
import { crash, setUp, type FaultContext } from './faults';
import { noticeLater } from './health';
import type { Plant, Station } from './plant';
import { openPoolsOf } from './pools';

/** Undoes a fault in force. */
export type Undo = () => void;

/** Instances of one component that a fault strikes. */
export interface Struck {
  readonly station: Station;
  readonly instances: readonly Instance[];
}

export function struckBy(plant: Plant, target: FaultTarget): readonly Struck[] {
  if (target.type === 'zone') return inZone(plant, target.zone);
  if (target.type !== 'component' && target.type !== 'instance' && target.type !== 'share') return [];
  const station = plant.stations.get(target.component);
  if (!station) return [];
  const { instances } = station;
  if (target.type === 'instance')
    return [{ station, instances: instances.slice(target.instance, target.instance + 1) }];
  const count = target.type === 'share' ? Math.ceil(target.share * instances.length) : instances.length;
  return [{ station, instances: instances.slice(0, count) }];
}

/** Instances are dealt to the zones of their component in turn. */
function inZone({ stations }: Plant, zone: ZoneId): readonly Struck[] {
  return [...stations.values()].flatMap((station) => {
    const { zones } = station.component;
    const instances = station.instances.filter(({ ordinal }) => zones[ordinal % zones.length] === zone);
    return instances.length > 0 ? [{ station, instances }] : [];
  });
}

/** Takes instances down until undone: everything in them dies, callers are refused. */
function outage(context: FaultContext, { station, instances }: Struck): Undo {
  const isWhole = instances.length === station.instances.length;
  if (isWhole) station.fault = 'outage';
  for (const instance of instances) {
    setUp(context, station, instance, false);
    instance.epoch++;
    killVisits(instance);
    noticeLater(context.plant, instance, false);
  }
  if (isWhole) station.group.devices?.memory?.clear();
  return () => {
    if (isWhole) station.fault = 'none';
    for (const instance of instances) {
      setUp(context, station, instance, true);
      noticeLater(context.plant, instance, true);
    }
    machine.world.openPools();
    for (const instance of instances) openPoolsOf(context.plant, station, instance);
  };
}

function hang({ plant }: FaultContext, { station, instances }: Struck): Undo {
  const set = (silent: boolean) => {
    for (const instance of instances) {
      instance.silent = silent;
      if (silent) limitWaitsFor(instance);
      if (instance.processor >= 0) throttleProcessor(instance.processor, silent ? 0 : instance.throttle);
      noticeLater(plant, instance, !silent);
    }
    station.fault = silent && instances.length === station.instances.length ? 'hang' : 'none';
  };
  set(true);
  return () => set(false);
}

function throttle({ instances }: Struck, factor: number): Undo {
  const set = (to: number) => {
    for (const instance of instances) {
      instance.throttle = to;
      if (instance.processor >= 0) throttleProcessor(instance.processor, to);
    }
  };
  set(factor);
  return () => set(1);
}

const leakStepMs = 1000;

/** Memory goes lost, so many MiB a second, until an instance has none left and is killed; it starts again without. */
function leak(context: FaultContext, { station, instances }: Struck, perSecond: number): Undo {
  let isOver = false;
  const step = () => {
    if (isOver) return;
    for (const instance of instances) {
      if (instance.state !== 'up') continue;
      instance.memory.leaked += (perSecond * leakStepMs) / 1000;
      if (instance.memoryInUse() > instance.memory.limit) crash(context, station, instance);
    }
    after(leakStepMs, step);
  };
  after(leakStepMs, step);
  return () => {
    isOver = true;
    for (const instance of instances) instance.memory.leaked = 0;
  };
}

/** A strength within its range; a document may name any number. */
const between = (low: number, value: number | null, high: number, otherwise: number): number =>
  Math.min(high, Math.max(low, value ?? otherwise));

/** Nothing more can be written to a store; what is there can still be read. */
function fillDisk({ station: { group } }: Struck): Undo | null {
  const { devices } = group;
  if (!devices) return null;
  devices.isFull = true;
  return () => {
    devices.isFull = false;
  };
}

/** Strikes instances of one component; what undoes it, or null when it was over at once. */
function strikeInstances(context: FaultContext, struck: Struck, { fault, magnitude }: Fault): Undo | null {
  const { station, instances } = struck;
  const { group } = station;
  switch (fault) {
    case 'crash':
      // What was caused was told by who caused it: one crash is one event.
      for (const instance of instances.slice()) crash({ ...context, emit: unheard(context) }, station, instance);
      return null;
    case 'outage':
      return outage(context, struck);
    case 'hang':
    case 'zone-outage':
      return hang(context, struck);
    case 'cpu-throttle':
      return throttle(struck, between(0, magnitude, 100, 1));
    case 'memory-leak':
      return leak(context, struck, Math.max(0, magnitude ?? 0));
    case 'error-rate':
      group.errorRatio = between(0, magnitude, 1, 0);
      return () => {
        group.errorRatio = 0;
      };
    case 'disk-full':
      return fillDisk(struck);
    case 'cache-flush':
      group.devices?.memory?.clear();
      return null;
    default:
      return null;
  }
}

const unheard =
  ({ emit }: FaultContext): FaultContext['emit'] =>
  (event) =>
    event.type !== 'crash' && emit(event);

/** Throws a fault; what undoes it, or null when it was over at once or struck nothing. */
export function strike(context: FaultContext, fault: Fault): Undo | null {
  const { plant } = context;
  const { target } = fault;
  if (target.type === 'wire') return strikeWire(plant, target.wire, fault);
  if (target.type === 'module') return strikeModule(plant, target.module, fault);
  const undos = struckBy(plant, target).map((struck) => strikeInstances(context, struck, fault));
  if (undos.every((undo) => undo === null)) return null;
  return () => {
    for (const undo of undos) undo?.();
  };
}

/** A share of what a module does ends in an error, in whatever host it stands; the same requests in every stage. */
function strikeModule({ units }: Plant, module: string, { fault, magnitude }: Fault): Undo | null {
  if (fault !== 'error-rate') return null;
  const rows = [...units.values()].filter((unit) => unit.module === module).map(({ row }) => machine.world.units[row]!);
  const set = (ratio: number) => {
    for (const unit of rows) unit.errorRatio = ratio;
  };
  set(between(0, magnitude, 1, 0));
  return () => set(0);
}

function strikeWire(plant: Plant, wire: string, fault: Fault): Undo | null {
  const link = [...plant.links].find(([id]) => id === wire)?.[1];
  if (!link) return null;
  const magnitude = Math.max(0, fault.magnitude ?? 0);
  switch (fault.fault) {
    case 'latency':
      link.addedMs += magnitude;
      return () => {
        link.addedMs -= magnitude;
      };
    case 'loss':
      link.addedLoss = Math.min(1, magnitude);
      return () => {
        link.addedLoss = 0;
      };
    case 'partition':
      link.cut = true;
      return () => {
        link.cut = false;
      };
    default:
      return null;
  }
}
