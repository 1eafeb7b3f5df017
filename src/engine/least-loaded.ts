/**
 * Members of equal weight by how many requests they have, so that one of those with the fewest is found without looking at all: members of the same load stand
 * together in a list, in any order.
 */
export class LeastLoaded {
  /** Members by load. */
  private readonly lists: number[][] = [];
  /** Load of each member, and its place in the list of that load. */
  private readonly loads: number[];
  private readonly places: number[];
  private lowest = 0;

  /** Loads of members 0, 1, ... now. */
  constructor(loads: readonly number[]) {
    this.loads = loads.slice();
    this.places = loads.map(() => 0);
    this.lowest = loads.length > 0 ? Math.min(...loads) : 0;
    loads.forEach((_, member) => this.enter(member));
  }

  /** Number of members with the fewest requests. */
  get ties(): number {
    return this.lists[this.lowest]?.length ?? 0;
  }

  /** One of them, by its number among them. */
  at(tie: number): number {
    return this.lists[this.lowest]![tie]!;
  }

  /** A member has one request more (+1) or one fewer (-1). */
  change(member: number, by: 1 | -1): void {
    const before = this.loads[member]!;
    const list = this.lists[before]!;
    const place = this.places[member]!;
    const last = list.pop()!;
    if (last !== member) {
      list[place] = last;
      this.places[last] = place;
    }
    this.loads[member] = before + by;
    this.enter(member);
    if (before + by < this.lowest) this.lowest = before + by;
    else if (before === this.lowest && list.length === 0) this.lowest = before + 1;
  }

  private enter(member: number): void {
    const load = this.loads[member]!;
    while (this.lists.length <= load) this.lists.push([]);
    const list = this.lists[load]!;
    this.places[member] = list.length;
    list.push(member);
  }
}
