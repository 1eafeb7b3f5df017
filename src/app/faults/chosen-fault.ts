/** Which entry of the menu a fault of a document is. */
import type { Fault, FaultTarget } from '#design';
import type { FaultChoice, FaultPlace } from './fault-choice';

export interface ChosenFault {
  readonly place: FaultPlace;
  readonly choice: FaultChoice;
  /** Its place among the targets of the choice. */
  readonly target: number;
}

const isSame = (a: FaultTarget, b: FaultTarget): boolean => {
  const [one, other] = [Object.entries(a), b as unknown as Readonly<Record<string, unknown>>];
  return one.length === Object.keys(b).length && one.every(([key, value]) => other[key] === value);
};

/** Null = what it strikes is not there, or such a fault cannot be there. */
export function choiceOf(places: readonly FaultPlace[], { fault, target }: Fault): ChosenFault | null {
  for (const place of places)
    for (const choice of place.choices) {
      const at = choice.fault === fault ? choice.targets.findIndex((each) => isSame(each.target, target)) : -1;
      if (at >= 0) return { place, choice, target: at };
    }
  return null;
}

/** How strong a fault is, in the unit of its field. */
export function strengthOf({ magnitude }: FaultChoice, fault: Fault): number {
  const given = fault.magnitude ?? magnitude?.initial ?? 0;
  // Shares are kept as ratios.
  return magnitude?.unit === '%' && fault.magnitude !== null ? Number((given * 100).toPrecision(12)) : given;
}
