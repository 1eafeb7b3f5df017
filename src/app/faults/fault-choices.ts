/** Which faults a person can cause, and where. */
import { faultWords, placementOf, wireWords, type Fault, type FaultTarget, type Names, type Zone } from '#design';
import { all, type FaultChoice, type FaultPlace } from './fault-choice';
import { ofComponent } from './faults-of-parts';
import { ofSource, ofWire } from './faults-of-traffic';

/**
 * Everything that can be struck in a stage. Sources of traffic cannot fail: they are the people, of whom more may come. Faults of a wire strike messages, and within a process
 * there are none.
 */
export function faultPlaces(names: Names): readonly FaultPlace[] {
  const { stage, kinds, classes } = names;
  const components = stage.components.flatMap((component): FaultPlace[] => {
    const kind = kinds.get(component.kind);
    if (!kind) return [];
    const choices = kind.generatesTraffic ? ofSource(component, classes) : ofComponent(component, kind, names);
    return choices.length > 0 ? [{ id: component.id, label: component.name, choices }] : [];
  });
  const wires = stage.wires
    .filter((wire) => placementOf(stage, wire) !== 'in-process')
    .map((wire): FaultPlace => ({ id: wire.id, label: `wire ${wireWords(stage, wire)}`, choices: ofWire(wire) }));
  return [...components, ...stage.zones.map(ofZone), ...wires];
}

/** All that stands in a zone, and what was dealt to it of what stands in several. */
function ofZone({ id, name }: Zone): FaultPlace {
  const outage: FaultChoice = {
    fault: 'zone-outage',
    label: faultWords['zone-outage'].cause,
    text: 'All that stands in it is silent: callers wait for their timeouts until health checks leave it out.',
    magnitude: null,
    targets: all({ type: 'zone', zone: id }),
  };
  return { id, label: /^zone\b/iu.test(name) ? name : `zone ${name}`, choices: [outage] };
}

/** The fault as the simulation takes it: shares are ratios. */
export function faultOf({ fault, magnitude }: FaultChoice, target: FaultTarget, strength: number): Fault {
  const given = magnitude === null ? null : magnitude.unit === '%' ? strength / 100 : strength;
  return { fault, target, magnitude: given, recurrence: null };
}
