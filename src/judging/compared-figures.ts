/** What is compared of stages: each figure with its unit, which way is better, and where it comes from. */
import { declarations, specOf } from '#catalog';
import { effortOf, type Document, type Requirement, type Stage } from '#design';
import type { Trial, TrialPart } from '#simulation';

export type FigureUnit = 'ms' | 'per-second' | 'ratio' | 'usd' | 'hours' | 'hours-per-week' | 'count';

type TrialOf<Part extends TrialPart> = Extract<Trial, { readonly part: Part }>;

interface FigureDefinition<Name extends string = string> {
  readonly name: Name;
  readonly unit: FigureUnit;
  readonly better: 'lower' | 'higher';
}

/** A figure that trials of one sort measure; null = a trial did not. */
interface Measured<Part extends TrialPart = TrialPart> {
  readonly part: Part;
  readonly of: (trial: TrialOf<Part>) => number | null;
}

const whole = ({ figures }: TrialOf<'run'>) => figures.flows[0];
const run = (of: (trial: TrialOf<'run'>) => number | null | undefined): Measured<'run'> => ({
  part: 'run',
  // What a guard stopped is no measure of the scenario.
  of: (trial) => (trial.figures.stopReason === null ? (of(trial) ?? null) : null),
});

/** Response times are over answered requests. */
export const measuredFigures = [
  { name: 'p50', unit: 'ms', better: 'lower', ...run((trial) => whole(trial)?.p50Ms) },
  { name: 'p95', unit: 'ms', better: 'lower', ...run((trial) => whole(trial)?.p95Ms) },
  { name: 'p99', unit: 'ms', better: 'lower', ...run((trial) => whole(trial)?.p99Ms) },
  { name: 'goodput', unit: 'per-second', better: 'higher', ...run((trial) => whole(trial)?.goodputPerSecond) },
  { name: 'availability', unit: 'ratio', better: 'higher', ...run((trial) => whole(trial)?.availability) },
  { name: 'remote-calls', unit: 'count', better: 'lower', ...run((trial) => trial.remoteCallsPerRequest) },
  {
    name: 'monthly-cost',
    unit: 'usd',
    better: 'lower',
    part: 'bill',
    of: ({ monthlyUsd }: TrialOf<'bill'>) => monthlyUsd,
  },
  {
    name: 'cost-per-million',
    unit: 'usd',
    better: 'lower',
    part: 'bill',
    of: ({ perMillionUsd }: TrialOf<'bill'>) => perMillionUsd,
  },
  {
    name: 'lead-time',
    unit: 'hours',
    better: 'lower',
    part: 'lead-time',
    of: ({ p95Hours }: TrialOf<'lead-time'>) => p95Hours,
  },
  {
    name: 'blast-radius',
    unit: 'ratio',
    better: 'lower',
    part: 'blast-radius',
    of: ({ share }: TrialOf<'blast-radius'>) => share,
  },
] as const satisfies readonly (FigureDefinition &
  (Measured<'run'> | Measured<'bill'> | Measured<'lead-time'> | Measured<'blast-radius'>))[];

/** Figures that follow from the drawing alone: they have no spread. Null = nothing is assumed of it. */
export const drawnFigures = [
  { name: 'effort', unit: 'hours-per-week', better: 'lower', of: effort },
  { name: 'deployables', unit: 'count', better: 'lower', of: deployables },
] as const satisfies readonly (FigureDefinition & {
  readonly of: (document: Document, stage: Stage) => number | null;
})[];

export type FigureName = (typeof measuredFigures)[number]['name'] | (typeof drawnFigures)[number]['name'];

/** In the order of the table. */
export const figureNames: readonly FigureName[] = [...measuredFigures, ...drawnFigures].map(({ name }) => name);

export function definitionOf(name: FigureName): FigureDefinition<FigureName> {
  const found = [...measuredFigures, ...drawnFigures].find((each) => each.name === name);
  if (!found) throw new Error(`no figure is called ${name}`);
  return found;
}

/** The value of a figure in a trial; undefined = this trial is of another sort. */
export function valueIn(trial: Trial, name: FigureName): number | null | undefined {
  const figure = measuredFigures.find((each) => each.name === name);
  if (!figure || figure.part !== trial.part) return undefined;
  return (figure.of as (given: Trial) => number | null)(trial);
}

function effort(document: Document, stage: Stage): number {
  return effortOf(document, stage, declarations).reduce((sum, { hoursPerWeek }) => sum + hoursPerWeek, 0);
}

/** Things that are deployed by themselves: hosts with modules, but for what runs at the users'. */
export function deployables(_: Document, { components }: Stage): number {
  return components.filter(({ kind, modules }) => modules.length > 0 && specOf(kind)?.hosts === 'modules').length;
}

/** Figures that are measured just as the requirement of the same name. Of quantiles it counts failed requests as infinitely slow: those stand by themselves. */
const sameAsRequirement: readonly string[] = ['availability', 'goodput', 'monthly-cost', 'cost-per-million'];

export function figureOfRequirement({ metric, scope, window }: Requirement): FigureName | null {
  if (scope.type !== 'whole' || window !== null) return null;
  return figureNames.find((name) => name === metric && sameAsRequirement.includes(name)) ?? null;
}
