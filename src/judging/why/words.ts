/** An explanation in sentences: what is seen where, what was changed, and what that proved. */
import type { Attempt, Explanation } from './why';
import { replicationsOfWhy } from './why-trials';
import { percentWords, usdWords } from './why-names';

/** A sentence with the place at its beginning, so that the place can be pressed. */
export interface WhySentence {
  readonly attempt: Attempt;
  /** "Shop server". */
  readonly place: string;
  /** ": workers 97 % used. With 16 instead of 8, ...". */
  readonly text: string;
}

export interface WhyWords {
  /** What is explained and how bad it is. */
  readonly head: string;
  readonly sentences: readonly WhySentence[];
  /** Null = everything that was tried helped, or nothing was. */
  readonly noHelp: WhySentence | null;
  /** What to make of it where nothing was proved; empty = something was. */
  readonly rest: string;
}

export function whyWords(explanation: Explanation): WhyWords {
  const { subject, badness, causes, noHelp, tried } = explanation;
  if (subject?.part === 'bill' && badness === null)
    return { head: `${subject.name}: no bill of the month yet.`, sentences: [], noHelp: null, rest: nothingBilled };
  if (!subject || badness === null)
    return { head: 'Nothing was measured.', sentences: [], noHelp: null, rest: nothingMeasured };
  const sentences = causes.map((attempt) => sentence(explanation, attempt));
  return {
    head: [
      `${subject.name}: ${subject.words(badness)}${subject.limit === '' ? '' : `, limit ${subject.limit}`}.`,
      subject.note,
    ]
      .filter((text) => text !== '')
      .join(' '),
    sentences,
    noHelp: noHelp && sentence(explanation, noHelp),
    rest: sentences.length > 0 ? '' : (subject.part === 'bill' ? unsaved : unexplained)(badness, tried),
  };
}

const nothingMeasured = 'No request of its scope ended after the warm-up. Send more of them, or run longer.';

const nothingBilled = 'Nothing of the design has a price, or no load of its day could be run to its end.';

const unexplained = (badness: number, tried: number): string =>
  badness === 0
    ? 'There is nothing to explain.'
    : `None of ${tried} constraints lifted alone takes a fifth of it away: it is spread over several.`;

const unsaved = (badness: number, tried: number): string =>
  badness === 0
    ? 'There is nothing to save.'
    : `None of ${tried} changes takes a fifth of it away and keeps to what the design keeps to: it is spread over several.`;

function sentence({ subject }: Explanation, attempt: Attempt): WhySentence {
  const { suspect, before, after, improvement, halfWidth, count, monthlyUsd, broken } = attempt;
  const figure = (badness: number): string => (Number.isFinite(badness) ? (subject?.words(badness) ?? '') : 'endless');
  const spread =
    halfWidth === null || !Number.isFinite(halfWidth) || halfWidth < leastSpread
      ? ''
      : ` ± ${twoDigits(100 * halfWidth)} points`;
  const runs =
    count === replicationsOfWhy ? `in ${count} replications` : `in ${count} of ${replicationsOfWhy} replications`;
  const change = changeWords(improvement);
  const cost =
    monthlyUsd === null || Math.abs(monthlyUsd) < leastUsd ? '' : `, running cost ${addedWords(monthlyUsd)} a month`;
  const but = broken === null ? '' : `; but ${broken.name} gives way: ${broken.words}`;
  return {
    attempt,
    place: suspect.name,
    text: `: ${suspect.seen}. With ${suspect.lift}, ${figure(before)} → ${figure(after)}: ${change}${spread} ${runs}${cost}${but}.`,
  };
}

/** A spread that is worth a word, as a share: below it every replication says the same. */
const leastSpread = 1e-4;

/** A change of the bill that is worth a word: below it other requests were served, not other parts paid for. */
const leastUsd = 1;

const twoDigits = (value: number): string => Number(value.toPrecision(2)).toString();

function changeWords(improvement: number): string {
  if (!Number.isFinite(improvement)) return 'worse without end';
  const share = percentWords(Math.abs(improvement));
  return improvement < 0 ? `${share} worse` : `${share} less`;
}

const addedWords = (usd: number): string => `${usd < 0 ? '−' : '+'}${usdWords(Math.abs(usd))}`;
