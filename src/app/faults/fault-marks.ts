/** Which faults in force strike a place, as short words. */
import { faultMark, type Component, type Fault } from '#design';

/** A component as far as a fault of a zone or module may strike it. */
export type Strikable = Pick<Component, 'id' | 'zones' | 'modules' | 'trafficClasses'>;

/** The words of all faults that strike one of these places, components or wires, each once; oldest first. */
export function faultMarks(
  components: readonly Strikable[],
  faults: readonly { readonly fault: Fault }[],
  places: readonly string[],
): readonly string[] {
  const here = faults.filter(({ fault }) => places.some((place) => isStruck(components, fault, place)));
  return [...new Set(here.map(({ fault }) => faultMark(fault)))];
}

function isStruck(components: readonly Strikable[], { target }: Fault, place: string): boolean {
  switch (target.type) {
    case 'component':
    case 'instance':
    case 'share':
      return target.component === place;
    case 'wire':
      return target.wire === place;
    case 'module':
      return components.some(({ id, modules }) => id === place && modules.includes(target.module));
    case 'zone':
      return components.some(({ id, zones }) => id === place && zones.includes(target.zone));
    case 'traffic-class':
      return components.some(({ id, trafficClasses }) => id === place && trafficClasses.includes(target.trafficClass));
    case 'operation':
      return false;
  }
}
