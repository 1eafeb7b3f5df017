/** What a number field is given, how it reads what is typed, and what it tells of itself. */
import type { Quantity } from '#design';
import type { FieldInfo } from './FieldFrame';
import { parseQuantity, quantityText, rangeText, shownUnit } from './quantity';

export interface NumberFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: number | null;
  readonly quantity: Quantity;
  /** Word shown and typed for null; null = a number is required. */
  readonly none: string | null;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly unit?: string;
  /** What it is set to when nobody says anything; left out = it has no default. */
  readonly standard?: number | null;
  /** Where the default comes from. */
  readonly source?: string | undefined;
  /** Whether a slider stands beside it. */
  readonly hasSlider?: boolean;
  /** Whether several things have different values here. */
  readonly isMixed?: boolean;
  readonly onChange: (value: number | null) => void;
}

type Reading = Pick<NumberFieldProps, 'quantity' | 'none' | 'min' | 'max' | 'integer'> & {
  /** What the field shows; a bare number is meant in its unit. */
  readonly value?: number | null;
};

/** The unit that a bare number is meant in: the one that was shown before. */
export function bareUnit({ quantity, value }: Reading): string {
  return value === null || value === undefined ? '' : shownUnit(value, quantity);
}

/** The value of a text; undefined = it is none that fits. */
export function readNumber(text: string, reading: Reading): number | null | undefined {
  const { quantity, none, min, max, integer } = reading;
  const typed = text.trim();
  if (none !== null && (typed === '' || typed.toLowerCase() === none.toLowerCase())) return null;
  const value = parseQuantity(typed, quantity, bareUnit(reading));
  if (value === null || value < min || value > max) return undefined;
  return integer ? Math.round(value) : value;
}

export function writeNumber({ quantity, none }: Reading, value: number | null): string {
  return value === null ? (none ?? '') : quantityText(value, quantity);
}

/** `1 to 1,000, or unlimited`. */
export function rangeWords({ quantity, none, min, max }: Reading): string {
  return `${rangeText(min, max, quantity)}${none === null ? '' : `, or ${none}`}`;
}

/** What a text that does not fit should have been, and what holds meanwhile: `0 and more req/s; for example 20. In force: 15`. */
export function wrongWords(props: NumberFieldProps): string {
  const { min, max, standard, value, unit } = props;
  const example = standard ?? value ?? Math.min(max, Math.max(min, 1));
  const words = `${rangeWords(props)}${unit === undefined ? '' : ` ${unit}`}; for example ${writeNumber(props, example)}`;
  return props.isMixed === true ? words : `${words}. In force: ${writeNumber(props, value)}`;
}

/** Meaning, range, default and source; null where there is nothing to tell. */
export function infoOf(props: NumberFieldProps): FieldInfo | null {
  const { help, standard, source } = props;
  if (help === undefined && standard === undefined) return null;
  return {
    help,
    range: rangeWords(props),
    standard: standard === undefined ? undefined : writeNumber(props, standard),
    source,
  };
}
