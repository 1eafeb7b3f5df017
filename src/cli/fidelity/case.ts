/** Reference cases as their file writes them: a named system with parameters, and what must come out of it. */
import { readFileSync } from 'node:fs';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export interface Expectation {
  readonly metric: string;
  readonly value: number | readonly number[];
  readonly unit: string;
  readonly basis: string;
  readonly tolerance: { readonly rel?: number; readonly abs?: number };
  /** Counts only if the parameter at this path has this value. */
  readonly when?: Readonly<Record<string, Json>>;
}

/** How long a case is run. */
export interface RunLength {
  /** Shared by the replications. */
  readonly requests_total?: number;
  /** Seconds, shared by the replications, or of each. */
  readonly simulated_time_total?: number;
  readonly simulated_time_each?: number;
  readonly replications?: number;
  /** Share of each run that is left out. */
  readonly warmup_fraction?: number;
  readonly fixed_replications?: boolean;
}

export interface Case {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly system: string;
  readonly needs: readonly string[];
  readonly parameters: JsonObject;
  readonly expected: readonly Expectation[];
  readonly run: RunLength;
}

/** The case or the command asks for something that does not exist here. */
export class UnknownInput extends Error {}

export function readCases(file: string): readonly Case[] {
  const read = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases?: unknown };
  if (!Array.isArray(read.cases)) throw new UnknownInput(`${file} holds no list of cases`);
  return read.cases as readonly Case[];
}

/** The fields of an object, none missing and none unknown. */
export function fields(value: Json | undefined, names: readonly string[], where: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnknownInput(`${where}: expected an object`);
  const object = value as JsonObject;
  for (const name of Object.keys(object))
    if (!names.includes(name)) throw new UnknownInput(`${where}: unknown parameter "${name}"`);
  for (const name of names) if (!(name in object)) throw new UnknownInput(`${where}: parameter "${name}" is missing`);
  return object;
}

/** The same, where the whole may be null. */
export function fieldsOrNull(value: Json | undefined, names: readonly string[], where: string): JsonObject | null {
  return value === null ? null : fields(value, names, where);
}

export function numberAt(object: JsonObject, name: string): number {
  const value = object[name];
  if (typeof value !== 'number') throw new UnknownInput(`parameter "${name}": expected a number`);
  return value;
}

export function numberOrNull(object: JsonObject, name: string): number | null {
  return object[name] === null ? null : numberAt(object, name);
}

export function textAt<Word extends string>(object: JsonObject, name: string, words: readonly Word[]): Word {
  const value = object[name];
  const word = words.find((each) => each === value);
  if (word === undefined) throw new UnknownInput(`parameter "${name}": ${JSON.stringify(value)} is unknown`);
  return word;
}

export function textOrNull<Word extends string>(object: JsonObject, name: string, words: readonly Word[]): Word | null {
  return object[name] === null ? null : textAt(object, name, words);
}

export function flagAt(object: JsonObject, name: string): boolean {
  const value = object[name];
  if (typeof value !== 'boolean') throw new UnknownInput(`parameter "${name}": expected true or false`);
  return value;
}

export function listAt(object: JsonObject, name: string): readonly Json[] {
  const value = object[name];
  if (!Array.isArray(value)) throw new UnknownInput(`parameter "${name}": expected a list`);
  return value as readonly Json[];
}

export function numbersAt(object: JsonObject, name: string): readonly number[] {
  return listAt(object, name).map((value) => {
    if (typeof value !== 'number') throw new UnknownInput(`parameter "${name}": expected numbers`);
    return value;
  });
}
