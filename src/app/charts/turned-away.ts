/** What is turned away at which part and why, in words below the errors that it causes. */
import type { RefusalReason, Report, Snapshot, SnapshotIndex } from '#simulation';
import { clockText } from '../dock/clock';

export interface TurnedAway {
  readonly component: string;
  readonly reason: RefusalReason;
  /** Attempts, retries included: a second over the last one, or the count of all. */
  readonly attempts: number;
  /** From when on all are counted, simulated ms; null = it is the rate of the last second. */
  readonly sinceMs: number | null;
}

/** At present, most frequent first. */
export function turnedAway(index: SnapshotIndex, snapshot: Snapshot): readonly TurnedAway[] {
  if (snapshot.revision !== index.revision) return [];
  const reasons = index.columns.refusals;
  const all = index.components.flatMap((component, row) =>
    reasons.map((reason, at) => ({
      component,
      reason,
      attempts: snapshot.refusals[row * reasons.length + at] ?? Number.NaN,
      sinceMs: null,
    })),
  );
  return mostFirst(all.filter(({ attempts }) => attempts > 0));
}

const mostFirst = (all: readonly TurnedAway[]) => all.toSorted((a, b) => b.attempts - a.attempts);

/** In the whole of a run but its warm-up, most frequent first. */
export function turnedAwayInAll({ components, warmUpMs }: Told): readonly TurnedAway[] {
  const all = components.flatMap(({ id, turnedAway: counts }) =>
    Object.entries(counts).map(([reason, attempts]) => ({
      component: id,
      reason: reason as RefusalReason,
      attempts,
      sinceMs: warmUpMs,
    })),
  );
  return mostFirst(all);
}

/** What a report says of it. */
export interface Told extends Pick<Report, 'warmUpMs'> {
  readonly components: readonly Pick<Report['components'][number], 'id' | 'turnedAway'>[];
}

/** Why, up to the name of the part, and with which cause the attempt fails. */
const words: Readonly<Record<RefusalReason, readonly [why: string, cause: 'refused' | 'throttled' | 'failed']>> = {
  backlog: ['backlog full at', 'refused'],
  'not-listening': ['nobody listening at', 'refused'],
  shedding: ['load shed at', 'refused'],
  concurrency: ['adaptive concurrency limit at', 'refused'],
  rate: ['rate limit at', 'throttled'],
  connections: ['no connection free at', 'refused'],
  pool: ['no connection free in the pool of', 'refused'],
  bulkhead: ['bulkhead full at', 'refused'],
  'self-throttling': ['client throttling at', 'throttled'],
  instances: ['concurrency limit at', 'throttled'],
  starts: ['too many starts at', 'throttled'],
  payload: ['request too large for', 'failed'],
};

/** `backlog full at`, to be followed by a name. */
export const whyOf = (reason: RefusalReason): string => words[reason][0];

/** `backlog full at Shop: 212/s refused`, or `12,300 refused since 1:00`: a small card shows the beginning. */
export function turnedAwayText(
  { reason, attempts, sinceMs }: TurnedAway,
  name: string,
  write: (rate: number) => string,
): string {
  const [why, cause] = words[reason];
  const amount = sinceMs === null ? `${write(attempts)}/s` : attempts.toLocaleString('en-US');
  const since = sinceMs === null ? '' : ` since ${clockText(sinceMs, 0)}`;
  return `${why} ${name}: ${amount} ${cause}${since}`;
}

/** The first of some lines, and how many more there are. */
export function firstOf(lines: readonly string[]): string {
  const [first = '', ...others] = lines;
  return others.length === 0 ? first : `${first}, +${others.length} more`;
}
