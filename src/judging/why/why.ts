/**
 * Why a requirement is missed, or a latency is what it is: suspects are found from one run and the flow balance, and each is tried by running the same requests
 * again without it. What is told was proved over five replications; what the document lets one believe is not.
 */
import type { Document, Kinds, StageId } from '#design';
import { hoursPerMonth } from '#pricing';
import type { Replication, Trial, TrialOrder } from '#simulation';
import { estimateOf } from '../estimate';
import { together } from './change';
import { subjectOf, type Subject, type WhyAsked } from './subject';
import type { Suspect } from './suspect';
import { suspectsIn } from './suspects';

/** Runs of the design as it is, and of each suspect that is worth it. */
export const replicationsOfWhy = 5;
/** Suspects that are run once, those of them that are run to the end, and those that are told. */
const mostTried = 12;
const mostProved = 4;
const mostTold = 3;
/** Improvement of the mean, 0..1, from which something is to blame, and from which one run makes it worth the others. */
export const provedFrom = 0.2;
const promisingFrom = 0.1;

export interface WhyQuestion {
  readonly document: Document;
  readonly stage: StageId;
  readonly kinds: Kinds;
  readonly asked: WhyAsked;
}

/** A run that is wanted. `key` tells it apart from all others of the question. */
export interface WhyOrder {
  readonly key: string;
  readonly order: TrialOrder;
}

export type WhyTrial = Extract<Trial, { readonly part: 'evidence' }>;
/** What was made, by key; null = it could not be made. */
export type WhyMade = ReadonlyMap<string, WhyTrial | null>;

const designKey = 'design';
const runKey = (key: string, replication: number): string => `${key} #${replication}`;

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
  /** Added to the running cost of a month, dollars; null = nothing has a price. */
  readonly monthlyUsd: number | null;
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

/** The runs of the next round that are not made yet; none = the question is answered. */
export function whyOrders(question: WhyQuestion, made: WhyMade): readonly WhyOrder[] {
  const baseline = replications.map((replication) => orderOf(question, null, replication));
  const open = unmade(baseline, made);
  if (open.length > 0) return open;
  const suspects = suspectsOf(question, made);
  const screening = unmade(
    suspects.map((suspect) => orderOf(question, suspect, 0)),
    made,
  );
  if (screening.length > 0) return screening;
  const finalists = finalistsOf(question, made, suspects);
  return unmade(
    finalists.flatMap((suspect) => replications.map((replication) => orderOf(question, suspect, replication))),
    made,
  );
}

/** All rounds in one go, each run by `make`: for whoever has no pool. Ends early where the design itself cannot run. */
export function answerWhy(question: WhyQuestion, make: (order: TrialOrder) => WhyTrial | null): WhyMade {
  const made = new Map<string, WhyTrial | null>();
  const isHopeless = () => made.size > 0 && [...made.values()].every((trial) => trial === null);
  for (let orders = whyOrders(question, made); orders.length > 0 && !isHopeless(); orders = whyOrders(question, made))
    for (const { key, order } of orders) made.set(key, make(order));
  return made;
}

/** Runs that the whole question takes at most, as far as is known. */
export function whyRuns(question: WhyQuestion, made: WhyMade): number {
  const suspects = suspectsOf(question, made);
  const known = suspects.length > 0 ? suspects.length : mostTried;
  return replicationsOfWhy + known + (mostProved + 1) * (replicationsOfWhy - 1);
}

export function explain(question: WhyQuestion, made: WhyMade): Explanation {
  const subject = subjectIn(question, made);
  const suspects = suspectsOf(question, made);
  const badness = subject && estimateOf(baselineOf(made).map(subject.read))?.mean;
  const empty = { subject, badness: badness ?? null, causes: [], noHelp: null, tried: suspects.length };
  if (!subject || badness === null || badness === undefined) return empty;
  const finalists = finalistsOf(question, made, suspects);
  const attempts = finalists.flatMap((suspect) => attemptOf(subject, suspect, made) ?? []);
  return {
    ...empty,
    causes: told(attempts.filter(({ isProved }) => isProved)),
    noHelp: attempts.findLast(({ isProved, count }) => !isProved && count === replicationsOfWhy) ?? null,
  };
}

const replications = Array.from({ length: replicationsOfWhy }, (_, at) => at);

function orderOf({ document, stage }: WhyQuestion, suspect: Suspect | null, replication: number): WhyOrder {
  return {
    key: runKey(suspect?.key ?? designKey, replication),
    order: {
      document: suspect ? suspect.change(document) : document,
      stage,
      seed: document.scenario.seed,
      replication,
      part: 'evidence',
    },
  };
}

const unmade = (orders: readonly WhyOrder[], made: WhyMade): readonly WhyOrder[] =>
  orders.filter(({ key }) => !made.has(key));

const baselineOf = (made: WhyMade): readonly Replication[] =>
  replications.flatMap((replication) => made.get(runKey(designKey, replication))?.figures ?? []);

function subjectIn({ document, asked }: WhyQuestion, made: WhyMade): Subject | null {
  const baseline = baselineOf(made);
  return baseline.length === 0 ? null : subjectOf(document, asked, baseline);
}

function suspectsOf({ document, stage: id, kinds }: WhyQuestion, made: WhyMade): readonly Suspect[] {
  const first = replications.flatMap((replication) => made.get(runKey(designKey, replication)) ?? [])[0];
  const stage = document.stages.find((each) => each.id === id);
  if (!first || !stage) return [];
  const { evidence, figures } = first;
  return suspectsIn({ document, stage, kinds, evidence, figures, meanMs: meanOf(figures) }).slice(0, mostTried);
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
    return improvement === null ? [] : [{ suspect, improvement }];
  });
  const promising = screened
    .filter(({ improvement }) => improvement >= promisingFrom)
    .toSorted((one, other) => orderAmong(other) - orderAmong(one))
    .slice(0, mostProved)
    .map(({ suspect }) => suspect);
  const idle = screened.filter(({ improvement }) => improvement < promisingFrom).map(({ suspect }) => suspect);
  const [first, second] = idle;
  const pair = promising.length === 0 && first && second ? [bothOf(first, second)] : [];
  const wouldBeBought = idle.find(({ type }) => type === 'capacity') ?? first;
  return [...promising, ...pair, ...(wouldBeBought ? [wouldBeBought] : [])];
}

/** What a part does by itself explains everything that waits for it: it is told after what could be otherwise. */
const isLast = ({ type }: Suspect): boolean => type === 'work' || type === 'answer-time';
const orderAmong = ({ suspect, improvement }: { readonly suspect: Suspect; readonly improvement: number }): number =>
  improvement - (isLast(suspect) ? 1 : 0);

const bothOf = (one: Suspect, other: Suspect): Suspect => ({
  ...one,
  key: `${one.key} and ${other.key}`,
  places: [...new Set([...one.places, ...other.places])],
  name: `${one.name} and ${other.name} together`,
  seen: `${one.seen}; ${other.seen}`,
  lift: `${one.lift} and ${other.lift}`,
  change: together([one.change, other.change]),
});

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

/** Runs with the same seed, with and without. */
function pairsOf(subject: Subject, suspect: Suspect, made: WhyMade): readonly Pair[] {
  return replications.flatMap((replication) => {
    const [is, would] = [designKey, suspect.key].map((key) => made.get(runKey(key, replication))?.figures);
    const before = is ? subject.read(is) : null;
    const after = would ? subject.read(would) : null;
    if (!is || !would || before === null || after === null) return [];
    const [cost, lifted] = [is.costPerHourUsd, would.costPerHourUsd];
    return [{ before, after, addedPerHourUsd: cost === null || lifted === null ? null : lifted - cost }];
  });
}

/** It holds when the mean improves by a fifth at least, and by more than the interval of what the pairs differ by. */
function attemptOf(subject: Subject, suspect: Suspect, made: WhyMade): Attempt | null {
  const pairs = pairsOf(subject, suspect, made);
  const [before, after] = [estimateOf(pairs.map((each) => each.before)), estimateOf(pairs.map((each) => each.after))];
  const gain = estimateOf(pairs.map((each) => each.before - each.after));
  if (!before || !after || !gain || before.mean <= 0) return null;
  const improvement = gain.mean / before.mean;
  const halfWidth = gain.halfWidth === null ? null : gain.halfWidth / before.mean;
  const isProved =
    pairs.length === replicationsOfWhy && halfWidth !== null && improvement >= provedFrom && improvement > halfWidth;
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
  };
}

/** One sentence a place: what a part does by itself is not told where more of it was proved to help. */
function told(proved: readonly Attempt[]): readonly Attempt[] {
  const sorted = proved.toSorted((one, other) => orderAmong(other) - orderAmong(one));
  const isCovered = ({ suspect }: Attempt, at: number): boolean =>
    sorted.slice(0, at).some((each) => each.suspect.places.some((place) => suspect.places.includes(place)));
  return sorted.filter((each, at) => !isCovered(each, at) || each.suspect.places.length === 0).slice(0, mostTold);
}
