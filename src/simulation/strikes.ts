/** What each fault does to what it strikes, and what undoes it. Faults that come by chance are drawn in `recurrence.ts`. */
import type { Fault, FaultTarget, ModuleId, ZoneId } from '#design';
import { after, limitWaitsFor, resumeExecutions, serveNext, type Instance, type Link } from '#engine';
import { crash, type FaultContext } from './faults';
import { deployBad } from './deploy';
import { instanceChanged } from './health';
import { eitherOf, Overlaps } from './overlaps';
import { followDoor } from './inbox';
import { frontOf } from './on-demand';
import { markWhole, outage, unheard, type Struck, type Undo } from './outage';
import { brokerAt, type Plant, type Station } from './plant';
import { behind, hangs, throttles } from './speeds';
import { expire, strikeClass, strikeOperation, usesUpQuota, wiresOfModule } from './strikes-by-design';

export function struckBy(plant: Plant, target: FaultTarget): readonly Struck[] {
  if (target.type === 'zone') return inZone(plant, target.zone);
  if (target.type !== 'component' && target.type !== 'instance' && target.type !== 'share') return [];
  const station = plant.stations.get(target.component);
  if (!station) return [];
  if (target.type === 'component') return [{ station, instances: frontOf(station).slice() }];
  const { instances } = station;
  if (target.type === 'instance')
    return [{ station, instances: instances.slice(target.instance, target.instance + 1) }];
  return [{ station, instances: instances.slice(0, Math.ceil(target.share * instances.length)) }];
}

/** Instances are dealt to the zones of their component in turn. Those made on demand are made elsewhere while there is another zone. */
function inZone({ stations }: Plant, zone: ZoneId): readonly Struck[] {
  return [...stations.values()].flatMap((station) => {
    const { zones } = station.component;
    const isNowhereElse = zones.length > 0 && zones.every((each) => each === zone);
    if (isNowhereElse) return [{ station, instances: frontOf(station).slice() }];
    const instances = station.instances.filter(({ ordinal }) => zones[ordinal % zones.length] === zone);
    return instances.length > 0 ? [{ station, instances }] : [];
  });
}

function hang(context: FaultContext, { station, instances }: Struck): Undo {
  const lift = hangs.lay(instances, 1);
  markWhole(station);
  followDoor(station);
  for (const instance of instances) {
    for (const each of behind(instance)) limitWaitsFor(each);
    instanceChanged(context, station, instance, false);
  }
  return () => {
    lift();
    markWhole(station);
    followDoor(station);
    for (const instance of instances) {
      if (instance.silent) continue;
      serveNext(instance);
      resumeExecutions(instance);
      station.group.onDemand?.recovers();
      instanceChanged(context, station, instance, true);
    }
  };
}

/** A group, one of its instances, a module in its host, or a wire. */
const errorRatios = new Overlaps<{ errorRatio: number }>((struck, ratios) => {
  struck.errorRatio = eitherOf(ratios);
});

/** Instances on demand stand behind their door: what strikes it strikes all of them. */
const isAll = ({ station, instances }: Struck): boolean => instances.length === frontOf(station).length;

/** Nothing more can be written to a store; what is there can still be read. */
const fullDisks = new Overlaps<{ isFull: boolean }>((devices, laid) => {
  devices.isFull = laid.length > 0;
});

const disksOf = ({ instances }: Station) => instances.flatMap(({ devices }) => devices ?? []);

/** Those of the struck that are alive: of a struck door all that are behind it now. */
const aliveOf = ({ station, instances }: Struck): readonly Instance[] =>
  instances.flatMap((each) => (each === station.group.onDemand?.door ? station.instances : [each]));

const leakStepMs = 1000;

/** Memory goes lost, so many MiB a second, until an instance has none left and is killed; it starts again without. */
function leak(context: FaultContext, { station, instances }: Struck, perSecond: number): Undo {
  let isOver = false;
  /** MiB that this leak took of each instance in its present life. */
  const taken = new Map<Instance, { epoch: number; mib: number }>();
  const takeFrom = (instance: Instance) => {
    const mib = (perSecond * leakStepMs) / 1000;
    const { epoch } = instance;
    const before = taken.get(instance);
    instance.memory.leaked += mib;
    taken.set(instance, { epoch, mib: mib + (before?.epoch === epoch ? before.mib : 0) });
  };
  const step = () => {
    if (isOver) return;
    for (const instance of aliveOf({ station, instances })) {
      if (instance.state !== 'up') continue;
      takeFrom(instance);
      if (instance.memoryInUse() > instance.memory.limit) crash(context, station, instance);
    }
    after(leakStepMs, step);
  };
  after(leakStepMs, step);
  return () => {
    isOver = true;
    for (const [instance, { epoch, mib }] of taken)
      if (instance.epoch === epoch) instance.memory.leaked = Math.max(0, instance.memory.leaked - mib);
  };
}

/** A strength within its range; a document may name any number. */
const between = (low: number, value: number | null, high: number, otherwise: number): number =>
  Math.min(high, Math.max(low, value ?? otherwise));

/** Strikes instances of one component; what undoes it, or null when it was over at once. */
function strikeInstances(context: FaultContext, struck: Struck, { fault, magnitude }: Fault): Undo | null {
  const { station, instances } = struck;
  const { group } = station;
  switch (fault) {
    case 'crash':
      // What was caused was told by who caused it: one crash is one event.
      for (const instance of aliveOf(struck)) crash({ ...context, emit: unheard(context) }, station, instance);
      return null;
    case 'outage':
      return outage(context, struck);
    case 'hang':
    case 'zone-outage':
      return hang(context, struck);
    case 'cpu-throttle':
      return throttles.lay(instances, between(0, magnitude, 100, 1));
    case 'memory-leak':
      return leak(context, struck, Math.max(0, magnitude ?? 0));
    case 'error-rate':
      return errorRatios.lay(isAll(struck) ? [group] : instances, between(0, magnitude, 1, 0));
    case 'disk-full':
      return group.devices && fullDisks.lay(disksOf(station), 1);
    case 'dependency-quota':
      return group.devices && usesUpQuota(context, station.id);
    case 'failover':
      station.cluster?.takeOver(context);
      return null;
    case 'cold-start-storm':
      group.onDemand?.startOver();
      return null;
    case 'poison-message':
      poison(station, magnitude ?? 1);
      return null;
    case 'cache-flush':
      group.devices?.memory?.clear();
      return null;
    default:
      return null;
  }
}

/** Throws a fault; what undoes it, or null when it was over at once or struck nothing. */
export function strike(context: FaultContext, fault: Fault): Undo | null {
  const { plant } = context;
  const { target } = fault;
  if (target.type === 'wire') return strikeWire(plant, target.wire, fault);
  if (target.type === 'module') return strikeModule(context, target.module, fault);
  if (target.type === 'operation') return strikeOperation(context, target.operation, fault);
  if (target.type === 'traffic-class') return strikeClass(context, target.trafficClass, fault);
  const undos = struckBy(plant, target).map((struck) => strikeInstances(context, struck, fault));
  if (undos.every((undo) => undo === null)) return null;
  return () => {
    for (const undo of undos) undo?.();
  };
}

/** A share of what a module does ends in an error, in whatever host it stands; the same requests in every stage. */
function strikeModule(context: FaultContext, module: string, { fault, magnitude }: Fault): Undo | null {
  const { plant } = context;
  const { units } = plant;
  if (fault === 'expired-credential') return expire(plant, wiresOfModule(plant, module));
  if (fault === 'bad-deployment') return deployBad(context, module as ModuleId, magnitude);
  if (fault !== 'error-rate') return null;
  const struck = [...units.values()].filter((each) => each.module === module);
  return errorRatios.lay(struck, between(0, magnitude, 1, 0));
}

const losses = new Overlaps<Link>((link, ratios) => {
  link.addedLoss = eitherOf(ratios);
});

const delays = new Overlaps<Link>((link, added) => {
  link.addedMs = added.reduce((sum, each) => sum + each, 0);
});

const cuts = new Overlaps<Link>((link, laid) => {
  link.cut = laid.length > 0;
});

/** Whoever calls over it hears at once that nobody listens. */
const wiresDown = new Overlaps<Link>((link, laid) => {
  link.down = laid.length > 0;
});

function strikeWire(plant: Plant, wire: string, fault: Fault): Undo | null {
  const link = [...plant.links].find(([id]) => id === wire)?.[1];
  if (!link) return null;
  const magnitude = Math.max(0, fault.magnitude ?? 0);
  switch (fault.fault) {
    case 'latency':
      return delays.lay([link], magnitude);
    case 'loss':
      return losses.lay([link], Math.min(1, magnitude));
    case 'expired-credential':
      return expire(plant, [wire]);
    case 'partition':
      return cuts.lay([link], 1);
    case 'outage':
      return wiresDown.lay([link], 1);
    case 'error-rate':
      return errorRatios.lay([link], Math.min(1, magnitude));
    default:
      return null;
  }
}

/** So many of the next messages are ones that nobody can work on. */
function poison(station: Station, messages: number): void {
  const broker = brokerAt(station);
  if (broker) broker.poison += Math.max(0, Math.round(messages));
}
