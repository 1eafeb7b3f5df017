/** Health as routers see it: by their own checks, some time after the fact. */
import { after, now, type Instance } from '#engine';
import type { FaultContext } from './faults';
import type { Plant, Station } from './plant';

/** Something happened to an instance: the other nodes of its store hear of it, and routers notice later. */
export function instanceChanged(context: FaultContext, station: Station, instance: Instance, isBack: boolean): void {
  noticeLater(context.plant, instance, isBack);
  station.cluster?.heard(context, instance);
}

/** Each router notices by its own checks: every interval from t = 0, so many bad or good ones in a row, a silent one after the check's timeout. */
function noticeLater(plant: Plant, instance: Instance, healthy: boolean): void {
  const { epoch } = instance;
  for (const router of plant.stations.values()) {
    if (router.plan.type !== 'router' || !router.plan.router.health) continue;
    const { intervalMs, timeoutMs, unhealthyAfter, healthyAfter } = router.plan.router.health;
    const checks = healthy ? healthyAfter : unhealthyAfter;
    const at = nextMultiple(intervalMs) + (checks - 1) * intervalMs + (instance.silent && !healthy ? timeoutMs : 0);
    after(at - now(), () => {
      const isWell = instance.state === 'up' && !instance.silent;
      if (isWell !== healthy || (!healthy && instance.epoch !== epoch)) return;
      setHealth(plant, router, instance, healthy);
    });
  }
}

/** A new instance gets nothing from a router before that has found it well; calls back when all that lead to it have. */
export function checkFirst(plant: Plant, instance: Instance, then: () => void): void {
  const { epoch } = instance;
  const routers = [...plant.stations.values()].filter((router) => leadsTo(plant, router, instance));
  let waits = routers.length;
  if (waits === 0) return then();
  for (const router of routers) {
    setHealth(plant, router, instance, false);
    const check = () => {
      if (instance.epoch !== epoch || instance.state !== 'up') return;
      if (instance.silent) return after(untilCheck(router), check);
      setHealth(plant, router, instance, true);
      waits--;
      if (waits === 0) then();
    };
    after(untilCheck(router), check);
  }
}

/** Whether a router that checks whom it leads to leads there. */
function leadsTo({ targets }: Plant, { id, plan }: Station, instance: Instance): boolean {
  if (plan.type !== 'router' || !plan.router.health) return false;
  return targets.some(({ caller, site }) => caller === id && site.to(instance.row));
}

function untilCheck({ plan }: Station): number {
  const intervalMs = plan.type === 'router' ? (plan.router.health?.intervalMs ?? 0) : 0;
  return nextMultiple(intervalMs) - now();
}

/** The next of the instants that are multiples of so many ms, later than now. */
const nextMultiple = (ms: number): number => Math.ceil((now() + 1e-6) / ms) * ms;

function setHealth(plant: Plant, router: Station, instance: Instance, healthy: boolean): void {
  for (const { site, caller } of plant.targets)
    if (caller === router.id && site.to(instance.row))
      for (const device of router.instances) site.chooserOf(device).setHealth(instance.row, healthy);
}
