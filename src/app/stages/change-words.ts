/** What differs between two stages, in words. Pure. */
import { specOf } from '#catalog';
import {
  isPlacement,
  listed,
  wireNames,
  type FieldChange,
  type Parameter,
  type ParameterValue,
  type Stage,
  type StageChange,
} from '#design';
import { parameterText, settingText } from '../inspector/setting-words';

export interface ChangeLines {
  /** Modules that stand elsewhere: what the stages are there to compare. */
  readonly placement: readonly string[];
  /** Everything else. */
  readonly others: readonly string[];
}

export function changeLines(changes: readonly StageChange[], stages: readonly [Stage, Stage]): ChangeLines {
  const placed = changes.filter((change) => isPlacement(change, stages));
  const others = changes.filter((change) => !isPlacement(change, stages));
  return { placement: placementLines(placed, stages), others: others.map((change) => changeText(change, stages)) };
}

/** What moved to the same hosts is said in one line. */
function placementLines(changes: readonly StageChange[], stages: readonly [Stage, Stage]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const change of changes) {
    const where = change.sort === 'moved' ? ` moved to ${hostNames(stages[1], change.id)}` : '';
    const what = where === '' ? changeText(change, stages) : nameOf(change, stages);
    groups.set(where, [...(groups.get(where) ?? []), what]);
  }
  return [...groups].flatMap(([where, names]) => (where === '' ? names : [`${listed(names)}${where}`]));
}

export function changeText(change: StageChange, [before, after]: readonly [Stage, Stage]): string {
  const name = nameOf(change, [before, after]);
  switch (change.sort) {
    case 'added':
      return `${name} added`;
    case 'removed':
      return `${name} removed`;
    case 'moved':
      return `${name} moved to ${hostNames(after, change.id)}`;
    case 'rewired':
      return change.thing === 'wire' && change.after
        ? `${name} led ${wireNames(after, change.after)}`
        : `${name} led elsewhere`;
    case 'changed':
      return `${name}: ${change.fields.map((field) => fieldText(change, field)).join(', ')}`;
  }
}

function nameOf(change: StageChange, [before, after]: readonly [Stage, Stage]): string {
  if (change.thing === 'wire') {
    const wire = change.before ?? change.after;
    return wire ? `Wire ${wireNames(change.before ? before : after, wire)}` : 'A wire';
  }
  const thing = change.after ?? change.before;
  return change.thing === 'zone' ? `Zone ${thing?.name ?? ''}` : (thing?.name ?? 'A part');
}

function hostNames({ components }: Stage, module: string): string {
  const hosts = components.filter(({ modules }) => modules.some((id) => id === module)).map(({ name }) => name);
  return hosts.length > 0 ? listed(hosts) : 'no host';
}

function fieldText(change: StageChange, { path, before, after }: FieldChange): string {
  const field = path.at(-1) ?? '';
  const parameter = parameterOf(change, path);
  const name = parameter ? lower(parameter.label) : fieldLabel(field);
  const [from, to] = [before, after].map((value) =>
    parameter ? parameterText(parameter, value as ParameterValue) : (settingText(field, value) ?? ''),
  );
  if (from === '' || to === '') return `another ${name}`;
  return `${name} ${from} → ${to}${parameter && typeof after === 'number' ? unitAfter(parameter) : ''}`;
}

/** Told by the words of its kind, values as well. */
function parameterOf(change: StageChange, path: readonly string[]): Parameter | undefined {
  if (change.thing !== 'component' || path.length !== 2 || path[0] !== 'configuration' || !change.after) return;
  return specOf(change.after.kind)?.parameters.find(({ name }) => name === path[1]);
}

/** Of what its value is written without, where its label does not say it. */
function unitAfter(parameter: Parameter): string {
  if (parameter.type !== 'number') return '';
  const { quantity, unit, label } = parameter;
  if (quantity === 'rate') return '/s';
  const isTold = unit === '' || label.toLowerCase().includes(unit.toLowerCase());
  return quantity === 'count' && !isTold ? ` ${unit}` : '';
}

/** Of anything else, the words of its name: "timeoutMs" is a timeout. */
const fieldLabel = (field: string): string =>
  field
    .replace(/(Ms|MiB|GiB|BitsPerSecond|Ratio|PerSecond)$/, '')
    .replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);

/** Only the first letter, and not that of a word that is written in capitals. */
const lower = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? `${label[0]?.toLowerCase()}${label.slice(1)}` : label;
