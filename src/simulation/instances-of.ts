import type { ComponentPlan } from '#catalog';
import { stationPlanOf } from './compile-stations';

/** How many instances a component is configured to have, as those who call it see them; sources, routers and doors of instances on demand are one. */
export function instancesOf(plan: ComponentPlan | undefined): number {
  if (!plan) return 0;
  return isOnDemand(plan) ? 1 : (stationPlanOf(plan)?.instances ?? 1);
}

export const isOnDemand = (plan: ComponentPlan | undefined): boolean => plan?.type === 'host' && plan.onDemand !== null;
