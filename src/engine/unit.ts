/** A module in a group, and what it did there since the start. */
import { cells, claimCells } from './cells';
import { narrow, narrowRows } from './kernel';
import * as slots from './kernel/tables/slots';
import * as unitCells from './kernel/tables/unit-cells';

/** Where the rows of units begin. */
export const unitRows = narrow(Int32Array, slots.unitRows);

export class Unit {
  readonly row: number;
  readonly group: number;
  private readonly at = claimCells(unitCells.size);

  constructor(row: number, group: number) {
    if (row >= narrowRows) throw new RangeError(`a run has at most ${narrowRows} modules in hosts`);
    this.row = row;
    this.group = group;
    unitRows[row] = this.at;
  }

  /** Fault: share of its operations that end in an error. */
  get errorRatio(): number {
    return cells[this.at + unitCells.errorRatio]!;
  }

  set errorRatio(share: number) {
    cells[this.at + unitCells.errorRatio] = share;
  }

  get arrivals(): number {
    return cells[this.at]!;
  }

  get failures(): number {
    return cells[this.at + unitCells.failures]!;
  }

  get cpuMs(): number {
    return cells[this.at + unitCells.cpuMs]!;
  }

  get responseSum(): number {
    return cells[this.at + unitCells.responseMs]!;
  }
}
