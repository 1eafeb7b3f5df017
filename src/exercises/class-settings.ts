/** What holds for everybody in a class: its code, its prices and its effort, as a document keeps them, what new parts start from, and whether hints are open. Travels as a link and as a file. */
import * as z from 'zod/mini';
import { declarations } from '#catalog';
import {
  isTooDeep,
  readShape,
  refusedField,
  schemaPart,
  withDefaults,
  type Document,
  type KindDefaults,
  type Kinds,
  type Problem,
  type Result,
} from '#design';
import { wrongDefaults } from './class-defaults';
import type { Exercise } from './exercise';

export interface ClassSettings {
  readonly name: string;
  /** Goes into the seeds that are derived from a solution: a class judges on seeds of its own. */
  readonly code: string;
  /** Dollars by item of the price book; what is absent costs what it costs elsewhere. */
  readonly prices: Document['assumptions']['prices'];
  /** Hours a week by kind; what is absent takes what it takes elsewhere. */
  readonly effortHoursPerWeek: Document['assumptions']['effortHoursPerWeek'];
  /** What new parts start from, by kind; what is absent starts as it does elsewhere. A part that is there keeps what it has. */
  readonly defaults: KindDefaults;
  /** Whether all hints are shown from the beginning. */
  readonly hintsOpen: boolean;
}

const classFormat = 'loadbearing-class';
export const isClassFile = (text: string): boolean => text.slice(0, 200).includes(`"${classFormat}"`);

export const mostClassCharacters = 100;
const { atLeast0, flag, parameterValue, table } = schemaPart;

/** What two people would type alike: no space at either end. */
const words = z
  .string()
  .check(z.maxLength(mostClassCharacters), z.regex(/^\S(.*\S)?$/, 'Must not be empty, nor begin or end with a space'));

const schema = z.strictObject({
  format: z.literal(classFormat),
  version: z.literal(1),
  name: words,
  code: words,
  prices: table(atLeast0, 1000),
  effortHoursPerWeek: table(atLeast0, 1000),
  // What came later is absent in classes from before it.
  defaults: z._default(table(table(parameterValue, 100), 100), {}),
  hintsOpen: flag,
});

/** As it stands in a link and in a file. */
export const packClass = (settings: ClassSettings): unknown => ({ format: classFormat, version: 1, ...settings });

export const serializeClass = (settings: ClassSettings): string => `${JSON.stringify(packClass(settings), null, 1)}\n`;

export function readClass(json: unknown): Result<ClassSettings, Problem> {
  if (isTooDeep(json)) return { ok: false, problems: [refusedField('Nested too deep', 'This is no class.')] };
  const read = readShape<ClassSettings>(schema, json);
  if (!read.ok) return read;
  const { name, code, prices, effortHoursPerWeek, defaults, hintsOpen } = read.value;
  const wrong = wrongDefaults(defaults, declarations);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  return { ok: true, value: { name, code, prices, effortHoursPerWeek, defaults, hintsOpen } };
}

export function parseClass(text: string): Result<ClassSettings, Problem> {
  try {
    return readClass(JSON.parse(text) as unknown);
  } catch {
    return { ok: false, problems: [refusedField('Not JSON', 'The file lost a part of itself. Ask for it again.')] };
  }
}

/** The exercise as the class plays it: whatever is judged takes prices and effort from the start, and what new parts have is the class's to say. */
export function inClass(exercise: Exercise, settings: ClassSettings | null): Exercise {
  if (!settings) return exercise;
  const { start } = exercise;
  const { prices, effortHoursPerWeek } = start.assumptions;
  const assumptions = {
    ...start.assumptions,
    prices: { ...prices, ...settings.prices },
    effortHoursPerWeek: { ...effortHoursPerWeek, ...settings.effortHoursPerWeek },
  };
  const own = new Set(Object.values(settings.defaults).flatMap((values) => Object.keys(values)));
  const lockedFields = (exercise.lockedFields ?? []).map((each) =>
    each.component === null ? { ...each, parameters: each.parameters.filter((name) => !own.has(name)) } : each,
  );
  return { ...exercise, lockedFields, start: { ...start, assumptions } };
}

/** The kinds as new parts of the class start. */
export function kindsInClass(settings: ClassSettings | null): Kinds {
  return settings
    ? withDefaults(declarations, settings.defaults, { chosenBy: `class ${settings.name}` })
    : declarations;
}
