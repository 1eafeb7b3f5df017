/**
 * The one glossary: every number on screen is one of these, with its definition, unit, formula and the interval it is taken over.
 * Keys are the names of measures and columns; those of wires, modules and states carry a prefix where the same word means another thing.
 */
import { expectedTerms } from './glossary-expected';
import { flowTerms } from './glossary-flows';
import { instanceTerms } from './glossary-instances';
import { messageTerms } from './glossary-messages';
import { nodeTerms } from './glossary-nodes';
import { requirementTerms } from './glossary-requirements';
import { partTerms, stateTerms } from './glossary-parts';
import { storeTerms } from './glossary-stores';
import type { Term } from './glossary-term';

export type { Term };

const terms = {
  ...flowTerms,
  ...partTerms,
  ...instanceTerms,
  ...nodeTerms,
  ...messageTerms,
  ...storeTerms,
  ...stateTerms,
  ...expectedTerms,
  ...requirementTerms,
};

export type TermId = keyof typeof terms;

export const glossary: Readonly<Record<TermId, Term>> = terms;

export function isTerm(id: string): id is TermId {
  return Object.hasOwn(terms, id);
}
