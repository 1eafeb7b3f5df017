/** What is explained: a figure that is bad by so much, read off each replication alike. Less is better. */
import type { Document, Requirement, RequirementId, RequirementScope } from '#design';
import type { FlowFigures, Replication } from '#simulation';
import { measuredIn } from '../required';
import { isOfRun, unitOf, verdictOf } from '../verdicts';
import { msWords, percentWords, threeDigits } from './why-names';

/** `auto`: the first requirement that is missed, else the p95 of all requests. */
export type WhyAsked = 'auto' | 'p95' | RequirementId;

export interface Subject {
  /** Null = the p95 of all requests. */
  readonly requirement: Requirement | null;
  /** "p95 of checkout". */
  readonly name: string;
  /** How bad one replication is, 0 or more; null = not measured. */
  readonly read: (figures: Replication) => number | null;
  /** The figure that stands behind so much badness. */
  readonly words: (badness: number) => string;
  /** What it may be at most, written as `words` are; empty = nobody set a limit. */
  readonly limit: string;
  /** Why it is another figure than was asked for; empty = it is not. */
  readonly note: string;
}

export const explained = ({ requirements }: Document): readonly Requirement[] =>
  requirements.filter(({ metric }) => isOfRun(metric));

/** Null = the requirement asked for is gone. */
export function subjectOf(document: Document, asked: WhyAsked, baseline: readonly Replication[]): Subject | null {
  const known = explained(document);
  if (asked === 'p95') return answered('');
  if (asked === 'auto') {
    const missed = known.find((each) => baseline.some((figures) => isMissed(each, figures)));
    return missed
      ? required(missed, baseline)
      : answered(known.length > 0 ? 'No limit is missed.' : 'No limit is set.');
  }
  const requirement = known.find(({ id }) => id === asked);
  return requirement ? required(requirement, baseline) : null;
}

export function isMissed(requirement: Requirement, figures: Replication): boolean {
  return verdictOf(requirement, measuredIn(figures, requirement) ?? Number.NaN) === 'missed';
}

const answered = (note: string): Subject => ({
  requirement: null,
  name: 'p95 of all answered requests',
  read: ({ flows }) => flows[0]?.p95Ms ?? null,
  words: msWords,
  limit: '',
  note,
});

/** A quantile that lies among failed requests has no number: then it is their share that is explained. */
function required(requirement: Requirement, baseline: readonly Replication[]): Subject {
  const { metric, name } = requirement;
  if (baseline.some((figures) => measuredIn(figures, requirement) === Number.POSITIVE_INFINITY))
    return failing(requirement, `${name} lies among requests that fail, so it is their share that is explained.`);
  if (metric === 'availability') return { ...failing(requirement, ''), read: (each) => missing(each, requirement, 1) };
  if (metric === 'goodput')
    return {
      requirement,
      name,
      read: (each) => missing(each, requirement, requirement.target),
      words: (badness) => `${threeDigits(badness)} a second short`,
      limit: `${threeDigits(requirement.target)} a second`,
      note: '',
    };
  const words = wordsOf(requirement);
  return {
    requirement,
    name,
    read: (each) => measuredIn(each, requirement),
    words,
    limit: words(requirement.target),
    note: '',
  };
}

const wordsOf = ({ metric }: Requirement): ((badness: number) => string) =>
  unitOf(metric) === 'ms' ? msWords : threeDigits;

function missing(figures: Replication, requirement: Requirement, wanted: number): number | null {
  const measured = measuredIn(figures, requirement);
  return measured === null ? null : Math.max(0, wanted - measured);
}

const failing = (requirement: Requirement, note: string): Subject => ({
  requirement,
  name: requirement.metric === 'availability' ? requirement.name : `share that fails behind ${requirement.name}`,
  read: (each) => failedShare(each, requirement.scope),
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
