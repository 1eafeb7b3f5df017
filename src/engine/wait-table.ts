/** How long calls have waited for answers since the start, ms, by the callers' group and the link: attempts that are over, and those under way up to now. */
import { now } from './calendar';
import { attemptBegun, isCalling, linkOf, waitsOverLink } from './call-state';
import * as f from './frames';
import type { Link } from './link';
import { machine } from './state';

export class WaitTable {
  private rows = new Float64Array();
  private links = 0;

  /** Reads what calls over these links have waited. */
  read(links: Iterable<Link>): void {
    this.clear();
    this.addUnderWay();
    for (const link of links) link.tallies.addWaits(this.rows, this.links, link.row);
  }

  /** 0 = it is not in the table. */
  at(group: number, link: number): number {
    return link < this.links ? (this.rows[group * this.links + link] ?? 0) : 0;
  }

  private clear(): void {
    const { groups, links } = machine.world;
    const size = groups.length * links.length;
    this.links = links.length;
    if (this.rows.length === size) this.rows.fill(0);
    else this.rows = new Float64Array(size);
  }

  private addUnderWay(): void {
    const time = now();
    for (let call = 0; call < f.frameTop(); call += f.frameStep) {
      if (f.kind[call] === f.kinds.free || waitsOverLink[call] === 0 || !isCalling(call)) continue;
      const { group } = machine.world.instance(f.places[call]!);
      const at = group * this.links + linkOf(call)!.row;
      this.rows[at] = this.rows[at]! + time - attemptBegun[call]!;
    }
  }
}
