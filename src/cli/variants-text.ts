/** The limits of a design against its variants, for a terminal: every run is made here, one after the other. */
import { declarations } from '#catalog';
import type { Document, Requirement, Stage } from '#design';
import {
  idleWords,
  rowWords,
  tableWords,
  unitOf,
  usualSeeds,
  variantsPlan,
  variantsTable,
  type VariantCell,
} from '#judging';
import { figureWords } from './judgement-text';
import { madeTrial } from '#simulation';

/** Null = there is no limit to try, or the stage cannot run. */
export function variantsText(document: Document, { id: stage, name }: Stage): string | null {
  const plan = variantsPlan({ document, stage, kinds: declarations, only: null, seeds: usualSeeds(document) });
  const made = new Map(plan.orders.map((order, at) => [at, madeTrial(order)]));
  if (document.requirements.length === 0 || (made.size > 0 && made.get(0) === null)) return null;
  const table = variantsTable(plan, made);
  const rows = table.rows.flatMap((row) => [
    `${row.variant?.name ?? 'The design itself'}: ${rowWords(row, document)}`,
    ...row.cells.map((cell, at) => `    ${cellText(cell, document.requirements[at]!)}`),
  ]);
  return [`${document.title}, ${name}. ${tableWords(table)}`, ...rows, idleWords(table, document)]
    .filter((line) => line !== '')
    .join('\n');
}

const cellText = ({ word, measured }: VariantCell, { name, metric }: Requirement): string =>
  `${word.padEnd(10)} ${name}: ${Number.isNaN(measured) ? '–' : figureWords(measured, unitOf(metric))}`;
