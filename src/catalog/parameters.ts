/**
 * The parameter vocabulary: one small constructor for each sort of value, so that a spec reads as a table and the unit, the range and the word
 * for "no limit" cannot be forgotten. Numbers are stored in the unit of the model (ms, MiB, bit/s), whatever people type.
 */
import type {
  ChoiceParameter,
  Distribution,
  DistributionParameter,
  NumberParameter,
  ParameterSource,
  Quantity,
  SwitchParameter,
} from '#design';

interface About {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly section: string;
  readonly source?: ParameterSource;
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly default: number | null;
  /** Word for null where null is legal. */
  readonly none?: string;
}

/** What a number of each sort is measured in, and whether it is whole. */
const shapes: Readonly<Record<Quantity, { readonly unit: string; readonly integer: boolean }>> = {
  count: { unit: '', integer: true },
  duration: { unit: 'ms', integer: false },
  ratio: { unit: '', integer: false },
  rate: { unit: '1/s', integer: false },
  memory: { unit: 'MiB', integer: false },
  storage: { unit: 'GiB', integer: false },
  bytes: { unit: 'bytes', integer: true },
  bandwidth: { unit: 'bit/s', integer: false },
  money: { unit: '$', integer: false },
  factor: { unit: '', integer: false },
};

function number(quantity: Quantity, unit: string, about: About & Range): NumberParameter {
  return {
    type: 'number',
    quantity,
    unit,
    integer: shapes[quantity].integer,
    name: about.name,
    label: about.label,
    help: about.help,
    section: about.section,
    source: about.source ?? null,
    min: about.min,
    max: about.max,
    none: about.none ?? null,
    default: about.default,
  };
}

const sort = (quantity: Quantity) => (about: About & Range) => number(quantity, shapes[quantity].unit, about);

/** A whole number of things; the unit is what is counted. */
export const count = (about: About & Range & { readonly unit: string }): NumberParameter =>
  number('count', about.unit, about);
/** Virtual CPUs, halves and quarters included. */
export const vcpus = (about: About & Range): NumberParameter => number('factor', 'vCPU', about);
export const duration = sort('duration');
export const ratio = sort('ratio');
export const rate = sort('rate');
export const memory = sort('memory');
export const storage = sort('storage');
export const bandwidth = sort('bandwidth');
export const money = sort('money');
export const factor = sort('factor');

/** A random time in ms. */
export function time(about: About & { readonly default: Distribution }): DistributionParameter {
  return {
    type: 'distribution',
    quantity: 'duration',
    unit: 'ms',
    none: null,
    name: about.name,
    label: about.label,
    help: about.help,
    section: about.section,
    source: about.source ?? null,
    default: about.default,
  };
}

/** A random size in bytes. */
export function bytes(about: About & { readonly default: Distribution }): DistributionParameter {
  return { ...time(about), quantity: 'bytes', unit: 'bytes' };
}

export function choice(
  about: About & { readonly options: ChoiceParameter['options']; readonly default: string },
): ChoiceParameter {
  return {
    type: 'choice',
    name: about.name,
    label: about.label,
    help: about.help,
    section: about.section,
    source: about.source ?? null,
    options: about.options,
    default: about.default,
  };
}

export function onOff(about: About & { readonly default: boolean }): SwitchParameter {
  return {
    type: 'switch',
    name: about.name,
    label: about.label,
    help: about.help,
    section: about.section,
    source: about.source ?? null,
    default: about.default,
  };
}

/** Primary documentation or a measurement by its owner. */
export const documented = (text: string, date: string): ParameterSource => ({ text, date, grade: 'A' });
/** A third-party table, article or benchmark. */
export const reported = (text: string, date: string): ParameterSource => ({ text, date, grade: 'B' });
/** An order of magnitude from experience; no source found. */
export const recalled = (text: string): ParameterSource => ({ text, date: '2026-11-23', grade: 'C' });
