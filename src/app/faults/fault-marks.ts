/** Which faults in force strike a place, as short words. */
import {
  faultMark,
  instanceWords,
  moduleOf,
  operationOf,
  type Component,
  type Fault,
  type Kinds,
  type Stage,
} from '#design';

/** A part of a sheet, or the wires of a trunk. */
export type MarkedPlace =
  | { readonly stage: Stage; readonly component: Component; readonly kinds: Kinds }
  | { readonly wires: readonly string[] };

/** The words of all faults that strike a place, each once; oldest first. */
export function faultMarks(place: MarkedPlace, faults: readonly { readonly fault: Fault }[]): readonly string[] {
  const marks = faults.flatMap(({ fault }) => {
    const struck = 'wires' in place ? struckWires(place.wires, fault) : struckIn(place, fault);
    return struck === false ? [] : faultMark(fault, struck);
  });
  return [...new Set(marks)];
}

/** What of a place is struck: null = all of it, false = nothing. */
type Struck = string | null | false;

const struckWires = (wires: readonly string[], { target }: Fault): Struck =>
  target.type === 'wire' && wires.includes(target.wire) && null;

function struckIn(
  { stage, component, kinds }: Extract<MarkedPlace, { component: Component }>,
  { target }: Fault,
): Struck {
  switch (target.type) {
    case 'component':
    case 'share':
      return target.component === component.id && null;
    case 'instance':
      return target.component === component.id && instanceWords(kinds, component, target.instance);
    case 'module':
      return component.modules.includes(target.module) && (moduleOf(stage, target.module)?.name ?? null);
    case 'operation': {
      const found = operationOf(stage, target.operation);
      return found !== undefined && component.modules.includes(found.module.id) && found.operation.name;
    }
    case 'zone':
      return component.zones.includes(target.zone) && null;
    case 'traffic-class':
      return component.trafficClasses.includes(target.trafficClass) && null;
    case 'wire':
      return false;
  }
}
