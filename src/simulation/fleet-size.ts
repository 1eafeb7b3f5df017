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
  loseLasting,
  now,
  purposes,
  sampleStream,
  type Instance,
} from '#engine';
import { addInstance, stationPlanOf } from './compile-stations';
import { enterService, labelOf, outages, setUp, type FaultContext } from './faults';
import { fitMemory } from './fit-memory';
import { checkFirst } from './health';
import type { Station } from './plant';
import type { Version } from './versions';
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
  station.versions.install(instance, station.versions.next);
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
    if (outages.on(instance).length > 0) {
      instance.state = 'down';
      return;
    }
    roster.awaitsCheck(instance);
    setUp(context, station, instance, true);
    leadSites(context.plant);
    openPoolsOf(context.plant, station, instance);
    station.cluster?.heard(context, instance);
    checkFirst(context.plant, instance, () => takeIntoService(context, station, instance));
    roster.recount(station.instances);
  });
}

function takeIntoService(context: FaultContext, station: Station, instance: Instance): void {
  station.roster.checked(instance);
  enterService(station, instance);
  station.roster.recount(station.instances);
  const text = `Up: ${labelOf(context, station, instance)}`;
  context.emit({ type: 'recovered', severity: 'note', place: station.id, text });
}

/**
 * An instance goes out, and starts again as another version when it has ended what it holds. The last that is up closes its door at once: there is nobody to whom
 * routers could send instead.
 */
export function restartAs(context: FaultContext, station: Station, instance: Instance, how: Restart): void {
  const isLast = station.instances.every((each) => each === instance || each.state !== 'up');
  setUp(context, station, instance, false);
  instance.state = isLast ? 'closing' : 'draining';
  station.roster.recount(station.instances);
  leadSites(context.plant);
  drain(station, instance, how.drainMs, () => {
    if (!station.instances.includes(instance) || context.plant.stations.get(station.id) !== station) return;
    leave(instance);
    instance.memory.leaked = 0;
    station.versions.install(instance, how.version());
    fitMemory(context.plant, station);
    boot(context, station, instance);
    station.roster.recount(station.instances);
    leadSites(context.plant);
  });
}

export interface Restart {
  readonly drainMs: number;
  /** Asked when it is empty. */
  readonly version: () => Version;
}

function stopYoungest(context: FaultContext, station: Station, drainMs: number): void {
  const youngest = station.instances.at(-1);
  if (youngest) stop(context, station, youngest, drainMs);
}

/** One that stops for good. Whoever stops some leads the sites anew. */
export function stop(context: FaultContext, station: Station, instance: Instance, drainMs: number): void {
  const { roster } = station;
  const isUp = instance.state === 'up';
  station.instances = station.instances.filter((each) => each !== instance);
  setUp(context, station, instance, false);
  instance.state = isUp ? 'draining' : 'gone';
  if (!isUp) return leave(instance);
  loseLasting(instance);
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
