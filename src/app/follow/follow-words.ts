/** The words of a followed request: what its time went into, how things ended. */
import type { Examples, PathPiece, SegmentKind, SpanOutcome, Trace, TraceSpan } from '#simulation';
import { timeFigure } from '../charts/board';

/** Four looks for what a segment is; each is told by its tone and its pattern. */
export const looks = ['waiting', 'work', 'network', 'pause'] as const;
export type Look = (typeof looks)[number];

export const lookWords: Readonly<Record<Look, string>> = {
  waiting: 'waiting',
  work: 'work',
  network: 'network',
  pause: 'retry pause',
};

const kinds: Readonly<Record<SegmentKind, { readonly look: Look; readonly words: string }>> = {
  network: { look: 'network', words: 'network' },
  queue: { look: 'waiting', words: 'waits for a worker' },
  place: { look: 'waiting', words: 'waits for a place of the bulkhead' },
  connection: { look: 'waiting', words: 'waits for a connection' },
  lock: { look: 'waiting', words: 'waits for a lock or a disk' },
  vcpu: { look: 'waiting', words: 'waits for a vCPU' },
  lost: { look: 'waiting', words: 'waits for an answer that never comes' },
  work: { look: 'work', words: 'work' },
  pause: { look: 'pause', words: 'pause before the next try' },
};

export const lookOf = (kind: SegmentKind | null): Look => (kind ? kinds[kind].look : 'waiting');
export const kindWords = (kind: SegmentKind | null): string => (kind ? kinds[kind].words : 'waits');

export const timeText = (ms: number): string => timeFigure(ms).join(' ');

export function outcomeWords(outcome: SpanOutcome): string {
  if (outcome === 'success') return 'answered';
  if (outcome === 'under-way') return 'still under way';
  if (outcome === 'abandoned') return 'given up';
  return outcome.replace('-', ' ');
}

export const isBad = (outcome: SpanOutcome): boolean =>
  outcome !== 'success' && outcome !== 'under-way' && outcome !== 'abandoned';

/** Times of the critical path by what they went into, ms. */
export function sumsByLook(path: readonly PathPiece[]): Readonly<Record<Look, number>> {
  const sums = { waiting: 0, work: 0, network: 0, pause: 0 };
  for (const { kind, fromMs, toMs } of path) sums[lookOf(kind)] += toMs - fromMs;
  return sums;
}

/** A span's own times, each with its words, then what it is to the whole. */
export function spanFigures(span: TraceSpan, path: readonly PathPiece[]): string {
  const times = new Map<string, number>();
  for (const { kind, fromMs, toMs } of span.segments)
    times.set(kindWords(kind), (times.get(kindWords(kind)) ?? 0) + toMs - fromMs);
  const decided = path.filter(({ span: id }) => id === span.id).reduce((sum, each) => sum + each.toMs - each.fromMs, 0);
  const over = span.lastMs - span.endMs;
  return [
    `${timeText(span.endMs - span.beginMs)}, ${outcomeWords(span.outcome)}`,
    ...[...times].map(([words, ms]) => `${words} ${timeText(ms)}`),
    ...(over > 0 ? [`ran on for nobody ${timeText(over)}`] : []),
    ...(decided > 0 ? [`${timeText(decided)} of the critical path`] : []),
  ].join(' · ');
}

/** The longest stretch of the critical path, in words. */
export function longestWords({ path, spans }: Pick<Trace, 'path' | 'spans'>): string {
  const longest = path.toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))[0];
  const span = longest && spans[longest.span];
  if (!longest || !span) return '';
  return `longest stretch of the critical path: ${kindWords(longest.kind)} in ${span.name}, ${timeText(longest.toMs - longest.fromMs)}`;
}

/** Why what is shown is not of the run on the sheet, and what to do about it; null = it is. */
export function doubtWords(
  examples: Pick<Examples, 'isSame'> | null,
  trace: Pick<Trace, 'isSame'> | null,
): string | null {
  const remedy = 'Look again; if it stays so, reset the run to its start and run it anew.';
  if (examples?.isSame === false)
    return `Do not rely on these figures. Made again, the run did not count the same requests as the run on the sheet. ${remedy}`;
  if (trace?.isSame === false)
    return `Do not rely on these figures. Made again, the request ended otherwise than before. ${remedy}`;
  return null;
}
