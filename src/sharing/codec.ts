/**
 * Small codecs that put together the codec of the whole document: each writes a value as its difference from a base (a default, or the same thing in
 * the stage before) and reads it back from the same base. Nothing is merged: what is read is built field by field in a fixed shape.
 */
import type { ColumnName, ColumnReader, ColumnWriter } from './columns';
import { DecodeError, type MeteredQuantity } from './meter';

export interface Codec<Value> {
  write(out: ColumnWriter, value: Value, base?: Value): void;
  read(from: ColumnReader, base?: Value): Value;
}

/** Whether two values of the document read the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same((a as never)[key], (b as never)[key]));
}

const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] as const;
const greatestWhole = 2 ** 45;

/** Exact for every double. Low three bits: 0 whole, 1 negative whole, 2..7 that many decimals less one; a whole with no digits left over is shortest. Others are raw. */
export const number: Codec<number> = {
  write(out, value) {
    const decimals = powers.findIndex(
      (power) => Math.abs(value) * power < greatestWhole && Math.round(value * power) / power === value,
    );
    if (decimals === 0 && !Object.is(value, -0)) {
      out.put('number', value < 0 ? -value * 8 + 1 : value * 8);
    } else if (decimals > 0 && value > 0) {
      out.put('number', Math.round(value * (powers[decimals] ?? 1)) * 8 + 1 + decimals);
    } else {
      out.put('number', 1);
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, value);
      for (let byte = 0; byte < 8; byte += 1) out.put('rare', view.getUint8(byte));
    }
  },
  read(from) {
    const word = from.take('number');
    const tag = word % 8;
    const whole = Math.floor(word / 8);
    if (tag === 0) return whole;
    if (tag > 1) return whole / (powers[tag - 1] ?? 1);
    if (whole > 0) return -whole;
    const view = new DataView(new ArrayBuffer(8));
    for (let byte = 0; byte < 8; byte += 1) view.setUint8(byte, from.take('rare') % 256);
    return view.getFloat64(0);
  },
};

export const text: Codec<string> = {
  write: (out, value) => out.putString(value),
  read: (from) => from.takeString(),
};

export const truth: Codec<boolean> = {
  write: (out, value) => out.put('choice', value ? 1 : 0),
  read: (from) => from.take('choice') === 1,
};

/** One of a frozen list of words. */
export function word<Word extends string>(words: readonly Word[], column: ColumnName = 'choice'): Codec<Word> {
  return {
    write: (out, value) => out.put(column, words.indexOf(value)),
    read: (from) => known(words[from.take(column)]),
  };
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new DecodeError('damaged', 'a number names nothing');
  return value;
}

export function nullable<Value>(codec: Codec<Value>): Codec<Value | null> {
  return {
    write(out, value, base) {
      out.put('choice', value === null ? 0 : 1);
      if (value !== null) codec.write(out, value, base ?? undefined);
    },
    read: (from, base) => (from.take('choice') === 0 ? null : codec.read(from, base ?? undefined)),
  };
}

export function list<Value>(codec: Codec<Value>): Codec<readonly Value[]> {
  return {
    write(out, values) {
      out.put('count', values.length);
      for (const value of values) codec.write(out, value);
    },
    read(from) {
      const count = from.take('count');
      from.meter.use('entries', count);
      const values: Value[] = [];
      for (let at = 0; at < count; at += 1) values.push(codec.read(from));
      return values;
    },
  };
}

type Fields<Value> = { readonly [Key in keyof Value]-?: Codec<Exclude<Value[Key], undefined>> };

/** A record: one number says which fields differ from the base, then come those fields. At most 30 fields; a field missing from value and base stays missing. */
export function record<Value extends object>(
  fields: Fields<Value>,
  fallback: Partial<NoInfer<Value>>,
  column: ColumnName = 'shape',
): Codec<Value> {
  const entries = Object.entries(fields) as [keyof Value & string, Codec<unknown>][];
  return {
    write(out, value, base) {
      const from: Partial<Value> = base ?? fallback;
      const differs = entries.map(([key]) => Object.hasOwn(value, key) && !same(value[key], from[key]));
      out.put(
        column,
        differs.reduce((mask, bit, at) => mask + (bit ? 2 ** at : 0), 0),
      );
      entries.forEach(([key, codec], at) => {
        if (differs[at]) codec.write(out, value[key], from[key]);
      });
    },
    read(from, base) {
      const mask = from.take(column);
      const start: Partial<Value> = base ?? fallback;
      const value: Partial<Value> = {};
      entries.forEach(([key, codec], at) => {
        if (Math.floor(mask / 2 ** at) % 2 === 1) value[key] = codec.read(from, start[key]) as Value[typeof key];
        else if (Object.hasOwn(start, key)) value[key] = start[key] as Value[typeof key];
        else if (!optional.has(key)) throw new DecodeError('damaged', `${key} is missing`);
      });
      return value as Value;
    },
  };
}

/** Fields that may be absent from a record (the ways to give a lognormal or hyperexponential distribution). */
const optional = new Set(['median', 'mean', 'p99', 'cv', 'probabilities', 'means']);

type Tagged = { readonly type: string };
type Cases<Value extends Tagged> = {
  readonly [Type in Value['type']]: Codec<Omit<Extract<Value, { type: Type }>, 'type'>>;
};

/** One of several records told apart by `type`; the order of the cases is frozen. */
export function variant<Value extends Tagged>(cases: Cases<Value>, column: ColumnName = 'choice'): Codec<Value> {
  const types = Object.keys(cases) as Value['type'][];
  const codecOf = (type: Value['type']) => cases[type] as Codec<object>;
  return {
    write(out, value, base) {
      out.put(column, types.indexOf(value.type));
      const { type, ...rest } = value;
      codecOf(type).write(out, rest, base?.type === type ? withoutType(base) : undefined);
    },
    read(from, base) {
      const type = known(types[from.take(column)]);
      const rest = codecOf(type).read(from, base?.type === type ? withoutType(base) : undefined);
      return { type, ...rest } as unknown as Value;
    },
  };
}

function withoutType(value: Tagged): object {
  const { type: _type, ...rest } = value;
  return rest;
}

/** Reads and writes through another shape. */
export function mapped<Outer, Inner>(
  codec: Codec<Inner>,
  into: (outer: Outer) => Inner,
  back: (inner: Inner) => Outer,
): Codec<Outer> {
  return {
    write: (out, value, base) => codec.write(out, into(value), base === undefined ? undefined : into(base)),
    read: (from, base) => back(codec.read(from, base === undefined ? undefined : into(base))),
  };
}

/** A codec that needs to name itself; nesting is counted, so that a link cannot exhaust the stack. */
export function nested<Value>(make: () => Codec<Value>): Codec<Value> {
  return {
    write: (out, value, base) => make().write(out, value, base),
    read(from, base) {
      from.enter();
      const value = make().read(from, base);
      from.leave();
      return value;
    },
  };
}

/**
 * Things with an id: each is written as its difference from the thing of the same id in the base list, or whole when that has none. Where a cap of
 * its own applies, `quantity` names it.
 */
export function keyed<Value extends { readonly id: string }>(
  codec: Codec<Value>,
  quantity: MeteredQuantity = 'entries',
): Codec<readonly Value[]> {
  return {
    write(out, values, base = []) {
      out.put('count', values.length);
      let expected = 0;
      for (const value of values) {
        const at = base.findIndex(({ id }) => id === value.id);
        if (base.length > 0) {
          if (at < 0) out.put('reference', 0);
          else out.put('reference', 1 + zigzag(at - expected));
          if (at >= 0) expected = at + 1;
        }
        codec.write(out, value, base[at]);
      }
    },
    read(from, base = []) {
      const count = from.take('count');
      from.meter.use(quantity, count);
      const values: Value[] = [];
      let expected = 0;
      for (let place = 0; place < count; place += 1) {
        const code = base.length > 0 ? from.take('reference') : 0;
        const at = code === 0 ? -1 : expected + unzigzag(code - 1);
        if (at >= 0) expected = at + 1;
        else if (code !== 0) throw new DecodeError('damaged', 'a thing refers to none');
        values.push(codec.read(from, at < 0 ? undefined : known(base[at])));
      }
      return values;
    },
  };
}

/**
 * A thing without a base is written as its difference from the last thing of the same sort, as `sortOf` tells sorts apart; the sort is written first.
 * Wires of one protocol mostly share their policy.
 */
export function likeTheLast<Value extends object, Sort extends string>(
  codec: Codec<Value>,
  sort: Codec<Sort>,
  sortOf: (value: Value) => Sort,
): Codec<Value> {
  const name = Symbol('last');
  return {
    write(out, value, base) {
      const own = sortOf(value);
      sort.write(out, own);
      const last = out.memory.get(name) as Map<Sort, Value> | undefined;
      codec.write(out, value, base ?? last?.get(own));
      out.memory.set(name, new Map(last).set(own, value));
    },
    read(from, base) {
      const own = sort.read(from);
      const last = from.memory.get(name) as Map<Sort, Value> | undefined;
      const value = codec.read(from, base ?? last?.get(own));
      from.memory.set(name, new Map(last).set(own, value));
      return value;
    },
  };
}

export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
