/** The table of a comparison as comma-separated values, a line for each figure and stage, numbers in the units of the report. Pure. */
import type { Document } from '#design';
import type { Comparison } from '#judging';
import { rowWords } from './compare-words';

const head =
  'figure,unit,limit,stage,mean,low,high,replications,infinite,baseline,difference,difference low,difference high,word';

export function comparisonCsv({ rows, stages, baseline }: Comparison, document: Document): string {
  const name = (id: string) => document.stages.find((stage) => stage.id === id)?.name ?? id;
  const lines = rows.flatMap((row) =>
    row.cells.map(({ estimate, difference, infinite }, at) => [
      rowWords({ ...row, limit: null }).name,
      row.unit,
      row.limit ? row.limit.target : null,
      name(stages[at] ?? ''),
      ...(estimate ? interval(estimate) : [null, null, null]),
      estimate?.count ?? 0,
      infinite,
      name(baseline),
      ...(difference ? interval(difference.estimate) : [null, null, null]),
      difference?.word ?? null,
    ]),
  );
  return [head, ...lines.map((line) => line.map(cell).join(','))].join('\n');
}

const interval = ({ mean, halfWidth }: { readonly mean: number; readonly halfWidth: number | null }) => [
  mean,
  halfWidth === null ? null : mean - halfWidth,
  halfWidth === null ? null : mean + halfWidth,
];

export function cell(value: number | string | null): string {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
