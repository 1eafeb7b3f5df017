/** Hosts whose instances are made when somebody asks for one: what an instance is made of, how long its start takes, who hears of it. */
import type { OnDemandPlan } from '#catalog';
import { idNumber, runtimeOf } from '#design';
import {
  causes,
  compileDistribution,
  createStream,
  Instance,
  killAlone,
  machine,
  OnDemand,
  purposes,
  sampleStream,
  type OnDemandHooks,
  type OnDemandOptions,
} from '#engine';
import { limitsOf, newInstance, stationPlanOf, unlimited } from './compile-stations';
import type { Plant, Station } from './plant';
import { openPoolsOf } from './pools';
import { setSpeed } from './speeds';

/** The plan of a host whose instances are made on demand; null = its instances stand there, or it is no host. */
export const onDemandOf = ({ plan }: Station): OnDemandPlan | null => (plan.type === 'host' ? plan.onDemand : null);

/** The door, through which everybody comes; nobody works there. */
const doorLimits = ({ waitingPlaces }: OnDemandPlan) => ({
  slots: 0,
  queue: unlimited(waitingPlaces),
  vcpus: Number.POSITIVE_INFINITY,
  speed: 1,
});

function optionsOf(station: Station, plan: OnDemandPlan): OnDemandOptions {
  return {
    slots: unlimited(stationPlanOf(station.plan)?.workers ?? null),
    limit: unlimited(plan.concurrencyLimit),
    kept: plan.provisioned,
    keepAliveMs: plan.keepAliveMs,
    longestMs: unlimited(plan.timeLimitMs),
    starts: plan.burst && { burst: plan.burst.instances, perMs: plan.burst.perSecond / 1000 },
    payloadBytes: unlimited(plan.payloadBytes),
    stepMs: plan.billingStepMs,
    countsStarts: plan.billsColdStart,
  };
}

/** Streams from which starts are drawn: of the environment, and of each module's runtime. */
function startTimes(plant: Plant, station: Station): () => number {
  const streams = new Map<number, number>();
  const draw = (ordinal: number, row: number): number => {
    const known = streams.get(ordinal);
    const stream = known ?? createStream(plant.seed, idNumber(station.id), ordinal, purposes.boot);
    if (known === undefined) streams.set(ordinal, stream);
    return sampleStream(row, stream);
  };
  return () => {
    const plan = onDemandOf(station);
    if (!plan) return 0;
    const { document, stage } = plant;
    let runtimeMs = 0;
    for (const module of stage.modules.filter(({ id }) => station.component.modules.includes(id))) {
      const { coldStartMs } = runtimeOf(document, module);
      if (coldStartMs) runtimeMs = Math.max(runtimeMs, draw(idNumber(module.id), compileDistribution(coldStartMs)));
    }
    return draw(0, compileDistribution(plan.environmentMs)) + plan.packageMs + runtimeMs;
  };
}

function hooksOf(plant: Plant, station: Station): OnDemandHooks {
  return {
    make: () => newInstance(station),
    renew(instance) {
      const { door } = station.group.onDemand!;
      Object.assign(instance.limits, limitsOf(station.plan), { queue: Number.POSITIVE_INFINITY });
      Object.assign(instance.memory, station.memory, { leaked: 0, pooled: 0 });
      instance.poolLimit = 1;
      instance.silent = door.silent;
      instance.throttle = door.throttle;
      setSpeed(instance);
    },
    startMs: startTimes(plant, station),
    started(instance) {
      openPoolsOf(plant, station, instance);
      for (const hears of station.startListeners) hears(instance);
    },
    changed(instance) {
      const { instances, roster } = station;
      if (instance.state === 'up') roster.enters(instance);
      else roster.leaves(instance);
      roster.recount(instances);
    },
    overdue: (visit, instance) => killAlone(visit, instance, causes.failed),
  };
}

/** A station gets its door. Its first instances stand ready when all that they need is there. */
export function addOnDemand(plant: Plant, station: Station, plan: OnDemandPlan): void {
  const { group } = station;
  const door = new Instance(machine.world.instances.length, group.row, -1, doorLimits(plan));
  machine.world.instances.push(door);
  group.onDemand = new OnDemand(door, group, optionsOf(station, plan), [hooksOf(plant, station), plant.account]);
  station.instances = group.onDemand.live;
}

/** New numbers for a station that runs. */
export function configureOnDemand(station: Station): void {
  const { onDemand } = station.group;
  const plan = onDemandOf(station);
  if (!onDemand || !plan) return;
  Object.assign(onDemand.door.limits, doorLimits(plan));
  for (const instance of station.instances) instance.limits.queue = Number.POSITIVE_INFINITY;
  onDemand.configure(optionsOf(station, plan));
}

/** What is provisioned stands ready at the start. */
export function standReady({ stations }: Plant): void {
  for (const { group } of stations.values()) group.onDemand?.keep(true);
}

/** Who is called and struck for a whole station: the door where there is one, else all instances. */
export const frontOf = ({ group, instances }: Station): readonly Instance[] =>
  group.onDemand ? [group.onDemand.door] : instances;
