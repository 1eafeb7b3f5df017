/** The class whose hand-ins are graded: its code gives the seeds, and only who has the class itself knows its prices and effort. Pure. */
import type { ClassSettings } from '#exercises';

export interface GradedClass {
  /** Empty = none. */
  readonly code: string;
  /** Null = only the code is known. */
  readonly settings: ClassSettings | null;
}

/** The first of those that are known with this code. */
export function gradedClass(code: string, ...known: readonly (ClassSettings | null)[]): GradedClass {
  return { code, settings: known.find((each) => each?.code === code) ?? null };
}

/** What a row of the table says of it; empty = nothing is odd. */
export const unknownPrices = ({ code, settings }: GradedClass): string =>
  code === '' || settings ? '' : `Judged by the prices of the exercise: those of the class ${code} are not known here.`;

export function pricesWords(graded: GradedClass): string {
  const { code, settings } = graded;
  if (settings) return `Prices and effort are those of the class ${settings.name}, its seeds too.`;
  if (code === '') return 'Prices and effort are those of each exercise.';
  return `${unknownPrices(graded)} Give its file, or open its link before you grade.`;
}
