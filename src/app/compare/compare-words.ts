/** How compared figures and their differences are written. Pure. */
import type { Document, Requirement } from '#design';
import type { ComparedCell, ComparedRow, Estimate, FigureName, FigureUnit, Word } from '#judging';
import { clockText } from '../dock/clock';
import { limitText, partText } from '../title-block/measured';

export interface RowWords {
  readonly name: string;
  /** What stands below it: its limit, or of what it is. */
  readonly note: string;
}

const figureWords: Readonly<Record<FigureName, RowWords>> = {
  p50: { name: 'p50 latency', note: 'answered requests' },
  p95: { name: 'p95 latency', note: 'answered requests' },
  p99: { name: 'p99 latency', note: 'answered requests' },
  goodput: { name: 'Goodput', note: 'successes a second' },
  availability: { name: 'Availability', note: 'success / offered' },
  'remote-calls': { name: 'Remote calls', note: 'a request, between processes' },
  'monthly-cost': { name: 'Monthly bill', note: 'by the daily profile' },
  'cost-per-million': { name: 'Cost per million', note: 'requests, of the monthly bill' },
  'lead-time': { name: 'Lead time, p95', note: 'of a change' },
  'blast-radius': { name: 'Blast radius', note: 'of a bad deployment, mean of modules' },
  effort: { name: 'Effort', note: 'as assumed for its kinds' },
  deployables: { name: 'Deployables', note: 'hosts with modules' },
};

export function rowWords({ subject, limit }: Pick<ComparedRow, 'subject' | 'limit'>): RowWords {
  if (typeof subject === 'string') {
    const words = figureWords[subject];
    return limit ? { ...words, note: limitText(limit) } : words;
  }
  return { name: subject.name, note: [limitText(subject), partText(subject)].filter((text) => text !== '').join(', ') };
}

interface Scale {
  readonly factor: number;
  readonly before: string;
  readonly after: string;
  /** After a difference, where that has another unit. */
  readonly step?: string;
}

const thin = ' ';

const scales: Readonly<Record<FigureUnit, (size: number) => Scale>> = {
  ms: (size) =>
    size >= 1000 ? { factor: 0.001, before: '', after: `${thin}s` } : { factor: 1, before: '', after: `${thin}ms` },
  ratio: () => ({ factor: 100, before: '', after: `${thin}%`, step: `${thin}points` }),
  'per-second': () => ({ factor: 1, before: '', after: '/s' }),
  usd: () => ({ factor: 1, before: '$', after: '' }),
  hours: (size) =>
    size < 1 ? { factor: 60, before: '', after: `${thin}min` } : { factor: 1, before: '', after: `${thin}h` },
  'hours-per-week': () => ({ factor: 1, before: '', after: `${thin}h/week` }),
  count: () => ({ factor: 1, before: '', after: '' }),
};

const mostDecimals = 4;

/** Three significant digits; money to the cent below a hundred dollars. */
function decimalsOf(value: number, unit: FigureUnit): number {
  const size = Math.abs(value);
  if (unit === 'usd') return size >= 100 ? 0 : 2;
  if (size === 0 || Number.isInteger(value)) return 0;
  return Math.min(mostDecimals, Math.max(0, 2 - Math.floor(Math.log10(size))));
}

const written = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

const signed = (value: number, decimals: number): string => {
  const text = written(Math.abs(value), decimals);
  return `${Number(text.replaceAll(',', '')) === 0 ? '' : value < 0 ? '−' : '+'}${text}`;
};

export function figureText(value: number, unit: FigureUnit): string {
  const { factor, before, after } = scales[unit](Math.abs(value));
  // Availability is never rounded up to a promise that was not kept.
  if (unit === 'ratio') return `${Math.floor(value * 1e4 + 1e-9) / 100}${after}`;
  return `${before}${written(value * factor, decimalsOf(value * factor, unit))}${after}`;
}

/** The mean, or why there is none. */
export function cellText({ estimate, infinite }: ComparedCell, unit: FigureUnit): string {
  if (infinite > 0 && infinite >= (estimate?.count ?? 0)) return '∞';
  return estimate === null ? '–' : figureText(estimate.mean, unit);
}

/** Two digits of the interval, or three of what has none. */
function differenceDecimals(value: number, half: number, unit: FigureUnit): number {
  const decimals = half > 0 ? Math.max(0, 1 - Math.floor(Math.log10(half))) : decimalsOf(value, unit);
  return Math.min(3, unit === 'usd' ? Math.min(2, decimals) : decimals);
}

/** `−71 ms, −75 to −67`: the difference and its 95 % interval; without an interval the difference alone. */
export function differenceText({ mean, halfWidth }: Estimate, unit: FigureUnit): string {
  const { factor, before, after, step } = scales[unit](Math.abs(mean));
  const [value, half] = [mean * factor, (halfWidth ?? 0) * factor];
  const decimals = differenceDecimals(value, half, unit);
  const [low, high] = [signed(value - half, decimals), signed(value + half, decimals)];
  const text = signed(value, decimals).replace(/^([+−]?)/, `$1${before}`);
  return `${text}${step ?? after}${low === high ? '' : `, ${low} to ${high}`}`;
}

/** Shape and word, so that a color is never alone. */
export const wordSigns: Readonly<Record<Word, string>> = {
  better: '●',
  worse: '▼',
  noise: '∿',
  equal: '=',
  open: '',
};

export const wordNotes: Readonly<Record<Word, string>> = {
  better: 'The 95 % interval of the difference lies on the better side of nothing.',
  worse: 'The 95 % interval of the difference lies on the worse side of nothing.',
  noise: 'The 95 % interval of the difference reaches to both sides of nothing.',
  equal: 'Not one trial differs.',
  open: 'One trial tells no interval.',
};

/** `Same customers in every column: 10 min, seeds 1 to 10 of 7`. */
export function basisText({ scenario, workload }: Document, replications: number): string {
  const classes = workload.trafficClasses.length === 1 ? 'the same requests' : 'the same requests of every class';
  const warmUp = scenario.warmUpMs > 0 ? `, the first ${clockText(scenario.warmUpMs, 0)} left out` : '';
  return `Every stage meets ${classes}: ${clockText(scenario.durationMs, 0)}${warmUp}, ${replications} replications of seed ${scenario.seed}`;
}

export const isMissed = (cell: ComparedCell): boolean => cell.verdict === 'missed';
export const subjectKey = (subject: FigureName | Requirement): string =>
  typeof subject === 'string' ? subject : subject.id;
