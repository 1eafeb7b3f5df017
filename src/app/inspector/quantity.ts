/** Numbers as people type and read them: `2k`, `1.5s`, `99.9%`, `512 MiB`; stored in the unit of the field. */
import type { Distribution, Quantity } from '#design';

interface Unit {
  readonly word: string;
  readonly factor: number;
}

const duration: readonly Unit[] = [
  { word: 'ms', factor: 1 },
  { word: 's', factor: 1000 },
  { word: 'min', factor: 60_000 },
  { word: 'h', factor: 3_600_000 },
];
const sizes = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;
/** Sizes shown from the first to the last named; the first is stored. */
const binary = (first: (typeof sizes)[number], last: (typeof sizes)[number]): readonly Unit[] =>
  sizes.slice(sizes.indexOf(first), sizes.indexOf(last) + 1).map((word, power) => ({ word, factor: 1024 ** power }));
const decimal: readonly Unit[] = [
  { word: '', factor: 1 },
  { word: 'k', factor: 1e3 },
  { word: 'M', factor: 1e6 },
  { word: 'G', factor: 1e9 },
];

/** Units of each quantity, smallest first; the stored unit has factor 1. */
const units: Readonly<Record<Quantity, readonly Unit[]>> = {
  count: decimal,
  rate: decimal,
  factor: [{ word: '', factor: 1 }],
  money: [{ word: '$', factor: 1 }],
  ratio: [
    { word: '', factor: 1 },
    { word: '%', factor: 0.01 },
  ],
  duration,
  memory: binary('MiB', 'TiB'),
  storage: binary('GiB', 'TiB'),
  bytes: binary('B', 'TiB'),
  bandwidth: [
    { word: 'bit/s', factor: 1 },
    { word: 'kbit/s', factor: 1e3 },
    { word: 'Mbit/s', factor: 1e6 },
    { word: 'Gbit/s', factor: 1e9 },
  ],
};

/** What is read besides the units that are shown: every size, in powers of 1024 or of 1000. */
function alsoRead(quantity: Quantity): readonly Unit[] {
  const [stored] = units[quantity];
  const power = sizes.findIndex((word) => word === stored?.word);
  if (power < 0) return [];
  const inStored = (bytes: number) => bytes / 1024 ** power;
  return sizes.flatMap((word, each) => [
    { word, factor: inStored(1024 ** each) },
    { word: word.replace('i', ''), factor: inStored(1000 ** each) },
  ]);
}

/** The stored number of a text; null when it is none. A time may be written as clocks show it, 1:30. A bare number is in `bare`, a word of the quantity's units, or else in the stored unit. */
export function parseQuantity(text: string, quantity: Quantity, bare = ''): number | null {
  return (quantity === 'duration' ? parseClock(text) : null) ?? parseUnit(text, quantity, bare);
}

/** `1:30`, `1:02:03.5` in ms; null when it is no such text. */
function parseClock(text: string): number | null {
  const match = /^\s*(?:(\d+):)?(\d+):([0-5]?\d(?:\.\d+)?)\s*$/.exec(text);
  return match && 1000 * (3600 * Number(match[1] ?? 0) + 60 * Number(match[2]) + Number(match[3]));
}

function parseUnit(text: string, quantity: Quantity, bare: string): number | null {
  const match = /^\s*\$?\s*([-+]?[0-9][0-9,_]*(?:\.[0-9]+)?|[-+]?\.[0-9]+)\s*([a-zA-Z%/$]*)\s*$/.exec(text);
  if (!match) return null;
  const value = Number((match[1] ?? '').replaceAll(/[,_]/g, ''));
  const word = (match[2] || bare).replace(/^\/s$/, '').replace(/\/s$/, quantity === 'bandwidth' ? '/s' : '');
  const list = [...units[quantity], ...alsoRead(quantity)];
  if (word === '') return value;
  const unit =
    list.find((each) => each.word === word) ??
    list.find((each) => each.word.toLowerCase() === word.toLowerCase()) ??
    list.find((each) => each.word !== '' && each.word.toLowerCase().startsWith(word.toLowerCase()));
  return unit ? Number((value * unit.factor).toPrecision(14)) : null;
}

/** The unit in which a stored number is shown; empty = none is shown. */
export function shownUnit(value: number, quantity: Quantity): string {
  return /[a-zA-Z%/]+$/.exec(quantityText(value, quantity))?.[0] ?? '';
}

/** Whether a text is a number without a unit. */
export const isBare = (text: string): boolean => /^\s*[-+]?[0-9.][0-9.,_]*\s*$/.test(text);

/** A stored number in its largest whole-sounding unit. */
export function quantityText(value: number, quantity: Quantity): string {
  if (quantity === 'ratio') return `${plain(value * 100)} %`;
  if (quantity === 'money') return `$${plain(value)}`;
  const list = quantity === 'count' || quantity === 'rate' ? decimal.slice(0, 1) : units[quantity];
  const fits = list.filter(({ factor }) => Math.abs(value) >= factor);
  // 82 s, not 1.366666667 min.
  const fitting =
    (quantity === 'duration' && fits.findLast(({ factor }) => isShort(value / factor))) || fits.at(-1) || list[0];
  if (!fitting) return plain(value);
  const text = grouped(value / fitting.factor);
  return fitting.word === '' ? text : `${text} ${fitting.word}`;
}

/** `1 to 1,000`, `0 ms to 60 s`; an end beyond every use is not named. */
export function rangeText(min: number, max: number, quantity: Quantity): string {
  const write = (value: number) =>
    quantity === 'count' || quantity === 'rate' || quantity === 'factor'
      ? value.toLocaleString('en-US')
      : quantityText(value, quantity);
  return max >= 1e12 ? `${write(min)} and more` : `${write(min)} to ${write(max)}`;
}

/**
 * A stored number so many steps further. A step is 1 for whole numbers; else 1 in the unit shown, a tenth of it below 10, a hundredth below 1.
 */
export function stepped(
  value: number,
  steps: number,
  { quantity, integer }: { readonly quantity: Quantity; readonly integer: boolean },
): number {
  if (integer) return Math.round(value + steps);
  const list = units[quantity];
  const shown = quantity === 'ratio' ? 0.01 : (list.findLast(({ factor }) => Math.abs(value) >= factor)?.factor ?? 1);
  const unit = quantity === 'count' || quantity === 'rate' ? 1 : shown;
  const size = Math.abs(value / unit);
  const step = size >= 10 ? 1 : size >= 1 ? 0.1 : 0.01;
  return Number((value + steps * step * unit).toPrecision(12));
}

const isShort = (value: number): boolean => Math.abs(value - Number(value.toFixed(3))) < 1e-9;

/** Thousands are parted from five digits on. */
function grouped(value: number): string {
  return Math.abs(value) >= 10_000 ? value.toLocaleString('en-US', { maximumFractionDigits: 6 }) : plain(value);
}

function plain(value: number): string {
  return String(Number(value.toPrecision(10)));
}

/** A distribution in a few words: "exponential, mean 5 ms". */
export function distributionText(distribution: Distribution, quantity: Quantity): string {
  const write = (value: number) => quantityText(value, quantity);
  switch (distribution.type) {
    case 'constant':
      return write(distribution.value);
    case 'exponential':
      return `exponential, mean ${write(distribution.mean)}`;
    case 'uniform':
      return `${write(distribution.low)} to ${write(distribution.high)}`;
    case 'lognormal': {
      const parts = [
        distribution.median === undefined ? '' : `median ${write(distribution.median)}`,
        distribution.mean === undefined ? '' : `mean ${write(distribution.mean)}`,
        distribution.p99 === undefined ? '' : `p99 ${write(distribution.p99)}`,
        distribution.cv === undefined ? '' : `cv ${distribution.cv}`,
      ];
      return `lognormal, ${parts.filter(Boolean).join(', ')}`;
    }
    default:
      return distribution.type;
  }
}
