/** What the users of a source met in the last second: counts of its classes add up, times are those of the class that fared worst. */
import { failureCauses } from '#design';
import type { Flow } from './flows';
import type { SourceFigures } from './meters';
import { placesOf } from './places-of';
import { flowColumns, type FlowColumn } from './snapshot';

const place = placesOf(flowColumns);

export class SourceMeter implements SourceFigures {
  private readonly flows: readonly Flow[];
  offered = 0;
  goodput = 0;
  bad = 0;
  p99Ms = Number.NaN;
  meanMs = Number.NaN;

  /** `flows` are those of its classes. */
  constructor(flows: readonly Flow[]) {
    this.flows = flows;
  }

  /** Reads what its flows show. */
  read(): this {
    this.offered = this.sum('offered');
    this.goodput = this.sum('goodput');
    this.bad = this.sum('late');
    for (const cause of failureCauses) this.bad += this.sum(cause);
    this.p99Ms = this.worst('p99Ms');
    this.meanMs = this.worst('meanMs');
    return this;
  }

  private sum(column: FlowColumn): number {
    let total = 0;
    for (const { columns } of this.flows) total += columns[place[column]]!;
    return total;
  }

  private worst(column: FlowColumn): number {
    let most = Number.NaN;
    for (const { columns } of this.flows) {
      const figure = columns[place[column]]!;
      if (figure > most || Number.isNaN(most)) most = figure;
    }
    return most;
  }
}
