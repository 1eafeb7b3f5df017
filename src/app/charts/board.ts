/**
 * The six charts of the dock as data: which series of the recording each shows, how heavy, and what stands at its head. A chart colors a line only
 * when the line is a state (saturated, failing); all others are told apart by weight, dash and the label at their end.
 */
import type { FailureCause } from '#design';
import type { SeriesName } from '../run/recording';
import type { ChartContext, ChartDefinition, Line, Picture } from './picture';
import { turnedAwayText } from './turned-away';

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
  const arrived = history.length === 0 ? '' : `dashed: ${figure(history.last('whole/offered'))} arrived`;
  return {
    lines: [
      { label: '', style: 'ghost', values: read(context, 'whole/offered') },
      { label: 'answered', style: 'heavy', values: read(context, 'whole/goodput') },
    ],
    limits: [],
    value: history.length === 0 ? '' : figure(goodput),
    unit: 'req/s',
    caption: `answered, last 1 s${arrived === '' ? '' : ` · ${arrived}`}`,
    shortCaption: arrived === '' ? 'answered, last 1 s' : `1 s · ${arrived}`,
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
    shortCaption: 'answered, last 10 s, log',
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
  // An answer that came when nobody waited any more is none.
  const words: Readonly<Record<FailureCause | 'late', string>> = { ...causeWords, late: 'late' };
  const lines: Line[] = [];
  let below = new Float64Array(history.length);
  let rate = 0;
  for (const cause of Object.keys(words) as (keyof typeof words)[]) {
    const values = history.read(`whole/${cause}`);
    if (!values?.some((value) => value > 0)) continue;
    const top = below.map((value, at) => value + (Number.isFinite(values[at]) ? (values[at] ?? 0) : 0));
    lines.push({ label: words[cause], style: 'crit', values: top, filled: true });
    below = top;
    rate += history.last(`whole/${cause}`);
  }
  // Of the same second's ends, not of its arrivals: what fails now may have arrived before.
  const ended = rate + history.last('whole/goodput');
  const share = ended > 0 ? ` · ${figure((100 * rate) / ended)} % of what ended` : '';
  return {
    lines: lines.length > 0 ? lines : [{ label: '', style: 'thin', values: below }],
    limits: [],
    value: history.length === 0 ? '' : figure(rate),
    unit: 'req/s',
    caption: `by cause, last 1 s${share}`,
    shortCaption: share === '' ? 'by cause, last 1 s' : `1 s${share}`,
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
    shortCaption: first ? `1 s · ${first.name}` : 'of the busiest parts',
  };
}

/** Instances in service, where their number changes. */
function instances(context: ChartContext, id: string): readonly Line[] {
  const values = read(context, `${id}/instancesUp`);
  const changes = values.some((value) => Number.isFinite(value) && value !== values[0]);
  return changes ? [{ label: 'instances', style: 'plain', values }] : [];
}

function capacity(context: ChartContext): Picture {
  const { history, components, selected } = context;
  const hosts = components.filter(({ id }) => Number.isFinite(history.last(`${id}/workersBusy`)));
  const ranked = busiest({ ...context, components: hosts });
  const host = hosts.find(({ id }) => id === selected) ?? ranked[0] ?? hosts[0];
  if (!host) {
    const caption = 'workers and connections in use';
    return { lines: [], limits: [], value: '', unit: 'workers', caption, shortCaption: 'in use' };
  }
  return {
    lines: [
      { label: 'connections', style: 'dashed', values: read(context, `${host.id}/connections`) },
      ...instances(context, host.id),
      { label: 'waiting', style: 'thin', values: read(context, `${host.id}/queueLength`) },
      { label: 'workers', style: 'heavy', values: read(context, `${host.id}/workersBusy`) },
    ],
    limits: [],
    value: figure(history.last(`${host.id}/workersBusy`)),
    unit: 'workers',
    caption: `in use, last 1 s · ${host.name}`,
    shortCaption: `1 s · ${host.name}`,
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
    caption: 'running cost of the latest seconds',
    shortCaption: 'of the latest seconds',
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
