/** Columns of a wire between one of its callers and one of those it leads to, over the last whole second. */
import type { ComponentId, Wire } from '#design';
import { machine, now, type Link, tallyOfRows, type Tally } from '#engine';
import { isCut } from './cut-second';
import type { Plant, Station } from './plant';
import { legColumns, type Leg } from './snapshot';

export class LegMeter {
  readonly leg: Leg;
  private readonly link: Link;
  private readonly caller: Station;
  private readonly tally: number;
  private readonly sinceMs = now();
  private before: Tally;
  readonly columns = new Float64Array(legColumns.length).fill(Number.NaN);

  constructor(leg: Leg, link: Link, { caller, called }: { readonly caller: Station; readonly called: Station }) {
    this.leg = leg;
    this.link = link;
    this.caller = caller;
    this.tally = link.tallies.of(caller.group.row, called.group.row);
    this.before = tallyOfRows([this.tally]);
  }

  /** Whether it measures what a meter of the stage as it is now would. */
  isOf({ leg, link, caller }: LegMeter): boolean {
    return this.link === link && this.caller === caller && this.leg.to === leg.to;
  }

  closeSecond(seconds: number): void {
    const { before, tally } = this;
    const mark = tallyOfRows([tally]);
    this.before = mark;
    if (isCut(this.sinceMs, seconds)) return;
    const answered = mark.answered - before.answered;
    const mean = (sum: number) => (answered > 0 ? sum / answered : Number.NaN);
    this.columns.set([
      (mark.sent - before.sent) / seconds,
      (mark.failed - before.failed) / seconds,
      mean(mark.latencySum - before.latencySum),
      mean(mark.hits - before.hits),
      this.isBreakerOpen() ? 1 : 0,
    ]);
  }

  private isBreakerOpen(): boolean {
    const callers = new Set(this.caller.instances.map(({ row }) => row));
    for (const { link, caller, breaker } of machine.world.linkStates.values())
      if (link === this.link && callers.has(caller) && breaker?.isOpen(now())) return true;
    return false;
  }
}

/** One for each pair of components that a wire joins; what stays within a host crosses nothing. */
export function meterLegs(plant: Plant): LegMeter[] {
  return plant.stage.wires.flatMap((wire) => {
    const link = plant.links.get(wire.id);
    if (!link) return [];
    return callersOf(plant, wire).flatMap((from) =>
      calledBy(plant, wire).flatMap((to) => {
        const [caller, called] = [plant.stations.get(from), plant.stations.get(to)];
        return from !== to && caller && called
          ? [new LegMeter({ wire: wire.id, from, to }, link, { caller, called })]
          : [];
      }),
    );
  });
}

function callersOf({ stage }: Plant, { from }: Wire): readonly ComponentId[] {
  if ('component' in from) return [from.component];
  const { need } = from;
  const module = stage.modules.find(({ needs }) => needs.some(({ id }) => id === need));
  return stage.components.filter(({ modules }) => module && modules.includes(module.id)).map(({ id }) => id);
}

function calledBy({ stage }: Plant, { to }: Wire): readonly ComponentId[] {
  if ('component' in to) return [to.component];
  return stage.components.filter(({ modules }) => modules.includes(to.module)).map(({ id }) => id);
}
