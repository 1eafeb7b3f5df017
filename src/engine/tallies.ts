/** What passed over a link, told by who called whom: a caller's replicas and those of the one called each have their share of it. */

/** Counts of one group of callers at one group of those called, since the start. */
export interface Tally {
  /** Attempts sent. */
  sent: number;
  /** Attempts that were answered badly, or not in time. */
  failed: number;
  /** Attempts that ended with an answer or their timeout, and their times from beginning to end, ms. */
  answered: number;
  latencySum: number;
  /** Attempts that their callers left before that: the caller itself had gone. */
  left: number;
  /** Ms that attempts which are over were waited for, whatever for: a place, a connection, an answer. */
  waitedMs: number;
  /** Answers that a cache had. */
  hits: number;
  /** Bytes that crossed the link, and of them those of answers. */
  bytes: number;
  bytesBack: number;
}

const newTally = (): Tally => ({
  sent: 0,
  failed: 0,
  answered: 0,
  latencySum: 0,
  left: 0,
  waitedMs: 0,
  hits: 0,
  bytes: 0,
  bytesBack: 0,
});

/** Number of the group called while nobody is chosen yet. */
export const nobodyCalled = -1;

/** Rows of groups are far fewer than this. */
const mostGroups = 1_000_000;

/** The tallies of a link, made when they are first asked for. */
export class Tallies {
  private readonly known = new Map<number, Tally>();

  of(caller: number, called: number): Tally {
    const key = caller * mostGroups + called;
    const known = this.known.get(key);
    if (known) return known;
    const made = newTally();
    this.known.set(key, made);
    return made;
  }

  /** All of them together. */
  total(): Tally {
    const total = newTally();
    for (const tally of this.known.values())
      for (const figure of Object.keys(total) as (keyof Tally)[]) total[figure] += tally[figure];
    return total;
  }

  /** Ms that attempts of a group of callers were waited for that are over. */
  waitedBy(caller: number): number {
    let total = 0;
    for (const [key, { waitedMs }] of this.known) if (Math.floor((key + 1) / mostGroups) === caller) total += waitedMs;
    return total;
  }
}
