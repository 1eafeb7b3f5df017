/** What is turned away at which part and why, in words below the errors that it causes. */
import type { RefusalReason, Snapshot, SnapshotIndex } from '#simulation';

export interface TurnedAway {
  readonly component: string;
  readonly reason: RefusalReason;
  /** Attempts of the last second, retries included. */
  readonly perSecond: number;
}

/** Most frequent first. */
export function turnedAway(index: SnapshotIndex, snapshot: Snapshot): readonly TurnedAway[] {
  if (snapshot.revision !== index.revision) return [];
  const reasons = index.columns.refusals;
  const all = index.components.flatMap((component, row) =>
    reasons.map((reason, at) => ({
      component,
      reason,
      perSecond: snapshot.refusals[row * reasons.length + at] ?? Number.NaN,
    })),
  );
  return all.filter(({ perSecond }) => perSecond > 0).sort((a, b) => b.perSecond - a.perSecond);
}

/** Why, up to the name of the part, and with which cause the attempt fails. */
const words: Readonly<Record<RefusalReason, readonly [why: string, cause: 'refused' | 'throttled']>> = {
  backlog: ['backlog full at', 'refused'],
  'not-listening': ['nobody listening at', 'refused'],
  shedding: ['load shed at', 'refused'],
  concurrency: ['concurrency limit at', 'refused'],
  rate: ['rate limit at', 'throttled'],
  connections: ['no connection free at', 'refused'],
  pool: ['no connection free in the pool of', 'refused'],
  bulkhead: ['bulkhead full at', 'refused'],
  'self-throttling': ['client throttling at', 'throttled'],
};

/** `backlog full at Shop: 212/s refused`: a small card shows the beginning. */
export function turnedAwayText(
  { reason, perSecond }: TurnedAway,
  name: string,
  write: (rate: number) => string,
): string {
  const [why, cause] = words[reason];
  return `${why} ${name}: ${write(perSecond)}/s ${cause}`;
}

/** The first of some lines, and how many more there are. */
export function firstOf(lines: readonly string[]): string {
  const [first = '', ...others] = lines;
  return others.length === 0 ? first : `${first}, +${others.length} more`;
}
