/** A number of instances in use that several groups share. */
import type { OnDemand } from './on-demand';
import { serveDoor } from './on-demand-visits';

export class SharedLimit {
  /** Infinity = any number. */
  limit = Number.POSITIVE_INFINITY;
  readonly members = new Set<OnDemand>();
  /** Whether somebody was refused since the members were last told of room. */
  private isShort = false;

  /** Whether a member may have so many in use; what others keep ready is theirs, used or not. */
  allows(asker: OnDemand, used: number): boolean {
    if (this.limit === Number.POSITIVE_INFINITY) return true;
    let all = 0;
    for (const member of this.members) {
      const { measures, options } = member;
      all += Math.max(member === asker ? used : measures.inUse.level, options.kept);
    }
    if (all > this.limit) this.isShort = true;
    return all <= this.limit;
  }

  /** Who waits at the door of a member may find an instance now, and so may messages for one. (Those for the member that a visit has just left are told by that.) */
  serveDoors(leftBy: OnDemand | null = null): void {
    const { isShort } = this;
    this.isShort = false;
    for (const member of this.members) {
      const { door, group } = member;
      if (door.waiting.level > 0) serveDoor(group);
      if (isShort && member !== leftBy) for (const supplier of group.suppliers) supplier.pull(door);
    }
  }
}
