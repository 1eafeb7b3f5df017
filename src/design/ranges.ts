/** Brings values that people type or drag into the range a document may hold. What is no number at all is left out. */
import { clampToRange } from './configurations';
import type { KindDeclaration, Parameter } from './kind-declaration';
import { distribution } from './schema-parts';
import type { Configuration, ParameterValue, Point } from './stage';

/** Longest label and longest text that a document holds, in characters. */
export const longestLabel = 300;
export const longestText = 65_536;
/** Things are drawn on a grid of this many pixels. */
const grid = 10;
const farthest = 100_000;

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** A name as it is kept: no spaces around it, not too long; null = nothing left. */
export function asLabel(text: string): string | null {
  const label = text.trim().slice(0, longestLabel).trimEnd();
  return label === '' ? null : label;
}

export function asText(text: string): string {
  return text.slice(0, longestText);
}

export function onGrid({ x, y }: Point): Point {
  return { x: coordinate(x), y: coordinate(y) };
}

function coordinate(value: number): number {
  if (!Number.isFinite(value)) return 0;
  // `+ 0` turns -0 into 0, which a file would lose.
  return clamp(Math.round(value / grid) * grid, -farthest, farthest) + 0;
}

/** The value as the parameter may hold it; undefined = it cannot. */
function clampParameter(parameter: Parameter, value: ParameterValue): ParameterValue | undefined {
  if (value === null) return 'none' in parameter && parameter.none !== null ? null : undefined;
  switch (parameter.type) {
    case 'number':
      return Number.isFinite(value) ? clampToRange(parameter, value) : undefined;
    case 'choice':
      return parameter.options.some((option) => option.value === value) ? value : undefined;
    case 'switch':
      return typeof value === 'boolean' ? value : undefined;
    case 'distribution':
      return isDistribution(value) ? value : undefined;
  }
}

export function isDistribution(value: unknown): boolean {
  return distribution.safeParse(value).success;
}

/** Those of the values that the kind knows, in range. */
export function clampConfiguration(kind: KindDeclaration, values: Partial<Configuration>): Configuration {
  const clamped: Record<string, ParameterValue> = {};
  for (const parameter of kind.parameters) {
    const value = values[parameter.name];
    const inRange = value === undefined ? undefined : clampParameter(parameter, value);
    if (inRange !== undefined) clamped[parameter.name] = inRange;
  }
  return clamped;
}

/** Range of a number field: lowest and highest value, whether it is whole, and whether null (off, automatic) is legal. */
export interface FieldRange {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  readonly nullable?: boolean;
  /** Whether a distribution is legal. */
  readonly drawn?: boolean;
}

/** The object with its ranged fields clamped; a field that is no number (nor a legal null) is left out. */
export function clampFields<Values extends object>(
  values: Values,
  ranges: Readonly<Partial<Record<keyof Values, FieldRange>>>,
): Values {
  const kept = Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const range = ranges[name as keyof Values];
    if (!range) return [[name, value]];
    if (value === null) return range.nullable ? [[name, null]] : [];
    if (range.drawn && isDistribution(value)) return [[name, value]];
    if (typeof value !== 'number' || !Number.isFinite(value)) return [];
    return [[name, clamp(range.integer ? Math.round(value) : value, range.min, range.max)]];
  });
  return Object.fromEntries(kept) as Values;
}

/** Like `clampFields` for an object that makes sense only as a whole: undefined when a field of it cannot be kept. */
export function clampWhole<Values extends object>(
  values: Values,
  ranges: Readonly<Partial<Record<keyof Values, FieldRange>>>,
): Values | undefined {
  const clamped = clampFields(values, ranges);
  return Object.keys(clamped).length === Object.keys(values).length ? clamped : undefined;
}
