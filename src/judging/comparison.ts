/**
 * Stages of one document beside each other: the trials that are to be made of them, and what those that were made came to. All stages meet the same requests
 * in the trials of one number, so a difference is taken trial by trial: what chance does to both falls out of it.
 */
import type { Document, Requirement, StageId } from '#design';
import type { Trial, TrialOrder, TrialPart } from '#simulation';
import {
  definitionOf,
  drawnFigures,
  figureNames,
  figureOfRequirement,
  valueIn,
  type FigureName,
  type FigureUnit,
} from './compared-figures';
import { meanSeries, type MeanSeries } from './mean-series';
import { estimateOf, type Estimate } from './estimate';
import { measuredIn } from './required';
import { isOfRun, unitOf, verdictOf, type Verdict } from './verdicts';

/** Bills and blast radii take as long as several runs, and vary less: so many replications of them do. */
const replicationsOfSlow = 3;

const partsOf = (replication: number): readonly TrialPart[] =>
  replication < replicationsOfSlow ? ['run', 'lead-time', 'bill', 'blast-radius'] : ['run', 'lead-time'];

/** All trials, in the order in which they tell most: every stage once, then its spread. */
export function comparisonPlan(
  document: Document,
  stages: readonly StageId[],
  replications: number,
): readonly TrialOrder[] {
  const { seed } = document.scenario;
  return Array.from({ length: replications }, (_, replication) =>
    partsOf(replication).flatMap((part) => stages.map((stage) => ({ document, stage, seed, replication, part }))),
  ).flat();
}

/** `noise`: the interval of the difference reaches to both sides of nothing. `equal`: nothing differs in any trial. `open`: one trial tells no interval. */
export type Word = 'better' | 'worse' | 'noise' | 'equal' | 'open';

export interface Difference {
  /** This stage less the baseline. */
  readonly estimate: Estimate;
  readonly word: Word;
}

export interface ComparedCell {
  /** Null = not measured, or not yet. */
  readonly estimate: Estimate | null;
  /** Null = this is the baseline, or one of the two was not measured. */
  readonly difference: Difference | null;
  /** Whether the mean meets the limit; null = there is none. */
  readonly verdict: Verdict | null;
  /** Trials in which a quantile fell among the failed requests. */
  readonly infinite: number;
}

export interface ComparedRow {
  /** A figure that every document has, or a requirement of this one. */
  readonly subject: FigureName | Requirement;
  readonly unit: FigureUnit;
  readonly better: 'lower' | 'higher';
  /** What the document asks of it; null = nothing. */
  readonly limit: Requirement | null;
  /** In the order of the stages. */
  readonly cells: readonly ComparedCell[];
}

export interface Comparison {
  readonly stages: readonly StageId[];
  readonly baseline: StageId;
  readonly rows: readonly ComparedRow[];
  /** Course of the runs, in the order of the stages; null = none is finished. */
  readonly series: readonly (MeanSeries | null)[];
  /** Runs finished, in the order of the stages. */
  readonly runs: readonly number[];
}

export interface ComparedStages {
  readonly document: Document;
  readonly stages: readonly StageId[];
  readonly baseline: StageId;
}

/** In the order of the replications, whatever the order in which they were made. */
export function comparisonOf(made: readonly Trial[], compared: ComparedStages): Comparison {
  const { document, stages, baseline } = compared;
  const trials = made.toSorted((one, other) => one.replication - other.replication);
  const ofStage = stages.map((stage) => trials.filter((trial) => trial.stage === stage));
  const base = stages.indexOf(baseline);
  const values = (name: FigureName) => ofStage.map((own, at) => valuesOf(own, name, { document, stage: stages[at] }));
  const others = document.requirements.filter((each) => figureOfRequirement(each) === null && isOfRun(each.metric));
  const runs = ofStage.map((own) => own.filter((trial) => trial.part === 'run'));
  return {
    stages,
    baseline,
    rows: [
      ...figureNames.map((name): ComparedRow => {
        const { unit, better } = definitionOf(name);
        const limit = document.requirements.find((each) => figureOfRequirement(each) === name) ?? null;
        const isDrawn = drawnFigures.some((each) => each.name === name);
        return { subject: name, unit, better, limit, cells: cellsOf(values(name), { better, limit, base, isDrawn }) };
      }),
      ...others.map((each): ComparedRow => {
        const better = each.comparator === 'at-most' ? 'lower' : 'higher';
        const measured = runs.map((own) => requirementValues(own, each));
        const cells = cellsOf(measured, { better, limit: each, base, isDrawn: false });
        return { subject: each, unit: unitOf(each.metric), better, limit: each, cells };
      }),
    ],
    series: runs.map((own) => meanSeries(own.map(({ series }) => series))),
    runs: runs.map(({ length }) => length),
  };
}

/** Values by number of the trial; Infinity = a quantile among the failed. */
type Values = ReadonlyMap<number, number | null>;

function valuesOf(
  trials: readonly Trial[],
  name: FigureName,
  { document, stage: id }: { readonly document: Document; readonly stage: StageId | undefined },
): Values {
  const drawn = drawnFigures.find((each) => each.name === name);
  const stage = document.stages.find((each) => each.id === id);
  if (drawn) return new Map(stage ? [[0, drawn.of(document, stage)]] : []);
  return new Map(
    trials.flatMap((trial) => {
      const value = valueIn(trial, name);
      return value === undefined ? [] : [[trial.replication, value] as const];
    }),
  );
}

function requirementValues(runs: readonly Extract<Trial, { part: 'run' }>[], requirement: Requirement): Values {
  return new Map(runs.map(({ replication, figures }) => [replication, measuredIn(figures, requirement)]));
}

interface RowOptions extends Pick<ComparedRow, 'better' | 'limit'> {
  /** Place of the baseline among the stages. */
  readonly base: number;
  readonly isDrawn: boolean;
}

function cellsOf(values: readonly Values[], options: RowOptions): readonly ComparedCell[] {
  const base = values[options.base];
  return values.map((own, at) => {
    const all = [...own.values()];
    const infinite = all.filter((value) => value === Number.POSITIVE_INFINITY).length;
    const estimate = estimateOf(all.map(finite));
    const isOver = infinite * 2 > all.length;
    const mean = isOver ? Number.POSITIVE_INFINITY : (estimate?.mean ?? Number.NaN);
    return {
      estimate,
      difference: base === undefined || at === options.base ? null : differenceOf(own, base, options),
      verdict: options.limit === null ? null : verdictOf(options.limit, mean),
      infinite,
    };
  });
}

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);

/** Only trials that both have count. */
function differenceOf(own: Values, base: Values, { better, isDrawn }: RowOptions): Difference | null {
  const differences = [...own].map(([replication, value]) => {
    const other = finite(base.get(replication) ?? null);
    const here = finite(value);
    return here === null || other === null ? null : here - other;
  });
  const estimate = estimateOf(differences);
  if (estimate === null) return null;
  const isEqual = differences.every((each) => each === null || each === 0);
  return { estimate, word: isEqual ? 'equal' : wordOf(estimate, better, isDrawn) };
}

function wordOf({ mean, halfWidth }: Estimate, better: 'lower' | 'higher', isDrawn: boolean): Word {
  if (halfWidth === null && !isDrawn) return 'open';
  if (Math.abs(mean) <= (halfWidth ?? 0)) return 'noise';
  return mean < 0 === (better === 'lower') ? 'better' : 'worse';
}
