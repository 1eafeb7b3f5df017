/**
 * Instances that come and go. More of them boot, and serve after their first good check; fewer drain: those that go take nothing new and end what they
 * hold, or lose it when their time for that is over.
 */
import { idNumber } from '#design';
import {
  after,
  compileDistribution,
  createStream,
  isHeldBack,
  killVisits,
  now,
  purposes,
  sampleStream,
  type Instance,
} from '#engine';
import { addInstance, stationPlanOf } from './compile-stations';
import { labelOf, setUp, type FaultContext } from './faults';
import { fitMemory } from './fit-memory';
import { checkFirst } from './health';
import type { Station } from './plant';
import { openPoolsOf } from './pools';
import { leadSites } from './routing';

/** An instance that drains is looked at so often. */
const lookMs = 100;

/** Brings a component to so many instances: the youngest go first. */
export function resize(context: FaultContext, station: Station, count: number, drainMs: number): void {
  if (station.group.onDemand || station.instances.length === count) return;
  while (station.instances.length > count) stopYoungest(context, station, drainMs);
  while (station.instances.length < count) startInstance(context, station);
  station.roster.recount(station.instances);
  leadSites(context.plant);
}

/** One more instance boots. Whoever starts some leads the sites anew when all are there. */
export function startInstance(context: FaultContext, station: Station): Instance {
  const instance = addInstance(station);
  fitMemory(context.plant, station);
  setUp(context, station, instance, false);
  boot(context, station, instance);
  return instance;
}

/** From its start to its first request: boot, then the first good check of each router that leads to it. */
export function boot(context: FaultContext, station: Station, instance: Instance): void {
  const hardware = stationPlanOf(station.plan);
  const { epoch } = instance;
  const { roster } = station;
  instance.state = 'booting';
  roster.starts++;
  const stream = createStream(context.plant.seed, idNumber(station.id), -roster.starts, purposes.boot);
  const bootMs = hardware ? sampleStream(compileDistribution(hardware.bootMs), stream) : 0;
  after(bootMs, () => {
    if (instance.state !== 'booting' || instance.epoch !== epoch) return;
    setUp(context, station, instance, true);
    roster.leaves(instance);
    leadSites(context.plant);
    openPoolsOf(context.plant, station, instance);
    station.cluster?.heard(context, instance);
    checkFirst(context.plant, instance, () => takeIntoService(context, station, instance));
    roster.recount(station.instances);
  });
}

function takeIntoService(context: FaultContext, station: Station, instance: Instance): void {
  station.roster.enters(instance);
  station.roster.recount(station.instances);
  const text = `Up: ${labelOf(context, station, instance)}`;
  context.emit({ type: 'recovered', severity: 'note', place: station.id, text });
}

function stopYoungest(context: FaultContext, station: Station, drainMs: number): void {
  const instance = station.instances.pop();
  if (!instance) return;
  const { roster } = station;
  const isUp = instance.state === 'up';
  setUp(context, station, instance, false);
  instance.state = isUp ? 'draining' : 'gone';
  if (!isUp) return leave(instance);
  roster.beginsDrain(instance);
  drain(station, instance, drainMs, () => {
    roster.endsDrain(instance);
    roster.recount(station.instances);
    leave(instance);
  });
}

/** What it kept for its calls is freed, and what is left in it fails. */
function leave(instance: Instance): void {
  instance.state = 'gone';
  instance.epoch++;
  killVisits(instance);
}

/** Calls back when nothing is left in an instance, or when its time is over. */
export function drain(station: Station, instance: Instance, drainMs: number, then: () => void): void {
  const untilMs = now() + drainMs;
  const { epoch } = instance;
  const look = () => {
    if (instance.epoch !== epoch || now() >= untilMs || !isHeldBack(instance, station.group)) then();
    else after(Math.min(lookMs, untilMs - now()), look);
  };
  look();
}
