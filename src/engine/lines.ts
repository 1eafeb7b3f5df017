/** Entries in a line, each of which can step out of its place and go to the end: links instead of a map that is filled anew at every use. */
export interface Place<Entry> {
  readonly entry: Entry;
  before: Place<Entry> | null;
  after: Place<Entry> | null;
  isTaken: boolean;
}

export const placeOf = <Entry>(entry: Entry): Place<Entry> => ({ entry, before: null, after: null, isTaken: false });

export class Line<Entry> {
  private first: Place<Entry> | null = null;
  private last: Place<Entry> | null = null;

  /** Who has stood here longest; null = nobody stands here. */
  get head(): Entry | null {
    return this.first === null ? null : this.first.entry;
  }

  /** Goes to the end, from wherever it stood. */
  toEnd(place: Place<Entry>): void {
    if (place === this.last) return;
    this.leave(place);
    place.before = this.last;
    if (this.last === null) this.first = place;
    else this.last.after = place;
    this.last = place;
    place.isTaken = true;
  }

  leave(place: Place<Entry>): void {
    if (!place.isTaken) return;
    const { before, after } = place;
    if (before === null) this.first = after;
    else before.after = after;
    if (after === null) this.last = before;
    else after.before = before;
    place.before = null;
    place.after = null;
    place.isTaken = false;
  }

  clear(): void {
    this.first = null;
    this.last = null;
  }
}
