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
  for (const { site, caller } of plant.targets)
    if (caller === router.id && site.to(instance.row))
      for (const device of router.instances) site.chooserOf(device).setHealth(instance.row, healthy);
}
