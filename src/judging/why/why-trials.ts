/** The trials of a question: each of one design, of one sort and on one seed, kept under a key that says so. */
import type { Document, Kinds, StageId } from '#design';
import type { Trial, TrialOrder, TrialPart } from '#simulation';
import type { WhyAsked } from './subject';
import type { Suspect } from './suspect';

/** Runs of the design as it is, and of each suspect that is worth it. */
export const replicationsOfWhy = 5;
export const replications = Array.from({ length: replicationsOfWhy }, (_, at) => at);

export interface WhyQuestion {
  readonly document: Document;
  readonly stage: StageId;
  readonly kinds: Kinds;
  readonly asked: WhyAsked;
}

/** A trial that is wanted. `key` tells it apart from all others of the question. */
export interface WhyOrder {
  readonly key: string;
  readonly order: TrialOrder;
}

const trialParts: readonly TrialPart[] = ['evidence', 'bill', 'lead-time', 'zone-loss'];

/** What was made, by key; null = it could not be made. */
export type WhyMade = ReadonlyMap<string, Trial | null>;

const keyOf = (suspect: Suspect | null, part: TrialPart, replication: number): string =>
  `${suspect?.key ?? 'design'} ${part} #${replication}`;

export interface Wanted {
  readonly parts: readonly TrialPart[];
  readonly on: readonly number[];
}

/** Those of all these sorts on all these seeds that are not made yet. Pipelines and lost zones vary little: the first seed tells. */
export function unmade(
  { document, stage }: WhyQuestion,
  suspect: Suspect | null,
  { parts, on }: Wanted,
  made: WhyMade,
): readonly WhyOrder[] {
  const open = on
    .flatMap((replication) =>
      parts
        .filter((part) => replication === 0 || part === 'evidence' || part === 'bill')
        .map((part) => ({ key: keyOf(suspect, part, replication), replication, part })),
    )
    .filter(({ key }) => !made.has(key));
  if (open.length === 0) return [];
  const { seed } = document.scenario;
  const changed = suspect ? suspect.change(document) : document;
  return open.map(({ key, ...trial }) => ({ key, order: { document: changed, stage, seed, ...trial } }));
}

/** What was made of a design on one seed; no suspect = of the design as it is. */
export const trialsOf = (made: WhyMade, suspect: Suspect | null, replication: number): readonly Trial[] =>
  trialParts.flatMap((part) => made.get(keyOf(suspect, part, replication)) ?? []);
