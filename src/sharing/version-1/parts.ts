/** Codecs of the small parts of version 1. Frozen: what is changed here changes what old links mean. */
import {
  idLetters,
  idNumber,
  type Distribution,
  type FailureCause,
  type IdOfSort,
  type IdSort,
  type ParameterValue,
  type Population,
  type Protocol,
} from '#design';
import { list, mapped, nested, nullable, number, record, text, truth, variant, word, type Codec } from '../codec';
import { DecodeError } from '../meter';

/** A new thing's id: mostly one more than the last one given. */
export function newId<Sort extends IdSort>(sort: Sort): Codec<IdOfSort[Sort]> {
  const letter = idLetters[sort];
  return {
    write(out, id) {
      const given = Number(id.slice(1));
      out.putSigned('id', given - out.expectedId);
      out.expectedId = given + 1;
    },
    read(from) {
      const given = checked(from.expectedId + from.takeSigned('id'));
      from.expectedId = given + 1;
      return `${letter}${given}` as IdOfSort[Sort];
    },
  };
}

/** A thing named by another: as the distance from the one that the base names, else from the last one of its sort that was named. */
export function reference<Sort extends IdSort>(sort: Sort): Codec<IdOfSort[Sort]> {
  const letter = idLetters[sort];
  return {
    write(out, id, base) {
      const named = Number(id.slice(1));
      out.putSigned('reference', named - (base === undefined ? (out.lastReference.get(letter) ?? 0) : idNumber(base)));
      out.lastReference.set(letter, named);
    },
    read(from, base) {
      const last = base === undefined ? (from.lastReference.get(letter) ?? 0) : idNumber(base);
      const named = checked(last + from.takeSigned('reference'));
      from.lastReference.set(letter, named);
      return `${letter}${named}` as IdOfSort[Sort];
    },
  };
}

function checked(given: number): number {
  if (given < 1 || given > 2_147_483_647) throw new DecodeError('damaged', 'an id is out of range');
  return given;
}

export const protocol = word<Protocol>([
  'request',
  'sql',
  'key-value',
  'cache',
  'object',
  'search',
  'queue',
  'topic',
  'stream',
  'event',
]);

export const cause = word<FailureCause>([
  'refused',
  'timed-out',
  'throttled',
  'failed',
  'broken-circuit',
  'no-route',
  'reset',
]);

const numbers = list(number);
const listed = { ...numbers };

export const distribution: Codec<Distribution> = nested(() =>
  variant<Distribution>({
    exponential: record({ mean: number }, { mean: 5 }),
    constant: record({ value: number }, { value: 1024 }),
    lognormal: record({ median: number, mean: number, p99: number, cv: number }, {}),
    uniform: record({ low: number, high: number }, { low: 0 }),
    erlang: record({ mean: number, stages: number }, {}),
    hyperexponential: record({ mean: number, cv: number, probabilities: listed, means: listed }, {}) as never,
    pareto: record({ mean: number, alpha: number, bound: nullable(number) }, { bound: null }),
    mixture: record({ parts: list(record({ weight: number, distribution }, { weight: 1 })) }, {}),
    empirical: record({ quantiles: list(record({ at: number, value: number }, {})) }, {}),
    sequence: record({ values: listed }, {}),
  }),
);

export const population: Codec<Population> = variant<Population>({
  uniform: record({ items: number }, { items: 10_000 }),
  zipf: record({ items: number, exponent: number, hotShares: listed }, { items: 10_000, exponent: 1, hotShares: [] }),
  sequence: record({ values: listed }, {}),
});

const valueTypes = ['null', 'number', 'string', 'boolean', 'distribution'] as const;
type ValueType = (typeof valueTypes)[number];

function typeOf(value: ParameterValue): ValueType {
  if (value === null) return 'null';
  if (typeof value === 'object') return 'distribution';
  return typeof value === 'number' ? 'number' : typeof value === 'string' ? 'string' : 'boolean';
}

const typeWord = word(valueTypes);
const valueCodecs: Readonly<Record<ValueType, Codec<never>>> = {
  null: { write: () => {}, read: () => null as never },
  number: number as never,
  string: text as never,
  boolean: truth as never,
  distribution: distribution as never,
};

/** A value of a kind's parameter, of any sort. */
export const parameterValue: Codec<ParameterValue> = {
  write(out, value, base) {
    const type = typeOf(value);
    typeWord.write(out, type);
    valueCodecs[type].write(
      out,
      value as never,
      base !== undefined && typeOf(base) === type ? (base as never) : undefined,
    );
  },
  read(from, base) {
    const type = typeWord.read(from);
    return valueCodecs[type].read(from, base !== undefined && typeOf(base) === type ? (base as never) : undefined);
  },
};

/** A record of numbers by free names. */
export const namedNumbers: Codec<Readonly<Record<string, number>>> = mapped(
  list(record<{ name: string; value: number }>({ name: text, value: number }, {})),
  (outer) => Object.entries(outer).map(([name, value]) => ({ name, value })),
  (entries) => Object.fromEntries(entries.map(({ name, value }) => [name, value])),
);
