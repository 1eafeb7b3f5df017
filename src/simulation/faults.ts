/** Faults and changes of fleets: what crashes, restarts, hangs, slows or goes; who notices, and when. */
import { idNumber, type Fault } from '#design';
import {
  after,
  compileDistribution,
  createStream,
  killVisits,
  limitWaitsFor,
  machine,
  now,
  purposes,
  sampleStream,
  throttleProcessor,
  type Instance,
} from '#engine';
import { addInstance, stationPlanOf } from './compile-stations';
import { nameOf } from './meters';
import type { RunObserver } from './observer';
import type { Plant, Station } from './plant';
import { leadSites } from './routing';
import type { RunEvent } from './snapshot';

/** An instance that stayed up this long starts its restart delays from the beginning again, ms. */
const calmMs = 600_000;
const longestRestartMs = 300_000;

export interface FaultContext {
  readonly plant: Plant;
  readonly emit: (event: Omit<RunEvent, 'atMs'>) => void;
  readonly upChanged: RunObserver['upChanged'];
}

/** Undoes a fault in force. */
export type Undo = () => void;

function setUp({ upChanged }: FaultContext, station: Station, instance: Instance, isUp: boolean): void {
  instance.state = isUp ? 'up' : 'down';
  instance.up.set(now(), isUp ? 1 : 0);
  upChanged?.(station.id, station.instances.filter(({ state }) => state === 'up').length, now());
}

/** The instance dies with all that is in it, and starts again after its restart delay and boot. */
export function crash(context: FaultContext, station: Station, instance: Instance): void {
  const { plant, emit } = context;
  if (instance.state !== 'up' && instance.state !== 'booting') return;
  setUp(context, station, instance, false);
  instance.failed++;
  instance.crashes = now() - instance.lastCrashMs > calmMs ? 1 : instance.crashes + 1;
  instance.lastCrashMs = now();
  instance.epoch++;
  killVisits(instance);
  station.group.devices?.memory?.clear();
  noticeLater(plant, instance, false);
  const label = `${nameOf(plant.stage, station.id)}, instance ${station.instances.indexOf(instance) + 1}`;
  emit({ type: 'crash', severity: 'critical', place: station.id, text: `Crash: ${label}` });
  const hardware = stationPlanOf(station.plan);
  let delay = hardware?.restartDelayMs ?? 10_000;
  for (let again = 1; again < instance.crashes; again++) delay *= hardware?.restartDelayFactor ?? 2;
  restartLater(context, station, instance, { delay: Math.min(longestRestartMs, delay), label });
}

function restartLater(
  context: FaultContext,
  station: Station,
  instance: Instance,
  { delay, label }: { readonly delay: number; readonly label: string },
): void {
  const { epoch } = instance;
  const hardware = stationPlanOf(station.plan);
  const stream = createStream(
    context.plant.seed,
    idNumber(station.id),
    instance.ordinal * 1000 + instance.crashes,
    purposes.boot,
  );
  const boot = hardware ? sampleStream(compileDistribution(hardware.bootMs), stream) : 0;
  after(delay + boot, () => {
    if (instance.epoch !== epoch || instance.state !== 'down' || station.fault === 'outage') return;
    setUp(context, station, instance, true);
    machine.world.openPools();
    noticeLater(context.plant, instance, true);
    context.emit({ type: 'recovered', severity: 'note', place: station.id, text: `Up again: ${label}` });
  });
}

/** Each router notices by its own checks: every interval from t = 0, so many bad or good ones in a row, a silent one after the check's timeout. */
export function noticeLater(plant: Plant, instance: Instance, healthy: boolean): void {
  const { epoch } = instance;
  for (const router of plant.stations.values()) {
    if (router.plan.type !== 'router' || !router.plan.router.health) continue;
    const { intervalMs, timeoutMs, unhealthyAfter, healthyAfter } = router.plan.router.health;
    const checks = healthy ? healthyAfter : unhealthyAfter;
    const first = Math.ceil((now() + 1e-6) / intervalMs) * intervalMs;
    const at = first + (checks - 1) * intervalMs + (instance.silent && !healthy ? timeoutMs : 0);
    after(at - now(), () => {
      const isWell = instance.state === 'up' && !instance.silent;
      if (isWell !== healthy || (!healthy && instance.epoch !== epoch)) return;
      setHealth(plant, router, instance, healthy);
    });
  }
}

function setHealth(plant: Plant, router: Station, instance: Instance, healthy: boolean): void {
  const device = router.instances[0];
  if (!device) return;
  for (const { site, caller } of plant.targets)
    if (caller === router.id && site.to(instance.row)) site.chooserOf(device).setHealth(instance.row, healthy);
}

/** Takes a component down until undone: everything in it dies, callers are refused. */
function outage(context: FaultContext, station: Station): Undo {
  station.fault = 'outage';
  for (const instance of station.instances) {
    setUp(context, station, instance, false);
    instance.epoch++;
    killVisits(instance);
    noticeLater(context.plant, instance, false);
  }
  station.group.devices?.memory?.clear();
  return () => {
    station.fault = 'none';
    for (const instance of station.instances) {
      setUp(context, station, instance, true);
      noticeLater(context.plant, instance, true);
    }
    machine.world.openPools();
  };
}

function hang(context: FaultContext, station: Station): Undo {
  const set = (silent: boolean) => {
    for (const instance of station.instances) {
      instance.silent = silent;
      if (silent) limitWaitsFor(instance);
      if (instance.processor >= 0) throttleProcessor(instance.processor, silent ? 0 : 1);
      noticeLater(context.plant, instance, !silent);
    }
    station.fault = silent ? 'hang' : 'none';
  };
  set(true);
  return () => set(false);
}

function throttle(station: Station, factor: number): Undo {
  const set = (to: number) => {
    for (const instance of station.instances) {
      instance.throttle = to;
      if (instance.processor >= 0) throttleProcessor(instance.processor, to);
    }
  };
  set(factor);
  return () => set(1);
}

/** Throws a fault; what undoes it, or null when it was over at once or struck nothing. */
export function strike(context: FaultContext, fault: Fault): Undo | null {
  const { plant } = context;
  const { target } = fault;
  if (target.type === 'wire') return strikeWire(plant, target.wire, fault);
  if (target.type !== 'component' && target.type !== 'instance') return null;
  const station = plant.stations.get(target.component);
  if (!station) return null;
  switch (fault.fault) {
    case 'crash': {
      const struck =
        target.type === 'instance'
          ? station.instances.slice(target.instance, target.instance + 1)
          : [...station.instances];
      for (const instance of struck) crash(context, station, instance);
      return null;
    }
    case 'outage':
      return outage(context, station);
    case 'hang':
      return hang(context, station);
    case 'cpu-throttle':
      return throttle(station, fault.magnitude ?? 1);
    case 'error-rate':
      station.group.errorRatio = fault.magnitude ?? 0;
      return () => {
        station.group.errorRatio = 0;
      };
    case 'cache-flush':
      station.group.devices?.memory?.clear();
      return null;
    default:
      return null;
  }
}

function strikeWire(plant: Plant, wire: string, fault: Fault): Undo | null {
  const link = [...plant.links].find(([id]) => id === wire)?.[1];
  if (!link) return null;
  const magnitude = fault.magnitude ?? 0;
  switch (fault.fault) {
    case 'latency':
      link.addedMs += magnitude;
      return () => {
        link.addedMs -= magnitude;
      };
    case 'loss':
      link.addedLoss = magnitude;
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

/** More instances boot, fewer drain: those that go take nothing new and end what they have. */
export function resize(context: FaultContext, station: Station, wanted: number): void {
  const hardware = stationPlanOf(station.plan);
  if (!hardware) return;
  while (station.instances.length > wanted) {
    const instance = station.instances.pop();
    if (!instance) break;
    instance.state = 'draining';
    instance.up.set(now(), 0);
  }
  while (station.instances.length < wanted) {
    const instance = addInstance(station);
    const sibling = station.instances[0];
    if (sibling) Object.assign(instance.memory, sibling.memory);
    setUp(context, station, instance, false);
    instance.state = 'booting';
    const stream = createStream(context.plant.seed, idNumber(station.id), instance.ordinal * 1000, purposes.boot);
    after(sampleStream(compileDistribution(hardware.bootMs), stream), () => {
      if (instance.state !== 'booting') return;
      setUp(context, station, instance, true);
      leadSites(context.plant);
      context.emit({
        type: 'recovered',
        severity: 'note',
        place: station.id,
        text: `Up: ${nameOf(context.plant.stage, station.id)}, instance ${station.instances.indexOf(instance) + 1}`,
      });
    });
  }
}
