/**
 * The one glossary: every number on screen is one of these, with its definition, unit, formula and the interval it is taken over.
 * Keys are the names of measures and columns; those of wires, modules and states carry a prefix where the same word means another thing.
 */
import { flowTerms } from './glossary-flows';
import { partTerms, stateTerms } from './glossary-parts';

export interface Term {
  /** As it stands on screen. */
  readonly name: string;
  readonly definition: string;
  /** Unit it is shown in; empty where it has none. */
  readonly unit: string;
  /** How it follows from others; null = it is counted or measured directly. */
  readonly formula: string | null;
  /** Interval it is taken over. */
  readonly window: string;
}

const terms = { ...flowTerms, ...partTerms, ...stateTerms };

export type TermId = keyof typeof terms;

export const glossary: Readonly<Record<TermId, Term>> = terms;

export function isTerm(id: string): id is TermId {
  return Object.hasOwn(terms, id);
}
