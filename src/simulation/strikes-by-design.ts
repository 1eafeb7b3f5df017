/** Faults of things that have no row in the engine: an operation, a credential, a quota, a traffic class. The programs, the leads and the rates follow them. */
import type { Fault } from '#design';
import { factors } from '#engine';
import type { FaultContext, Undo } from './faults';
import { eitherOf } from './overlaps';
import type { Plant } from './plant';
import { leadSites } from './routing';

/** More of a multiple would be more than any run can hold. */
const mostSurge = 10_000;

/** A share of what an operation does ends in an error, in whatever host its module stands; the same requests in every stage. */
export function strikeOperation(
  { plant, recompile }: FaultContext,
  id: string,
  { fault, magnitude }: Fault,
): Undo | null {
  if (fault !== 'error-rate') return null;
  const { operations, errorFactors } = plant.struck;
  const lift = operations.lay([id], Math.min(1, Math.max(0, magnitude ?? 0)));
  if (errorFactors.has(id)) setErrors(plant, id);
  else {
    errorFactors.set(id, []);
    recompile();
  }
  return () => {
    lift();
    setErrors(plant, id);
  };
}

function setErrors({ struck: { operations, errorFactors } }: Plant, id: string): void {
  for (const row of errorFactors.get(id) ?? []) factors[row] = eitherOf(operations.on(id));
}

/** More users come than the design says, or fewer. */
export function strikeClass(
  { plant, ratesChanged }: FaultContext,
  id: string,
  { fault, magnitude }: Fault,
): Undo | null {
  if (fault !== 'traffic-surge') return null;
  const lift = plant.struck.classes.lay([id], Math.min(mostSurge, Math.max(0, magnitude ?? 1)));
  ratesChanged();
  return () => {
    lift();
    ratesChanged();
  };
}

/** What comes over these wires is not let in any more. */
export function expire(plant: Plant, wires: readonly string[]): Undo {
  const lift = plant.struck.wires.lay(wires, 1);
  leadSites(plant);
  return () => {
    lift();
    leadSites(plant);
  };
}

/** The wires over which a module calls. */
export function wiresOfModule({ stage }: Plant, module: string): readonly string[] {
  const needs = stage.modules.find(({ id }) => id === module)?.needs.map(({ id }) => id) ?? [];
  return stage.wires.flatMap(({ id, from }) => ('need' in from && needs.includes(from.need) ? id : []));
}

/** All calls of a component are throttled. */
export function usesUpQuota({ plant }: FaultContext, component: string): Undo {
  const lift = plant.struck.quotas.lay([component], 1);
  leadSites(plant);
  return () => {
    lift();
    leadSites(plant);
  };
}
