/** The lines of a stage: a wire whose module stands in several hosts is drawn from each of them. */
import { hostsOf, moduleOfNeed, type ComponentId, type Stage, type Wire } from '#design';

/** The id on the sheet of a wire's leg from one component to another. */
export const legId = (wire: string, from: string, to: string): string => `${wire}|${from}|${to}`;

/** The id of the wire that a leg is of. */
export const wireOfLeg = (leg: string): string => leg.slice(0, leg.indexOf('|'));

export function callersOf(stage: Stage, { from }: Wire): readonly ComponentId[] {
  if ('component' in from) return [from.component];
  const module = moduleOfNeed(stage, from.need);
  return module ? hostsOf(stage, module.id).map(({ id }) => id) : [];
}

function calleesOf(stage: Stage, { to }: Wire): readonly ComponentId[] {
  return 'component' in to ? [to.component] : hostsOf(stage, to.module).map(({ id }) => id);
}

export interface DrawnWire {
  readonly wire: Wire;
  readonly id: string;
  readonly source: ComponentId;
  readonly target: ComponentId;
  readonly trunk: string;
}

/** Every pair of parts that a wire joins on the sheet; what stays inside one frame is drawn there. */
export function drawnWires(stage: Stage): DrawnWire[] {
  return stage.wires.flatMap((wire) =>
    callersOf(stage, wire).flatMap((source) =>
      calleesOf(stage, wire)
        .filter((target) => target !== source)
        .map((target) => ({
          wire,
          id: legId(wire.id, source, target),
          source,
          target,
          trunk: `${source}|${target}|${wire.protocol}`,
        })),
    ),
  );
}
