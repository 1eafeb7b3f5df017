/** What came of variants, in words. */
import { listed, type Document, type RequirementId } from '#design';
import type { VariantRow, VariantsTable } from './variants';

function limitNames({ requirements }: Document, ids: readonly RequirementId[]): string {
  return listed(requirements.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
}

/** "Caught by p99 of checkout." */
export function rowWords({ variant, word, by }: VariantRow, document: Document): string {
  const names = limitNames(document, by);
  switch (word) {
    case 'caught':
      return `caught by ${names}`;
    case 'missed':
      return 'not caught';
    case 'accepted':
      return variant === null ? 'meets every limit' : 'accepted';
    case 'rejected':
      return variant === null ? `misses ${names}` : `rejected by ${names}`;
    case 'open':
      return 'not run to its end';
  }
}

/** "5 of 6 sabotages are caught, 2 of 2 harmless variants accepted." */
export const tableWords = ({ caught, sabotages, accepted, sound }: VariantsTable): string =>
  `${caught} of ${sabotages} sabotages are caught, ${accepted} of ${sound} harmless variants accepted.`;

/** Limits that could as well not be there; empty = each catches something, or not all is run. */
export function idleWords({ idle }: VariantsTable, document: Document): string {
  return idle.length === 0 ? '' : `Nothing is caught by ${limitNames(document, idle)}.`;
}
