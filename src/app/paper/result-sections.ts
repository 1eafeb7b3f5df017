/** What runs said: stages with the runs their decisions rest on, results, bill, risks. Without runs each says so. */
import { declarations } from '#catalog';
import {
  findProblems,
  misplacedData,
  problemRows,
  stageChanges,
  type Document,
  type Stage,
  type StageId,
} from '#design';
import type { ComparedRow, Comparison } from '#judging';
import { cents, quantityWords, sourceWords, unitPrice } from '../bill/bill-words';
import { cellText, differenceText, rowWords } from '../compare/compare-words';
import { clockText } from '../dock/clock';
import { changeLines } from '../stages/change-words';
import { heading, list, picture, table, text, type Block } from './blocks';
import type { PaperInput } from './paper-input';

const noRuns = 'No runs were made of this design yet.';

export function stagesSection(input: PaperInput): readonly Block[] {
  const { document, comparison } = input;
  const base = document.stages.find(({ id }) => id === comparison?.baseline) ?? document.stages[0];
  return [
    heading(2, 'Stages and decisions'),
    ...document.stages.flatMap((stage) => [
      heading(3, stage.name),
      picture(stage),
      text(stage.note || 'No decision is noted: say in the note of the stage why it is drawn so.'),
      ...(base && stage !== base ? [list(differences(base, stage))] : []),
      ...restsOn(input, stage),
    ]),
  ];
}

function differences(base: Stage, stage: Stage): readonly string[] {
  const { placement, others } = changeLines(stageChanges(base, stage), [base, stage]);
  const told = [
    ...(placement.length > 0 ? [`Placement, against ${base.name}: ${placement.join('; ')}.`] : []),
    ...(others.length > 0 ? [`Besides placement: ${others.join('; ')}.`] : []),
  ];
  return told.length > 0 ? told : [`Nothing differs from ${base.name}.`];
}

/** The runs that a decision rests on, and what they say for and against it. */
function restsOn({ document, comparison }: PaperInput, stage: Stage): readonly Block[] {
  const at = comparison?.stages.indexOf(stage.id) ?? -1;
  const runs = comparison?.runs[at] ?? 0;
  if (!comparison || runs === 0) return [text(`Rests on nothing yet: ${noRuns}`)];
  const { scenario } = document;
  const seeds = `${runs} replications of seed ${scenario.seed}, ${clockText(scenario.durationMs, 0)} each`;
  const isBase = comparison.baseline === stage.id;
  const said = comparison.rows.flatMap((row) => (isBase ? ownLine(row, at) : changedLine(row, at)));
  return [
    text(`Rests on ${seeds}${isBase ? ', from which the others are told apart' : ''}.`),
    ...(said.length > 0 ? [list(said)] : [text('No figure differs from the baseline beyond chance.')]),
  ];
}

/** Of the baseline only what has a limit. */
function ownLine(row: ComparedRow, at: number): readonly string[] {
  const cell = row.cells[at];
  if (!cell || !row.limit || cell.verdict === null) return [];
  return [`${nameOf(row)} ${cellText(cell, row.unit)}, ${rowWords(row).note}: ${cell.verdict}.`];
}

function changedLine(row: ComparedRow, at: number): readonly string[] {
  const cell = row.cells[at];
  const word = cell?.difference?.word;
  if (!cell?.difference || (word !== 'better' && word !== 'worse')) return [];
  return [
    `${nameOf(row)} ${cellText(cell, row.unit)}: ${word}, ${differenceText(cell.difference.estimate, row.unit)}.`,
  ];
}

const nameOf = (row: ComparedRow): string => rowWords({ ...row, limit: null }).name;

export function resultsSection({ document, comparison, replications, run }: PaperInput): readonly Block[] {
  const { scenario } = document;
  const made = comparison ? Math.min(...comparison.runs) : 0;
  const blocks = [heading(2, 'Results')];
  if (comparison && made > 0) {
    const names = comparison.stages.map((id) => nameIn(document, id));
    const warmUp = scenario.warmUpMs > 0 ? `, the first ${clockText(scenario.warmUpMs, 0)} left out` : '';
    blocks.push(
      text(
        `${made} of ${replications} replications of seed ${scenario.seed} for every stage: ${clockText(scenario.durationMs, 0)}${warmUp}. Replication r runs with a seed made of ${scenario.seed} and r, the same in every stage, so that all stages meet the same requests. Means with half of their 95 % interval.`,
      ),
      table(['Figure', 'Limit', ...names], resultRows(comparison), noRuns),
    );
  } else blocks.push(text(noRuns));
  if (run)
    blocks.push(
      text(
        `The run on the sheet: ${nameIn(document, run.stage)} with seed ${run.seed}, ${run.offered.toLocaleString('en-US')} requests after the warm-up, digest ${run.digest}. The same document, stage and seed give the same digest on every machine.`,
      ),
    );
  return blocks;
}

const nameIn = ({ stages }: Document, id: StageId): string => stages.find((each) => each.id === id)?.name ?? id;

const resultRows = ({ rows }: Comparison): readonly (readonly string[])[] =>
  rows.map((row) => [
    nameOf(row),
    row.limit ? rowWords(row).note : '–',
    ...row.cells.map((cell) => `${cellText(cell, row.unit)}${spreadOf(row, cell)}${verdictOf(cell)}`),
  ]);

function spreadOf({ unit }: ComparedRow, { estimate, infinite }: ComparedRow['cells'][number]): string {
  if (!estimate || infinite > 0 || !estimate.halfWidth) return '';
  return ` ± ${differenceText({ ...estimate, mean: estimate.halfWidth, halfWidth: null }, unit).replace('+', '')}`;
}

const verdictOf = ({ verdict }: ComparedRow['cells'][number]): string =>
  verdict === null || verdict === 'unmeasured' ? '' : `, ${verdict}`;

export function billSection({ document, bill }: PaperInput): readonly Block[] {
  if (!bill || bill.bill.lines.length === 0)
    return [
      heading(2, 'Bill'),
      text('No bill: it is computed for the stage on the sheet, once that has a part that costs.'),
    ];
  const stage = document.stages.find(({ id }) => id === bill.stage);
  const part = (id: string) => stage?.components.find((each) => each.id === id)?.name ?? 'a part since removed';
  const rows = bill.bill.lines.map((line) => [
    part(line.component),
    line.label,
    quantityWords(line.quantity, line.unit),
    unitPrice(line.meanUnitUsd),
    cents(line.amountUsd),
    sourceWords(line),
  ]);
  return [
    heading(2, 'Bill'),
    text(`A month of ${stage?.name ?? 'the stage'} by its daily profile: ${cents(bill.bill.totalUsd)}.`),
    table(['Part', 'For', 'Quantity', 'Unit price', 'Amount', 'Price from'], rows, ''),
  ];
}

export function risksSection({ document, findings }: PaperInput): readonly Block[] {
  const all = document.stages.flatMap((stage) => risksOf(document, stage).map((risk) => `${stage.name}: ${risk}`));
  return [
    heading(2, 'Risks'),
    ...(findings.length > 0 ? [text('Found by runs:'), list(findings)] : []),
    ...(all.length > 0 ? [text('Seen on the sheet:'), list(all)] : []),
    ...(findings.length + all.length === 0
      ? [text('None is seen on the sheet. Ask why (W) or run the fault survey (Shift F): what they find stands here.')]
      : []),
  ];
}

function risksOf(document: Document, stage: Stage): readonly string[] {
  const problems = problemRows(findProblems(document, stage.id, declarations)).map(
    ({ title, problems: [first] }) => `${title}. ${first.text}`,
  );
  const misplaced = misplacedData(document, stage).map(
    ({ dataSet, regions }) =>
      `${dataSet.name} is kept in ${regions.join(', ') || 'an unnamed region'}, where it may not be.`,
  );
  return [...problems, ...misplaced];
}
