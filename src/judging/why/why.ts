/**
 * Why a requirement is missed, or a latency is what it is: suspects are found from one run and the flow balance, and each is tried by running the same requests
 * again without it. What is told was proved over five replications; what the document lets one believe is not.
 */
import type { Document } from '#design';
import { hoursPerMonth } from '#pricing';
import type { Replication, Trial, TrialOrder, TrialPart } from '#simulation';
import { estimateOf } from '../estimate';
import type { BillTrial, Grounds } from '../required';
import { brokenBy, partsKept, type Broken } from './keeping';
import { savingSuspects } from './savings';
import { subjectOf, wantsBills, type Baseline, type Subject } from './subject';
import type { Suspect } from './suspect';
import { bothOf, suspectsIn } from './suspects';
import {
  replications,
  replicationsOfWhy,
  trialsOf,
  unmade,
  type WhyMade,
  type WhyOrder,
  type WhyQuestion,
} from './why-trials';

/** Suspects that are run once, those of them that are run to the end, and those that are told. */
const mostTried = 12;
const mostProved = 4;
const mostTold = 3;
/** Improvement of the mean, 0..1, from which something is to blame, and from which one run makes it worth the others. */
export const provedFrom = 0.2;
const promisingFrom = 0.1;

/** What was tried without a suspect, and what came of it. */
export interface Attempt {
  readonly suspect: Suspect;
  /** Pairs of runs that were compared. */
  readonly count: number;
  /** Mean badness as it is and without the suspect. */
  readonly before: number;
  readonly after: number;
  /** Share of the badness that goes, 1 or less; below 0 = it got worse. */
  readonly improvement: number;
  /** Half the width of the 95 % interval of that share over the pairs; null = one pair tells no spread. */
  readonly halfWidth: number | null;
  readonly isProved: boolean;
  /** Added to the running cost of a month, dollars; null = nothing has a price, or the bill itself is what is explained. */
  readonly monthlyUsd: number | null;
  /** What no longer holds with it; null = everything does, or nobody asked. */
  readonly broken: Broken | null;
}

export interface Explanation {
  /** Null = nothing is measured yet, or what was asked for is gone. */
  readonly subject: Subject | null;
  /** Mean badness of the design as it is; null = not measured. */
  readonly badness: number | null;
  /** Proved, the most telling first: three at most. */
  readonly causes: readonly Attempt[];
  /** The most suspicious that did not help; null = all that were tried did. */
  readonly noHelp: Attempt | null;
  /** Suspects that were found and tried at least once. */
  readonly tried: number;
}

/** The trials of the next round that are not made yet; none = the question is answered. */
export function whyOrders(question: WhyQuestion, made: WhyMade): readonly WhyOrder[] {
  const runs = unmade(question, null, { parts: ['evidence'], on: replications }, made);
  if (runs.length > 0) return runs;
  const parts = partsOf(question, made);
  const open = unmade(question, null, { parts, on: replications }, made);
  if (open.length > 0) return open;
  const suspects = suspectsOf(question, made);
  const screening = suspects.flatMap((suspect) => unmade(question, suspect, { parts, on: [0] }, made));
  if (screening.length > 0) return screening;
  return finalistsOf(question, made, suspects).flatMap((suspect) =>
    unmade(question, suspect, { parts, on: replications }, made),
  );
}

/** Sorts of trials that prove it. Of a bill: what the design must keep to as well. */
function partsOf(question: WhyQuestion, made: WhyMade): readonly TrialPart[] {
  const { document, asked } = question;
  return wantsBills(document, asked, baselineOf(made)) && subjectIn(question, made)?.part === 'bill'
    ? partsKept(document.requirements)
    : ['evidence'];
}

/** All rounds in one go, each run by `make`: for whoever has no pool. Ends early where the design itself cannot run. */
export function answerWhy(question: WhyQuestion, make: (order: TrialOrder) => Trial | null): WhyMade {
  const made = new Map<string, Trial | null>();
  const isHopeless = () => made.size > 0 && [...made.values()].every((trial) => trial === null);
  for (let orders = whyOrders(question, made); orders.length > 0 && !isHopeless(); orders = whyOrders(question, made))
    for (const { key, order } of orders) made.set(key, make(order));
  return made;
}

/** Trials that the whole question takes at most, as far as is known. */
export function whyRuns(question: WhyQuestion, made: WhyMade): number {
  const suspects = suspectsOf(question, made);
  const known = suspects.length > 0 ? suspects.length : mostTried;
  return partsOf(question, made).length * (replicationsOfWhy + known + (mostProved + 1) * (replicationsOfWhy - 1));
}

export function explain(question: WhyQuestion, made: WhyMade): Explanation {
  const subject = subjectIn(question, made);
  const suspects = suspectsOf(question, made);
  const badness = subject && estimateOf(baseTrials(made, subject.part).map(subject.read))?.mean;
  const empty = { subject, badness: badness ?? null, causes: [], noHelp: null, tried: suspects.length };
  if (!subject || badness === null || badness === undefined) return empty;
  const finalists = finalistsOf(question, made, suspects);
  const attempts = finalists.flatMap((suspect) => attemptOf(question, subject, suspect, made) ?? []);
  return {
    ...empty,
    causes: told(attempts.filter(({ isProved }) => isProved)),
    noHelp: attempts.findLast(({ isProved, count }) => !isProved && count === replicationsOfWhy) ?? null,
  };
}

const baseTrials = (made: WhyMade, part: TrialPart): readonly Trial[] =>
  replications.flatMap((replication) => trialsOf(made, null, replication).filter((trial) => trial.part === part));

const isRun = (trial: Trial): trial is Extract<Trial, { readonly part: 'evidence' }> => trial.part === 'evidence';
const isBill = (trial: Trial): trial is BillTrial => trial.part === 'bill';

const baselineOf = (made: WhyMade): Baseline => ({
  runs: baseTrials(made, 'evidence')
    .filter(isRun)
    .map(({ figures }) => figures),
  bills: baseTrials(made, 'bill').filter(isBill),
});

function subjectIn({ document, asked }: WhyQuestion, made: WhyMade): Subject | null {
  const baseline = baselineOf(made);
  return baseline.runs.length === 0 ? null : subjectOf(document, asked, baseline);
}

/** Which they are follows from the first trials; to look for them again at each trial that comes in would take longer than the trials. */
const found = new WeakMap<Trial, { readonly question: WhyQuestion; readonly suspects: readonly Suspect[] }>();

function suspectsOf(question: WhyQuestion, made: WhyMade): readonly Suspect[] {
  const subject = subjectIn(question, made);
  const [run] = baseTrials(made, 'evidence').filter(isRun);
  const [bill] = baseTrials(made, 'bill').filter(isBill);
  const first = subject?.part === 'bill' ? bill : run;
  if (!first || !run) return [];
  const known = found.get(first);
  if (known?.question === question) return known.suspects;
  const suspects = lookFor(question, run, subject?.part === 'bill' ? (bill ?? null) : null);
  found.set(first, { question, suspects });
  return suspects;
}

function lookFor(
  { document, stage: id, kinds }: WhyQuestion,
  { evidence, figures }: Extract<Trial, { readonly part: 'evidence' }>,
  bill: BillTrial | null,
): readonly Suspect[] {
  const stage = document.stages.find((each) => each.id === id);
  if (!stage) return [];
  const premises = { document, stage, kinds, evidence, figures, meanMs: meanOf(figures) };
  return (bill ? savingSuspects({ ...premises, bill }) : suspectsIn(premises)).slice(0, mostTried);
}

/** Where nothing is answered, anything may be to blame. */
const meanOf = ({ flows }: Replication): number => Math.max(flows[0]?.meanMs ?? 1, 1e-9);

/**
 * Those whose first run promises most, then one of those that did not: the most used capacity, since more of something is what one would buy first.
 * Where none promises anything, two together may.
 */
function finalistsOf(question: WhyQuestion, made: WhyMade, suspects: readonly Suspect[]): readonly Suspect[] {
  const subject = subjectIn(question, made);
  if (!subject) return [];
  const screened = suspects.flatMap((suspect) => {
    const improvement = improvementOf(subject, suspect, made);
    return improvement === null ? [] : [{ suspect, improvement, broken: brokenOn(question, suspect, made, [0]) }];
  });
  const isPromising = ({ improvement, broken }: (typeof screened)[number]): boolean =>
    improvement >= promisingFrom && broken === null;
  const promising = screened
    .filter(isPromising)
    .toSorted((one, other) => orderAmong(other) - orderAmong(one))
    .slice(0, mostProved)
    .map(({ suspect }) => suspect);
  // What would save most but for what it breaks is what one would do first.
  const idle = screened
    .filter((each) => !isPromising(each))
    .toSorted((one, other) => (other.broken ? other.improvement : 0) - (one.broken ? one.improvement : 0))
    .map(({ suspect }) => suspect);
  const [first, second] = idle;
  const pair = subject.part === 'evidence' && promising.length === 0 && first && second ? [bothOf(first, second)] : [];
  const wouldBeBought = idle.find(({ type }) => type === 'capacity') ?? first;
  return [...promising, ...pair, ...(wouldBeBought ? [wouldBeBought] : [])];
}

/** What a part does by itself explains everything that waits for it: it is told after what could be otherwise. A smaller part comes before another design. */
const isLast = ({ type }: Suspect): boolean => type === 'work' || type === 'answer-time' || type === 'move';
const orderAmong = ({ suspect, improvement }: { readonly suspect: Suspect; readonly improvement: number }): number =>
  improvement - (isLast(suspect) ? 1 : 0);

/** By the first run alone; null = it was not made. */
function improvementOf(subject: Subject, suspect: Suspect, made: WhyMade): number | null {
  const [pair] = pairsOf(subject, suspect, made);
  return pair && pair.before > 0 ? 1 - pair.after / pair.before : null;
}

interface Pair {
  readonly before: number;
  readonly after: number;
  readonly addedPerHourUsd: number | null;
}

/** Trials with the same seed, with and without. */
function pairsOf(subject: Subject, suspect: Suspect, made: WhyMade): readonly Pair[] {
  return replications.flatMap((replication) => {
    const [is, would] = [null, suspect].map((each) =>
      trialsOf(made, each, replication).find(({ part }) => part === subject.part),
    );
    const before = is ? subject.read(is) : null;
    const after = would ? subject.read(would) : null;
    if (!is || !would || before === null || after === null) return [];
    const [cost, lifted] = [runningUsd(is), runningUsd(would)];
    return [{ before, after, addedPerHourUsd: cost === null || lifted === null ? null : lifted - cost }];
  });
}

const runningUsd = (trial: Trial): number | null => (isRun(trial) ? trial.figures.costPerHourUsd : null);

/** Only who saves may break something by it: whoever lifts a constraint of a run asks what it is to blame for. */
function brokenOn(
  { document, stage: id, kinds, asked }: WhyQuestion,
  suspect: Suspect,
  made: WhyMade,
  on: readonly number[],
): Broken | null {
  if (suspect.type !== 'saving' && suspect.type !== 'move') return null;
  const others = document.requirements.filter((each) => each.id !== asked);
  const grounds = (of: Document, trials: readonly Trial[]): Grounds | null => {
    const stage = of.stages.find((each) => each.id === id);
    return stage && trials.some(isRun) ? { document: of, stage, kinds, trials } : null;
  };
  const changed = suspect.change(document);
  for (const replication of on) {
    const before = grounds(document, trialsOf(made, null, replication));
    const after = grounds(changed, trialsOf(made, suspect, replication));
    const broken = before && after && brokenBy(others, before, after);
    if (broken) return broken;
  }
  return null;
}

/** It holds when the mean improves by a fifth at least, by more than the interval of what the pairs differ by, and nothing breaks. */
function attemptOf(question: WhyQuestion, subject: Subject, suspect: Suspect, made: WhyMade): Attempt | null {
  const pairs = pairsOf(subject, suspect, made);
  const [before, after] = [estimateOf(pairs.map((each) => each.before)), estimateOf(pairs.map((each) => each.after))];
  const gain = estimateOf(pairs.map((each) => each.before - each.after));
  if (!before || !after || !gain || before.mean <= 0) return null;
  const improvement = gain.mean / before.mean;
  const halfWidth = gain.halfWidth === null ? null : gain.halfWidth / before.mean;
  const broken = brokenOn(question, suspect, made, replications);
  const isProved =
    pairs.length === replicationsOfWhy &&
    halfWidth !== null &&
    improvement >= provedFrom &&
    improvement > halfWidth &&
    broken === null;
  const added = estimateOf(pairs.map((each) => each.addedPerHourUsd))?.mean;
  const monthlyUsd = added === undefined ? null : added * hoursPerMonth;
  return {
    suspect,
    count: pairs.length,
    before: before.mean,
    after: after.mean,
    improvement,
    halfWidth,
    isProved,
    monthlyUsd,
    broken,
  };
}

/** One sentence a place: what a part does by itself is not told where more of it was proved to help. */
function told(proved: readonly Attempt[]): readonly Attempt[] {
  const sorted = proved.toSorted((one, other) => orderAmong(other) - orderAmong(one));
  const isCovered = ({ suspect }: Attempt, at: number): boolean =>
    sorted.slice(0, at).some((each) => each.suspect.places.some((place) => suspect.places.includes(place)));
  return sorted.filter((each, at) => !isCovered(each, at) || each.suspect.places.length === 0).slice(0, mostTold);
}
