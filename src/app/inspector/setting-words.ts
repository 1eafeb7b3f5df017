/** To what something was set, in the words of its field: what was edited is told with its value in the list of events and in the menu that undoes it. */
import type { Distribution, Parameter, ParameterValue, Quantity } from '#design';
import { distributionText, quantityText } from './quantity';

/** What a stored number is, by the unit in which its name ends. */
const endings: readonly (readonly [ending: string, quantity: Quantity])[] = [
  ['Ms', 'duration'],
  ['MiB', 'memory'],
  ['GiB', 'storage'],
  ['Bytes', 'bytes'],
  ['BitsPerSecond', 'bandwidth'],
  ['Ratio', 'ratio'],
  ['Usd', 'money'],
];

/** Of a setting of several fields, the one that tells it. */
const headlines = [
  'ratePerSecond',
  'population',
  'attempts',
  'places',
  'connections',
  'maxHedges',
  'cpuFactor',
] as const;

function numberText(name: string, value: number): string {
  const quantity = endings.find(([ending]) => name.endsWith(ending))?.[1];
  const text = quantityText(value, quantity ?? 'count');
  return quantity === undefined && name.endsWith('PerSecond') ? `${text}/s` : text;
}

const isDistribution = (value: object): value is Distribution =>
  'type' in value && ('mean' in value || 'value' in value || 'low' in value || 'median' in value);

/** A value in the unit of its field; null = no single text tells it. */
export function settingText(name: string, value: unknown): string | null {
  if (value === null) return 'none';
  if (typeof value === 'number') return numberText(name, value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return null;
  if (isDistribution(value)) return distributionText(value, name.endsWith('Bytes') ? 'bytes' : 'duration');
  const told = headlines.find((each) => each in value);
  return told === undefined ? null : settingText(told, (value as Record<string, unknown>)[told]);
}

/** "Set timeout of web → orders: 3 s"; without a value where no single one tells it. */
export function settingLabel(what: string, values: object): string {
  const [first, ...others] = Object.entries(values);
  const text = first && others.length === 0 ? settingText(...first) : null;
  return text === null ? `Set ${what}` : `Set ${what}: ${text}`;
}

/** The same of a parameter of a kind. */
export function parameterLabel(what: string, parameter: Parameter, value: ParameterValue): string {
  return `Set ${what}: ${parameterText(parameter, value)}`;
}

/** A value in the words of its field. */
export function parameterText(parameter: Parameter, value: ParameterValue): string {
  if (value === null) return ('none' in parameter && parameter.none) || 'none';
  if (typeof value === 'number' && parameter.type === 'number') return quantityText(value, parameter.quantity);
  const option = parameter.type === 'choice' && parameter.options.find((each) => each.value === value);
  return option ? option.label : (settingText(parameter.name, value) ?? '');
}
