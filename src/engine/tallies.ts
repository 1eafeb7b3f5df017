/** What passed over a link, told by who called whom: a caller's replicas and those of the one called each have their share of it. */

/** Counts of one group of callers at one group of those called, since the start. */
export interface Tally {
  /** Attempts. */
  sent: number;
  /** Attempts that were answered badly, or not in time. */
  failed: number;
  /** Attempts that ended, and their times from beginning to end, ms. */
  answered: number;
  latencySum: number;
  /** Answers that a cache had. */
  hits: number;
}

/** Rows of groups are far fewer than this. */
const mostGroups = 1_000_000;

/** The tallies of a link, made when they are first asked for. */
export class Tallies {
  private readonly known = new Map<number, Tally>();

  of(caller: number, called: number): Tally {
    const key = caller * mostGroups + called;
    const known = this.known.get(key);
    if (known) return known;
    const made: Tally = { sent: 0, failed: 0, answered: 0, latencySum: 0, hits: 0 };
    this.known.set(key, made);
    return made;
  }
}
