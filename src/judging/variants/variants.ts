/**
 * Does the acceptance test catch it? The limits of a document against the design itself and against each of its variants, over replications with the same seeds. A
 * sabotage is caught by a limit that the design meets and the variant misses in every replication; a limit that is missed now and then catches nothing for sure.
 */
import type { Document, Kinds, Requirement, RequirementId, Stage, StageId } from '#design';
import type { Trial, TrialOrder } from '#simulation';
import { measuredOn, partsWanted } from '../required';
import { verdictOf } from '../verdicts';
import { variantsOf } from './variants-of';
import type { Variant } from './variant';

/** With which a run is made: all rows meet the same requests. */
export interface SeedOfRun {
  readonly seed: number;
  readonly replication: number;
}

/** As many runs of each row. */
const usualRuns = 3;

export const usualSeeds = ({ scenario: { seed } }: Document): readonly SeedOfRun[] =>
  Array.from({ length: usualRuns }, (_, replication) => ({ seed, replication }));

/** One design: the one on the sheet, or a variant of it. */
export interface PlannedRow {
  /** Null = the design itself. */
  readonly variant: Variant | null;
  readonly document: Document;
}

export interface VariantsPlan {
  readonly document: Document;
  readonly stage: StageId;
  readonly kinds: Kinds;
  readonly rows: readonly PlannedRow[];
  /** In the order in which they tell most: the design, then row by row. */
  readonly orders: readonly TrialOrder[];
  /** Place of the row of each order. */
  readonly rowOf: readonly number[];
}

export interface VariantsAsked {
  readonly document: Document;
  readonly stage: StageId;
  readonly kinds: Kinds;
  /** Null = all that hold. */
  readonly only: readonly string[] | null;
  /** One run for each; what takes other trials than a run varies less and is tried with the first alone. */
  readonly seeds: readonly SeedOfRun[];
}

export function variantsPlan({ document, stage: id, kinds, only, seeds }: VariantsAsked): VariantsPlan {
  const stage = document.stages.find((each) => each.id === id);
  const variants = stage ? variantsOf({ document, stage, kinds }) : [];
  const wanted = variants.filter(({ key }) => only === null || only.includes(key));
  const rows = [
    { variant: null, document },
    ...wanted.map((variant) => ({ variant, document: variant.change(document) })),
  ];
  const ordered = rows.flatMap((each, row) => {
    const shift = each.document.scenario.seed - document.scenario.seed;
    return seeds.flatMap(({ seed, replication }, at) =>
      partsWanted(document.requirements)
        .filter((part) => at === 0 || part === 'run')
        .map((part) => ({
          row,
          order: { document: each.document, stage: id, seed: seed + shift, replication, part },
        })),
    );
  });
  return {
    document,
    stage: id,
    kinds,
    rows,
    orders: ordered.map(({ order }) => order),
    rowOf: ordered.map(({ row }) => row),
  };
}

/**
 * `caught`: the limit is missed in every replication. `wavering`: in some. `met`: in none. `unmeasured`: there is nothing to measure it by. `open`: not run yet, or it
 * cannot be run.
 */
export type CellWord = 'caught' | 'wavering' | 'met' | 'unmeasured' | 'open';

export interface VariantCell {
  readonly requirement: RequirementId;
  readonly word: CellWord;
  /** The worst of the replications in the requirement's unit; NaN = not measured, Infinity = a quantile among the failed. */
  readonly measured: number;
}

/** `caught`, `missed`: a sabotage. `accepted`, `rejected`: the design itself, or a harmless variant. `open`: not all of it is run. */
export type RowWord = 'caught' | 'missed' | 'accepted' | 'rejected' | 'open';

export interface VariantRow {
  readonly variant: Variant | null;
  readonly word: RowWord;
  /** Limits that catch or reject it. */
  readonly by: readonly RequirementId[];
  /** In the order of the limits. */
  readonly cells: readonly VariantCell[];
}

export interface VariantsTable {
  readonly rows: readonly VariantRow[];
  /** Limits that catch no sabotage, once everything is run. */
  readonly idle: readonly RequirementId[];
  readonly caught: number;
  readonly sabotages: number;
  readonly accepted: number;
  /** Harmless variants; the design itself is not among them. */
  readonly sound: number;
}

/** What came of the orders, by their place in the plan; a place that is missing is not made yet, null = it cannot be made. */
export type VariantsMade = ReadonlyMap<number, Trial | null>;

export function variantsTable(plan: VariantsPlan, made: VariantsMade): VariantsTable {
  const cells = plan.rows.map((row, at) => cellsOf(plan, { row, at, made }));
  const met = new Set((cells[0] ?? []).filter(({ word }) => word === 'met').map(({ requirement }) => requirement));
  const rows = plan.rows.map(({ variant }, at) => rowOf(variant, cells[at] ?? [], met));
  const tried = rows.filter(({ variant }) => variant !== null);
  const bad = tried.filter(({ variant }) => variant?.isSound === false);
  const sound = tried.filter(({ variant }) => variant?.isSound === true);
  const isOver = rows.every(({ word }) => word !== 'open');
  const catching = new Set(bad.flatMap(({ by }) => by));
  return {
    rows,
    idle: isOver ? plan.document.requirements.map(({ id }) => id).filter((id) => !catching.has(id)) : [],
    caught: bad.filter(({ word }) => word === 'caught').length,
    sabotages: bad.length,
    accepted: sound.filter(({ word }) => word === 'accepted').length,
    sound: sound.length,
  };
}

function rowOf(variant: Variant | null, cells: readonly VariantCell[], met: ReadonlySet<RequirementId>): VariantRow {
  const missed = (words: readonly CellWord[]) =>
    cells.filter(({ word }) => words.includes(word)).map(({ requirement }) => requirement);
  if (variant === null || variant.isSound) {
    const by = missed(['caught', 'wavering']);
    return { variant, cells, by, word: ended(cells, by.length > 0 ? 'rejected' : 'accepted') };
  }
  const by = missed(['caught']).filter((id) => met.has(id));
  return { variant, cells, by, word: ended(cells, by.length > 0 ? 'caught' : 'missed') };
}

const ended = (cells: readonly VariantCell[], word: RowWord): RowWord =>
  cells.some((cell) => cell.word === 'open') ? 'open' : word;

interface RowMade {
  readonly row: PlannedRow;
  readonly at: number;
  readonly made: VariantsMade;
}

function cellsOf(plan: VariantsPlan, { row, at, made }: RowMade): readonly VariantCell[] {
  const stage = row.document.stages.find(({ id }) => id === plan.stage);
  const places = plan.orders.flatMap((_, place) => (plan.rowOf[place] === at ? [place] : []));
  const trials = places.flatMap((place) => made.get(place) ?? []);
  return row.document.requirements.map((requirement) => {
    const cell = { requirement: requirement.id, measured: Number.NaN };
    const wanted = places.filter((place) => partsWanted([requirement]).includes(plan.orders[place]!.part));
    if (!stage || wanted.some((place) => !made.get(place))) return { ...cell, word: 'open' };
    return { ...cell, ...judged(requirement, { stage, trials, row, kinds: plan.kinds }) };
  });
}

interface Judging {
  readonly stage: Stage;
  readonly trials: readonly Trial[];
  readonly row: PlannedRow;
  readonly kinds: Kinds;
}

function judged(
  requirement: Requirement,
  { stage, trials, row, kinds }: Judging,
): Pick<VariantCell, 'word' | 'measured'> {
  const [part] = partsWanted([requirement]);
  const own = trials.filter((trial) => trial.part === part);
  const each = part === undefined ? [[]] : own.map((trial) => [trial]);
  const values = each.map((grounds) =>
    measuredOn(requirement, { document: row.document, stage, kinds, trials: grounds }),
  );
  const verdicts = values.map((value) => verdictOf(requirement, value));
  const measured = values.filter((value) => !Number.isNaN(value));
  const worst = requirement.comparator === 'at-most' ? Math.max(...measured) : Math.min(...measured);
  if (measured.length === 0) return { word: 'unmeasured', measured: Number.NaN };
  if (verdicts.every((verdict) => verdict === 'missed')) return { word: 'caught', measured: worst };
  return { word: verdicts.includes('missed') ? 'wavering' : 'met', measured: worst };
}
