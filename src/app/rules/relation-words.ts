/** Relations and what became of them, in words. */
import type { Counter, Relation } from '#design';
import type { Report } from '#simulation';

const compared: Readonly<Record<Relation['comparator'], string>> = { equal: '=', 'at-most': '≤', 'at-least': '≥' };

const factorWords = (factor: number, isFirst: boolean): string => {
  const sign = factor < 0 ? '−' : isFirst ? '' : '+';
  const size = Math.abs(factor);
  return `${sign}${sign !== '' && !isFirst ? ' ' : ''}${size === 1 ? '' : `${Number(size.toPrecision(4))} × `}`;
};

/** "paid − sent = 0". */
export function relationWords({ terms, comparator, target }: Relation, counters: readonly Counter[]): string {
  const sum = terms.map(({ counter, factor }, at) => {
    const name = counters.find(({ id }) => id === counter)?.name ?? 'a counter';
    return `${factorWords(factor, at === 0)}${name}`;
  });
  return `${sum.join(' ')} ${compared[comparator]} ${Number(target.toPrecision(6))}`;
}

const seconds = (ms: number): string => `${Number((ms / 1000).toPrecision(3))} s`;

/** "Broken 3 times, 4.2 s at the longest, 6 s in all; holds now." */
export function outcomeWords({
  violations,
  longestMs,
  totalMs,
  holdsNow,
}: Report['rules']['relations'][number]): string {
  if (violations === 0) return 'Held ever since warm-up.';
  const times = violations === 1 ? 'once' : `${violations} times`;
  return `Broken ${times}, ${seconds(longestMs)} at the longest, ${seconds(totalMs)} in all; ${holdsNow ? 'holds' : 'broken'} now.`;
}
