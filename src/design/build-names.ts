/** Names to ids for written-out designs: each name of each sort is given one id when it is first used, in all stages the same. */
import { idOf } from './ids';
import type { IdOfSort, IdSort } from './ids';

export class BuildNames {
  private readonly numbers = new Map<string, number>();

  /** The id of a name. Operations and needs are named `module.operation` and `module.need`. */
  id<Sort extends IdSort>(sort: Sort, name: string): IdOfSort[Sort] {
    const key = `${sort} ${name}`;
    const number = this.numbers.get(key) ?? this.numbers.size + 1;
    this.numbers.set(key, number);
    return idOf(sort, number);
  }

  /** Every name of a sort that was asked for, in that order. */
  all(sort: IdSort): readonly string[] {
    const beginning = `${sort} `;
    return [...this.numbers.keys()]
      .filter((key) => key.startsWith(beginning))
      .map((key) => key.slice(beginning.length));
  }

  /** The first number that no name has. */
  get nextId(): number {
    return this.numbers.size + 1;
  }
}
