/** What a chart shows, as data: its lines, limits and words at an instant, and what it is drawn from. */
import type { TermId } from '#catalog';
import type { FailureCause } from '#design';
import type { SeriesName } from '../run/recording';
import type { TurnedAway } from './turned-away';

export type LineStyle = 'thin' | 'plain' | 'heavy' | 'ghost' | 'dashed' | 'warn' | 'crit';

export interface Line {
  readonly label: string;
  readonly style: LineStyle;
  readonly values: Float64Array;
  /** Hatched down to the line before it. */
  readonly filled?: boolean;
}

export interface Limit {
  readonly value: number;
  readonly label: string;
  /** The label where there is little room. */
  readonly shortLabel: string;
  /** The values that must stay at or below it, where they are measured: where they do not, the plot is hatched. */
  readonly watched: Float64Array | null;
}

/** A limit of the design on a latency. */
export interface LatencyLimit extends Omit<Limit, 'watched'> {
  readonly series: SeriesName | null;
}

export interface Picture {
  readonly lines: readonly Line[];
  readonly limits: readonly Limit[];
  /** Present value with its unit, as text; empty = nothing measured yet. */
  readonly value: string;
  readonly unit: string;
  /** Series, window and scale. */
  readonly caption: string;
  /** The same where there is little room. */
  readonly shortCaption: string;
  /** What else is to be said of the present second, the most important first. */
  readonly notes?: readonly string[];
}

export interface History {
  readonly length: number;
  read(name: SeriesName): Float64Array | null;
  last(name: SeriesName): number;
}

/** What a chart needs to know of the design. */
export interface ChartContext {
  readonly history: History;
  /** Components with their names, in the order of the stage. */
  readonly components: readonly { readonly id: string; readonly name: string }[];
  /** Host whose capacity is shown; null = the busiest. */
  readonly selected: string | null;
  readonly causeWords: Readonly<Record<FailureCause, string>>;
  readonly latencyLimits: readonly LatencyLimit[];
  /** What is turned away at present, or was in a run that is over, most frequent first. */
  readonly turnedAway: () => readonly TurnedAway[];
}

export interface ChartDefinition {
  readonly id: string;
  readonly title: string;
  /** Term of the glossary that the title opens. */
  readonly term: TermId;
  readonly scale: 'linear' | 'log';
  /** Whether its values are counts of whole things: then its ticks are whole too. */
  readonly isWhole: boolean;
  /** The axis goes up to this at least; 0 = as high as the values do. */
  readonly least: number;
  /** Decimals and unit of a value in the words at the crosshair. */
  readonly write: (value: number) => string;
  readonly picture: (context: ChartContext) => Picture;
}
