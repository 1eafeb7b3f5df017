/**
 * A stable 128-bit fingerprint of plain data: equal content gives equal text on every JavaScript engine, whatever the
 * order in which fields were set. Numbers count by their bits; -0 counts as 0 and all NaNs as one, for neither survives
 * a copy. Against accidents, not against attackers.
 */
import { highWord, lowWord } from './math';

const NULL = 1;
const FALSE = 2;
const TRUE = 3;
const NUMBER = 4;
const STRING = 5;
const LIST = 6;
const RECORD = 7;

const lanes = new Int32Array(4);

function mix(word: number): void {
  let a = lanes[0]! ^ Math.imul(word, 0x239b961b);
  let b = lanes[1]! + Math.imul(word ^ (word >>> 15), 0x38b34ae5);
  let c = lanes[2]!;
  let d = lanes[3]!;
  a = Math.imul((a << 15) | (a >>> 17), 0x7feb352d) + b;
  b = Math.imul((b << 13) | (b >>> 19), 0x846ca68b) ^ c;
  c = Math.imul(((c << 16) | (c >>> 16)) ^ a, 0x2c1b3c6d) + d;
  d = Math.imul(((d << 18) | (d >>> 14)) ^ b, 0x297a2d39) + a;
  lanes[0] = a;
  lanes[1] = b ^ (d >>> 16);
  lanes[2] = c;
  lanes[3] = d;
}

function mixNumber(value: number): void {
  mix(NUMBER);
  const plain = Number.isNaN(value) ? null : value + 0;
  mix(plain === null ? 0x7ff80000 : highWord(plain));
  mix(plain === null ? 0 : lowWord(plain));
}

function mixString(value: string): void {
  mix(STRING);
  mix(value.length);
  for (let i = 0; i < value.length; i += 2) {
    mix(value.charCodeAt(i) | (i + 1 < value.length ? value.charCodeAt(i + 1) << 16 : 0));
  }
}

function mixList(values: ArrayLike<unknown>): void {
  mix(LIST);
  mix(values.length);
  for (let i = 0; i < values.length; i++) mixValue(values[i]);
}

function mixRecord(record: Readonly<Record<string, unknown>>): void {
  const keys = Object.keys(record).filter((key) => record[key] !== undefined);
  mix(RECORD);
  mix(keys.length);
  for (const key of keys.toSorted()) {
    mixString(key);
    mixValue(record[key]);
  }
}

function mixObject(value: object): void {
  if (Array.isArray(value)) return mixList(value);
  if (ArrayBuffer.isView(value) && 'length' in value) return mixList(value as unknown as ArrayLike<unknown>);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('only plain data has a digest');
  mixRecord(value as Readonly<Record<string, unknown>>);
}

function mixValue(value: unknown): void {
  switch (typeof value) {
    case 'number':
      return mixNumber(value);
    case 'string':
      return mixString(value);
    case 'boolean':
      return mix(value ? TRUE : FALSE);
    case 'undefined':
      return mix(NULL);
    case 'object':
      return value === null ? mix(NULL) : mixObject(value);
    default:
      throw new TypeError(`a ${typeof value} has no digest`);
  }
}

/**
 * The digest of null, booleans, numbers, strings, lists (typed arrays count as lists of numbers) and plain objects, as
 * 32 hexadecimal digits. Fields that are undefined count as absent.
 */
export function digest(value: unknown): string {
  lanes.set([0x6a09e667, 0x3c6ef372, 0x510e527f, 0x1f83d9ab]);
  mixValue(value);
  for (let round = 0; round < 8; round++) mix(round);
  return Array.from(lanes, (lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
