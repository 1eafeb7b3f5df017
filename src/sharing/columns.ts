/**
 * Numbers in columns: like stands beside like, so that deflate finds the repetition. A value is a varint (7 bits a byte, low bits first, at most 53
 * bits); a file is the length of each column in order, then the text, which stands nearest to the dictionary, then each column's bytes.
 */
import { DecodeError, type Meter } from './meter';

/** Columns of version 1, in the order of the file. Frozen. */
export const columnNames = [
  'shape',
  'count',
  'id',
  'reference',
  'number',
  'choice',
  'step',
  'x',
  'y',
  'string',
  'length',
  'rare',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Texts that can be named again: beyond so many the eldest are forgotten and written anew, which bounds what a hostile link can make a reader move. */
const textsRemembered = 1024;

/** Texts by how lately they were used, the last one first: names that come again in turn ("list", "update") have the same small number each time. */
class RecentTexts {
  private readonly texts: string[] = [];

  /** Place of a text, counted from 1, which it leaves for the front; 0 = a new one. */
  place(text: string): number {
    const at = this.texts.indexOf(text);
    if (at < 0) this.add(text);
    else this.toFront(at);
    return at + 1;
  }

  /** The text at a place counted from 1, now at the front. */
  take(place: number): string | undefined {
    return place > this.texts.length ? undefined : this.toFront(place - 1);
  }

  add(text: string): void {
    this.texts.unshift(text);
    if (this.texts.length > textsRemembered) this.texts.pop();
  }

  private toFront(at: number): string | undefined {
    const [text] = this.texts.splice(at, 1);
    if (text !== undefined) this.texts.unshift(text);
    return text;
  }
}

/** Steps within steps, and mixtures within mixtures; the schema allows less. */
const deepest = 40;

class Column {
  bytes = new Uint8Array(64);
  length = 0;

  push(value: number): void {
    if (this.length + 10 > this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length] = (rest % 128) + 128;
      this.length += 1;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }
}

export class ColumnWriter {
  private readonly columns = new Map<ColumnName, Column>(columnNames.map((name) => [name, new Column()]));
  private readonly texts = new RecentTexts();
  private text = '';
  /** The number that the next id is expected to have. */
  expectedId = 1;
  /** The number last referred to, by the letter of its sort. */
  readonly lastReference = new Map<string, number>();
  /** What codecs remember of things already written. */
  readonly memory = new Map<symbol, unknown>();

  /** A non-negative integer below 2^53. */
  put(column: ColumnName, value: number): void {
    this.columns.get(column)?.push(value);
  }

  putSigned(column: ColumnName, value: number): void {
    this.put(column, value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** A text used before is its place among the recent ones; a new one goes to the text column. */
  putString(value: string): void {
    const place = this.texts.place(value);
    this.put('string', place);
    if (place > 0) return;
    this.put('length', value.length);
    this.text += value;
  }

  /** Bytes that each column came to, for the table of what costs what. */
  sizes(): Record<string, number> {
    const sizes = Object.fromEntries([...this.columns].map(([name, column]) => [name, column.length]));
    return { ...sizes, text: new TextEncoder().encode(this.text).length };
  }

  toBytes(): Uint8Array {
    const head = new Column();
    for (const column of this.columns.values()) head.push(column.length);
    const text = new TextEncoder().encode(this.text);
    const [first, ...rest] = [head, ...this.columns.values()].map(({ bytes, length }) => bytes.subarray(0, length));
    const parts = first ? [first, text, ...rest] : [];
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

export class ColumnReader {
  readonly meter: Meter;
  private readonly bytes: Uint8Array;
  private readonly at = new Map<ColumnName, { next: number; end: number }>();
  private readonly texts = new RecentTexts();
  private readonly text: string;
  private textAt = 0;
  private depth = 0;
  expectedId = 1;
  readonly lastReference = new Map<string, number>();
  readonly memory = new Map<symbol, unknown>();

  constructor(bytes: Uint8Array, meter: Meter) {
    this.meter = meter;
    this.bytes = bytes;
    const head = { next: 0, end: bytes.length };
    const lengths = columnNames.map(() => this.varint(head));
    const textEnd = bytes.length - lengths.reduce((sum, length) => sum + length, 0);
    if (textEnd < head.next) throw new DecodeError('damaged', 'the columns are longer than the text');
    let at = textEnd;
    columnNames.forEach((name, position) => {
      const end = at + (lengths[position] ?? 0);
      this.at.set(name, { next: at, end });
      at = end;
    });
    this.text = new TextDecoder('utf-8', { fatal: false }).decode(bytes.subarray(head.next, textEnd));
  }

  take(column: ColumnName): number {
    const cursor = this.at.get(column);
    if (!cursor) throw new DecodeError('damaged', `no column ${column}`);
    return this.varint(cursor);
  }

  takeSigned(column: ColumnName): number {
    const value = this.take(column);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  takeString(): string {
    const place = this.take('string');
    if (place > 0) {
      const known = this.texts.take(place);
      if (known === undefined) throw new DecodeError('damaged', 'a text refers to none');
      return known;
    }
    const length = this.take('length');
    const value = this.text.slice(this.textAt, this.textAt + length);
    if (value.length < length) throw new DecodeError('damaged', 'a text is cut');
    this.textAt += length;
    this.texts.add(value);
    return value;
  }

  enter(): void {
    this.depth += 1;
    if (this.depth > deepest) throw new DecodeError('bomb', `nested deeper than ${deepest}`);
  }

  leave(): void {
    this.depth -= 1;
  }

  private varint(cursor: { next: number; end: number }): number {
    this.meter.use('steps', 1);
    let value = 0;
    let factor = 1;
    for (let bytes = 0; bytes < 8; bytes += 1) {
      if (cursor.next >= cursor.end) throw new DecodeError('damaged', 'a column is cut');
      const byte = this.bytes[cursor.next] ?? 0;
      cursor.next += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
    throw new DecodeError('damaged', 'a number is too long');
  }
}
