/** Dollars an hour that a component's use in the last second would come to. */
import type { Plant } from './plant';

/** NaN = the component has no price. */
export function runningCost(_plant: Plant, _component: string, _seconds: number): number {
  return Number.NaN;
}
