/** A module in a group, and what it did there since the start. */
import { cells, claimCells } from './cells';
import { int32Column } from './columns';

/** Places in its row: operations begun and ended badly, ms of CPU that they asked for and that they took from beginning to end. */
export const unitCells = { arrivals: 0, failures: 1, cpuMs: 2, responseMs: 3 } as const;

const maxUnits = 1 << 16;
/** Where the rows of units begin. */
export const unitRows = int32Column(maxUnits);

export class Unit {
  readonly group: number;
  /** Fault: share of its operations that end in an error. */
  errorRatio = 0;
  private readonly at = claimCells(4);

  constructor(row: number, group: number) {
    if (row >= maxUnits) throw new RangeError(`a run has at most ${maxUnits} modules in hosts`);
    this.group = group;
    unitRows[row] = this.at;
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
