/**
 * The six charts of the dock as data: which series of the recording each shows, how heavy, and what stands at its head. A chart colors a line only
 * when the line is a state (saturated, failing); all others are told apart by weight, dash and the label at their end.
 */
import type { TermId } from '#catalog';
import type { FailureCause } from '#design';
import type { SeriesName } from '../run/recording';
import { turnedAwayText, type TurnedAway } from './turned-away';

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

/** Three significant digits, thousands with a comma; a dash where nothing was measured. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '–';
  if (Math.abs(value) < 0.0005) return '0';
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** A time in ms below a second, else in seconds, with its unit apart. */
export function timeFigure(ms: number): readonly [figure: string, unit: string] {
  return ms >= 1000 && Number.isFinite(ms) ? [figure(ms / 1000), 's'] : [figure(ms), 'ms'];
}

const nothing = new Float64Array(0);
const read = ({ history }: ChartContext, name: SeriesName) => history.read(name) ?? nothing;

function traffic(context: ChartContext): Picture {
  const { history } = context;
  const goodput = history.last('whole/goodput');
  return {
    lines: [
      { label: '', style: 'ghost', values: read(context, 'whole/offered') },
      ...(history.read('whole/late')?.some((value) => value > 0)
        ? [{ label: 'late', style: 'thin' as const, values: read(context, 'whole/late') }]
        : []),
      { label: 'answered', style: 'heavy', values: read(context, 'whole/goodput') },
    ],
    limits: [],
    value: history.length === 0 ? '' : figure(goodput),
    unit: 'req/s',
    caption: `answered, last 1 s${history.length === 0 ? '' : ` · dashed: ${figure(history.last('whole/offered'))} arrived`}`,
  };
}

function latency(context: ChartContext): Picture {
  const { history } = context;
  const [p99, unit] = timeFigure(history.last('whole/p99Ms'));
  return {
    lines: [
      { label: 'p50', style: 'thin', values: read(context, 'whole/p50Ms') },
      { label: 'p95', style: 'plain', values: read(context, 'whole/p95Ms') },
      { label: 'p99', style: 'heavy', values: read(context, 'whole/p99Ms') },
    ],
    limits: context.latencyLimits.map(({ series, ...limit }) => ({
      ...limit,
      watched: series === null ? null : history.read(series),
    })),
    value: history.length === 0 ? '' : p99,
    unit: `${unit} p99`,
    caption: 'answered requests, last 10 s, log, ms',
  };
}

/** Parts that were taken out since have no name. */
function notesOf({ components, turnedAway }: ChartContext): readonly string[] {
  return turnedAway().map((each) => {
    const name = components.find(({ id }) => id === each.component)?.name ?? 'a part since removed';
    return turnedAwayText(each, name, figure);
  });
}

function errors(context: ChartContext): Picture {
  const { history, causeWords } = context;
  const causes = Object.keys(causeWords) as FailureCause[];
  const lines: Line[] = [];
  let below = new Float64Array(history.length);
  let rate = 0;
  for (const cause of causes) {
    const values = history.read(`whole/${cause}`);
    if (!values?.some((value) => value > 0)) continue;
    const top = below.map((value, at) => value + (Number.isFinite(values[at]) ? (values[at] ?? 0) : 0));
    lines.push({ label: causeWords[cause], style: 'crit', values: top, filled: true });
    below = top;
    rate += history.last(`whole/${cause}`);
  }
  // Of the same second's ends, not of its arrivals: what fails now may have arrived before.
  const ended = rate + history.last('whole/goodput') + history.last('whole/late');
  const share = ended > 0 ? ` · ${figure((100 * rate) / ended)} % of what ended` : '';
  return {
    lines: lines.length > 0 ? lines : [{ label: '', style: 'thin', values: below }],
    limits: [],
    value: history.length === 0 ? '' : figure(rate),
    unit: 'req/s',
    caption: `by cause, last 1 s${share}`,
    notes: notesOf(context),
  };
}

/** Components by their present utilization, busiest first. */
export function busiest({ history, components }: ChartContext) {
  return components
    .map((component) => ({ ...component, utilization: history.last(`${component.id}/utilization`) }))
    .filter(({ utilization }) => Number.isFinite(utilization))
    .sort((a, b) => b.utilization - a.utilization);
}

const knee = 80;
/** Nothing is busier than all of it: a hair above 1 is rounding, and would make room for half as much again on the axis. */
const percentOf = (utilization: number) => Math.min(100, 100 * utilization);

function saturation(context: ChartContext): Picture {
  const ranked = busiest(context).slice(0, 2);
  const lines = ranked.toReversed().map(({ id, name, utilization }): Line => {
    const values = read(context, `${id}/utilization`).map(percentOf);
    const style = 100 * utilization > knee ? 'warn' : id === ranked[0]?.id ? 'heavy' : 'plain';
    return { label: name, style, values };
  });
  const first = ranked[0];
  return {
    lines,
    limits: [{ value: knee, label: `knee ${knee} %`, shortLabel: `knee ${knee} %`, watched: null }],
    value: first ? figure(percentOf(first.utilization)) : '',
    unit: '%',
    caption: first ? `utilization, last 1 s · busiest: ${first.name}` : 'utilization of the busiest parts',
  };
}

function capacity(context: ChartContext): Picture {
  const { history, components, selected } = context;
  const hosts = components.filter(({ id }) => Number.isFinite(history.last(`${id}/workersBusy`)));
  const ranked = busiest({ ...context, components: hosts });
  const host = hosts.find(({ id }) => id === selected) ?? ranked[0] ?? hosts[0];
  if (!host) return { lines: [], limits: [], value: '', unit: 'workers', caption: 'workers and connections in use' };
  return {
    lines: [
      { label: 'connections', style: 'dashed', values: read(context, `${host.id}/connections`) },
      { label: 'waiting', style: 'thin', values: read(context, `${host.id}/queueLength`) },
      { label: 'workers', style: 'heavy', values: read(context, `${host.id}/workersBusy`) },
    ],
    limits: [],
    value: figure(history.last(`${host.id}/workersBusy`)),
    unit: 'workers',
    caption: `in use, last 1 s · ${host.name}`,
  };
}

function cost(context: ChartContext): Picture {
  const { history, components } = context;
  const total = new Float64Array(history.length);
  for (const { id } of components) {
    const values = history.read(`${id}/runningCostPerHourUsd`);
    values?.forEach((value, at) => {
      if (Number.isFinite(value)) total[at] = (total[at] ?? 0) + value;
    });
  }
  const now = total.at(-1);
  return {
    lines: [{ label: 'all parts', style: 'heavy', values: total }],
    limits: [],
    value: now === undefined ? '' : figure(now),
    unit: '$/h',
    caption: 'running cost of the present second',
  };
}

const withUnit = (unit: string) => (value: number) => `${figure(value)} ${unit}`.trim();

export const board: readonly ChartDefinition[] = [
  {
    id: 'traffic',
    title: 'Traffic',
    term: 'goodput',
    scale: 'linear',
    isWhole: true,
    least: 0,
    write: withUnit('req/s'),
    picture: traffic,
  },
  {
    id: 'latency',
    title: 'Latency',
    term: 'p99Ms',
    scale: 'log',
    isWhole: false,
    least: 0,
    write: (ms) => timeFigure(ms).join(' '),
    picture: latency,
  },
  {
    id: 'errors',
    title: 'Errors',
    term: 'errors',
    scale: 'linear',
    isWhole: true,
    least: 0,
    write: withUnit('req/s'),
    picture: errors,
  },
  {
    id: 'saturation',
    title: 'Saturation',
    term: 'utilization',
    scale: 'linear',
    isWhole: true,
    least: 100,
    write: withUnit('%'),
    picture: saturation,
  },
  {
    id: 'capacity',
    title: 'Capacity',
    term: 'workersBusy',
    scale: 'linear',
    isWhole: true,
    least: 0,
    write: withUnit(''),
    picture: capacity,
  },
  {
    id: 'cost',
    title: 'Running cost',
    term: 'runningCostPerHourUsd',
    scale: 'linear',
    isWhole: false,
    least: 0,
    write: withUnit('$/h'),
    picture: cost,
  },
];
