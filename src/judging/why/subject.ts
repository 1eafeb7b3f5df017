/** What is explained: a figure that is bad by so much, read off each replication or each bill alike. Less is better. */
import type { Document, Requirement, RequirementId, RequirementScope } from '#design';
import type { FlowFigures, Replication, Trial } from '#simulation';
import { billedAs, measuredIn, type BillTrial } from '../required';
import { isBilled, isOfRun, unitOf, verdictOf } from '../verdicts';
import { msWords, percentWords, threeDigits, usdWords } from './why-names';

/** `auto`: the first requirement that is missed, else the p95 of all requests. */
export type WhyAsked = 'auto' | 'p95' | RequirementId;

export interface Subject {
  /** Null = the p95 of all requests. */
  readonly requirement: Requirement | null;
  /** "p95 of checkout". */
  readonly name: string;
  /** Trials that it is read off. */
  readonly part: 'evidence' | 'bill';
  /** How bad one of them is, 0 or more; null = not measured, or another sort of trial. */
  readonly read: (trial: Trial) => number | null;
  /** The figure that stands behind so much badness. */
  readonly words: (badness: number) => string;
  /** What it may be at most, written as `words` are; empty = nobody set a limit. */
  readonly limit: string;
  /** Why it is another figure than was asked for; empty = it is not. */
  readonly note: string;
}

export const explained = ({ requirements }: Document): readonly Requirement[] =>
  requirements.filter(({ metric }) => isOfRun(metric) || isBilled(metric));

/** What is known of the design as it is. */
export interface Baseline {
  readonly runs: readonly Replication[];
  readonly bills: readonly BillTrial[];
}

/** Whether it takes bills to tell what is explained: limits of cost come after all others, since a design that is too slow is not to be made cheaper first. */
export function wantsBills(document: Document, asked: WhyAsked, { runs }: Baseline): boolean {
  const billed = explained(document).filter(({ metric }) => isBilled(metric));
  if (asked === 'auto') return billed.length > 0 && missedIn(document, runs) === undefined;
  return billed.some(({ id }) => id === asked);
}

const missedIn = (document: Document, runs: readonly Replication[]): Requirement | undefined =>
  explained(document).find(
    (each) => !isBilled(each.metric) && runs.some((figures) => isMissed(each, measuredIn(figures, each))),
  );

/** Null = the requirement asked for is gone. */
export function subjectOf(document: Document, asked: WhyAsked, baseline: Baseline): Subject | null {
  if (asked === 'p95') return answered('');
  if (asked === 'auto') return firstMissed(document, baseline);
  const requirement = explained(document).find(({ id }) => id === asked);
  return requirement ? required(requirement, baseline) : null;
}

function firstMissed(document: Document, baseline: Baseline): Subject {
  const known = explained(document);
  const ofRun = missedIn(document, baseline.runs);
  if (ofRun) return required(ofRun, baseline);
  const billed = known.filter(({ metric }) => isBilled(metric));
  const [first] = billed;
  // Until there is a bill, any limit of cost may be the one.
  if (first && baseline.bills.length === 0) return required(first, baseline);
  const missed = billed.find((each) => baseline.bills.some((bill) => isMissed(each, billedAs(each.metric, bill))));
  if (missed) return required(missed, baseline);
  return answered(known.length > 0 ? 'No limit is missed.' : 'No limit is set.');
}

export const isMissed = (requirement: Requirement, measured: number | null): boolean =>
  verdictOf(requirement, measured ?? Number.NaN) === 'missed';

/** Of a run only. */
const inRun =
  (read: (figures: Replication) => number | null): Subject['read'] =>
  (trial) =>
    trial.part === 'evidence' ? read(trial.figures) : null;

const answered = (note: string): Subject => ({
  requirement: null,
  name: 'p95 of all answered requests',
  part: 'evidence',
  read: inRun(({ flows }) => flows[0]?.p95Ms ?? null),
  words: msWords,
  limit: '',
  note,
});

/** A quantile that lies among failed requests has no number: then it is their share that is explained. */
function required(requirement: Requirement, { runs }: Baseline): Subject {
  const { metric, name } = requirement;
  if (isBilled(metric)) return billed(requirement);
  if (runs.some((figures) => measuredIn(figures, requirement) === Number.POSITIVE_INFINITY))
    return failing(requirement, `${name} lies among requests that fail, so it is their share that is explained.`);
  if (metric === 'availability')
    return { ...failing(requirement, ''), read: inRun((each) => missing(each, requirement, 1)) };
  if (metric === 'goodput')
    return {
      requirement,
      name,
      part: 'evidence',
      read: inRun((each) => missing(each, requirement, requirement.target)),
      words: (badness) => `${threeDigits(badness)} a second short`,
      limit: `${threeDigits(requirement.target)} a second`,
      note: '',
    };
  const words = wordsOf(requirement);
  return {
    requirement,
    name,
    part: 'evidence',
    read: inRun((each) => measuredIn(each, requirement)),
    words,
    limit: words(requirement.target),
    note: '',
  };
}

const billed = (requirement: Requirement): Subject => {
  const words = unitOf(requirement.metric) === 'usd' ? usdWords : percentWords;
  return {
    requirement,
    name: requirement.name,
    part: 'bill',
    read: (trial) => (trial.part === 'bill' ? billedAs(requirement.metric, trial) : null),
    words,
    limit: words(requirement.target),
    note: '',
  };
};

const wordsOf = ({ metric }: Requirement): ((badness: number) => string) =>
  unitOf(metric) === 'ms' ? msWords : threeDigits;

function missing(figures: Replication, requirement: Requirement, wanted: number): number | null {
  const measured = measuredIn(figures, requirement);
  return measured === null ? null : Math.max(0, wanted - measured);
}

const failing = (requirement: Requirement, note: string): Subject => ({
  requirement,
  name: requirement.metric === 'availability' ? requirement.name : `share that fails behind ${requirement.name}`,
  part: 'evidence',
  read: inRun((each) => failedShare(each, requirement.scope)),
  words: (badness) => `${percentWords(badness)} failed or late`,
  limit: requirement.metric === 'availability' ? percentWords(1 - requirement.target) : '',
  note,
});

function failedShare({ flows }: Replication, scope: RequirementScope): number | null {
  const availability = flows.find((each) => isSame(each.scope, scope))?.availability ?? null;
  return availability === null ? null : 1 - availability;
}

function isSame(scope: FlowFigures['scope'], wanted: RequirementScope): boolean {
  if (scope.type === 'whole') return wanted.type === 'whole';
  if (scope.type === 'traffic-class')
    return wanted.type === 'traffic-class' && wanted.trafficClass === scope.trafficClass;
  return wanted.type === 'operation' && wanted.operation === scope.operation;
}
