/** Columns of a wire between one of its callers and one of those it leads to, over the last whole second. */
import type { ComponentId, Wire } from '#design';
import { machine, now, readTally, tallyCells, tallySize, type Link } from '#engine';
import { isCut } from './cut-second';
import { Marks } from './marks';
import { placesOf } from './places-of';
import type { Plant, Station } from './plant';
import { legColumns, type Leg } from './snapshot';

const place = placesOf(legColumns);

export class LegMeter {
  readonly leg: Leg;
  private readonly link: Link;
  private readonly caller: Station;
  private readonly tally: number;
  private readonly sinceMs = now();
  private readonly marks = new Marks(tallySize);
  readonly columns = new Float64Array(legColumns.length).fill(Number.NaN);

  constructor(leg: Leg, link: Link, { caller, called }: { readonly caller: Station; readonly called: Station }) {
    this.leg = leg;
    this.link = link;
    this.caller = caller;
    this.tally = link.tallies.of(caller.group.row, called.group.row);
    readTally(this.tally, this.marks.next());
  }

  /** Whether it measures what a meter of the stage as it is now would. */
  isOf({ leg, link, caller }: LegMeter): boolean {
    return this.link === link && this.caller === caller && this.leg.to === leg.to;
  }

  closeSecond(seconds: number): void {
    readTally(this.tally, this.marks.next());
    if (isCut(this.sinceMs, seconds)) return;
    const { columns, marks } = this;
    const answered = marks.grown(tallyCells.answered);
    columns[place.rate] = marks.grown(tallyCells.sent) / seconds;
    columns[place.errorRate] = marks.grown(tallyCells.failed) / seconds;
    columns[place.meanLatencyMs] = answered > 0 ? marks.grown(tallyCells.latencySum) / answered : Number.NaN;
    columns[place.hitShare] = answered > 0 ? marks.grown(tallyCells.hits) / answered : Number.NaN;
    columns[place.breakerOpen] = this.isBreakerOpen() ? 1 : 0;
  }

  private isBreakerOpen(): boolean {
    if (this.link.breakers.opened === 0) return false;
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
