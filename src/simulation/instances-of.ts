import type { ComponentPlan } from '#catalog';
import { stationPlanOf } from './compile-stations';

/** How many instances a component is configured to have; sources and routers are one logical device. */
export function instancesOf(plan: ComponentPlan | undefined): number {
  if (!plan) return 0;
  return stationPlanOf(plan)?.instances ?? 1;
}
