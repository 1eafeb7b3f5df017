/** What a scaling policy asks for, told without a run: bounds at an instant, and instances for what was measured. */
import type { ComponentPlan } from '#catalog';
import type { AutoscalingPolicy, Component } from '#design';

/** The policy by which a host grows; other kinds do not, and instances on demand are as many as there are requests. */
export const scalingOf = ({ hostPolicy }: Component, plan: ComponentPlan): AutoscalingPolicy | null =>
  plan.type === 'host' && !plan.onDemand ? (hostPolicy?.autoscaling ?? null) : null;

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Those of the last entry of the schedule that has come. */
export function boundsAt({ min, max, schedule }: AutoscalingPolicy, atMs: number): Bounds {
  const come = schedule.filter((entry) => entry.atMs <= atMs).toSorted((a, b) => a.atMs - b.atMs);
  const bounds = come.at(-1) ?? { min, max };
  return { min: bounds.min, max: Math.max(bounds.min, bounds.max) };
}

export const within = (count: number, { min, max }: Bounds): number => Math.min(max, Math.max(min, count));

/** Sums of parts, such as 50 x 89.25 / 75, come out a hair beside a whole number: that hair starts no instance. */
const hair = 1e-9;

/** Instances wanted for what was measured, bounds aside; null = near enough to the target as it is. */
export function desiredInstances(
  { target, tolerance }: AutoscalingPolicy,
  ready: number,
  measured: number,
): number | null {
  const ratio = measured / target;
  if (Math.abs(ratio - 1) <= tolerance + hair) return null;
  return Math.ceil(ready * ratio * (1 - hair));
}

/** How far a decision goes from the number that there is: never beyond the bounds, nor further than a step. */
export function nextNumber({ maxStep }: AutoscalingPolicy, desired: number, present: number, bounds: Bounds): number {
  const most = maxStep ?? Number.POSITIVE_INFINITY;
  const wanted = within(desired, bounds);
  return Math.min(present + most, Math.max(present - most, wanted));
}
