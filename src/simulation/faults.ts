/** Faults and changes of fleets: what crashes, restarts, hangs, slows or goes; who notices, and when. */
import { idNumber } from '#design';
import {
  after,
  compileDistribution,
  createStream,
  killVisits,
  machine,
  now,
  purposes,
  resumeExecutions,
  sampleStream,
  serveNext,
  type Instance,
} from '#engine';
import { stationPlanOf } from './compile-stations';
import { instanceChanged } from './health';
import { nameOf } from './meters';
import { dieOnDemand } from './on-demand-faults';
import type { RunObserver } from './observer';
import { Overlaps } from './overlaps';
import type { Plant, Station } from './plant';
import { openPoolsOf } from './pools';
import type { RunEvent } from './snapshot';

/** An instance that stayed up this long starts its restart delays from the beginning again, ms. */
const calmMs = 600_000;
const longestRestartMs = 300_000;

export interface FaultContext {
  readonly plant: Plant;
  readonly emit: (event: Omit<RunEvent, 'atMs'>) => void;
  readonly upChanged: RunObserver['upChanged'];
  /** Programs are made anew, as after an edit. */
  readonly recompile: () => void;
  /** A fault acts on arrival rates from now on. */
  readonly ratesChanged: () => void;
}

/** Undoes a fault in force. */
export type Undo = () => void;

export function setUp({ upChanged }: FaultContext, station: Station, instance: Instance, isUp: boolean): void {
  if (instance.state === 'gone') return;
  if ((instance.state === 'up') !== isUp) station.group.up.change(now(), isUp ? 1 : -1);
  instance.state = isUp ? 'up' : 'down';
  instance.up.set(now(), isUp ? 1 : 0);
  haltCopies(instance, isUp);
  const { roster, instances } = station;
  if (isUp) enterService(station, instance);
  else roster.leaves(instance);
  roster.recount(instances);
  if (isUp) {
    serveNext(instance);
    resumeExecutions(instance);
  }
  upChanged?.(station.id, instances.filter(({ state }) => state === 'up').length, now());
}

/** The copies that a store keeps within itself stand still while it is down. */
function haltCopies({ devices }: Instance, isUp: boolean): void {
  for (const follower of devices?.copies?.followers ?? []) {
    if (isUp) follower.start();
    else follower.stop();
  }
}

/** It is up, and nobody has yet to find it well. */
export function enterService({ roster, rollout }: Station, instance: Instance): void {
  if (roster.enters(instance)) rollout?.entered(instance);
}

/** Nobody waits for it to start again. */
function endDraining(instance: Instance): void {
  instance.state = 'gone';
  killVisits(instance);
}

/** What is in an instance dies with it, but for executions whose state is kept elsewhere. */
export function endVisits({ group }: Station, instance: Instance): void {
  if (!group.executions?.rules.isDurable) killVisits(instance);
}

/** Name of an instance for people: its role, or its place among the others. */
export const labelOf = ({ plant }: FaultContext, station: Station, instance: Instance): string => {
  const role = station.cluster?.roleOf(instance) ?? `instance ${station.instances.indexOf(instance) + 1}`;
  return `${nameOf(plant.stage, station.id)}, ${role}`;
};

/** The instance dies with all that is in it and stays down until somebody starts it; false when it was not up. */
export function die(context: FaultContext, station: Station, instance: Instance): boolean {
  station.rollout?.died(instance);
  if (station.group.onDemand) return dieOnDemand(context, station, instance);
  if (instance.state === 'draining') endDraining(instance);
  if (instance.state !== 'up' && instance.state !== 'booting') return false;
  setUp(context, station, instance, false);
  instance.failed++;
  instance.epoch++;
  instance.memory.leaked = 0;
  endVisits(station, instance);
  station.group.devices?.memory?.clear();
  const text = `Crash: ${labelOf(context, station, instance)}`;
  context.emit({ type: 'crash', severity: 'critical', place: station.id, text });
  instanceChanged(context, station, instance, false);
  return true;
}

/** Instances that an outage holds down, whatever else struck them. */
export const outages = new Overlaps<Instance>(() => {});

/** A dead instance serves again, unless it is held down. */
export function revive(context: FaultContext, station: Station, instance: Instance): void {
  if (outages.on(instance).length > 0) return;
  setUp(context, station, instance, true);
  machine.world.openPools();
  openPoolsOf(context.plant, station, instance);
  const text = `Up again: ${labelOf(context, station, instance)}`;
  context.emit({ type: 'recovered', severity: 'note', place: station.id, text });
  instanceChanged(context, station, instance, true);
}

/** The instance dies, and starts again after its restart delay and boot. */
export function crash(context: FaultContext, station: Station, instance: Instance): void {
  if (!die(context, station, instance) || station.group.onDemand) return;
  instance.crashes = now() - instance.lastCrashMs > calmMs ? 1 : instance.crashes + 1;
  instance.lastCrashMs = now();
  const hardware = stationPlanOf(station.plan);
  let delay = hardware?.restartDelayMs ?? 10_000;
  for (let again = 1; again < instance.crashes; again++) delay *= hardware?.restartDelayFactor ?? 2;
  restartLater(context, station, instance, Math.min(longestRestartMs, delay));
}

function restartLater(context: FaultContext, station: Station, instance: Instance, delay: number): void {
  const { epoch } = instance;
  const hardware = stationPlanOf(station.plan);
  const ordinal = instance.ordinal * 1000 + instance.crashes;
  const stream = createStream(context.plant.seed, idNumber(station.id), ordinal, purposes.boot);
  const boot = hardware ? sampleStream(compileDistribution(hardware.bootMs), stream) : 0;
  after(delay + boot, () => {
    if (instance.epoch !== epoch || instance.state !== 'down' || station.fault === 'outage') return;
    revive(context, station, instance);
  });
}
