/** What the note of a stage says that it rests on: seeds by their number, and figures as the page writes them. */
import type { MetricUnit } from '../verdicts';
import type { JudgeInput } from './plan';

const noteOf = ({ solution }: Pick<JudgeInput, 'solution'>): string => solution.document.stages[0]?.note ?? '';

/** The seeds named, of those that are shown: "seed 261". */
export function citedSeeds({ exercise, solution }: Pick<JudgeInput, 'exercise' | 'solution'>): readonly number[] {
  const named = [...noteOf({ solution }).matchAll(/\bseed (\d{1,10})\b/gi)].map(([, digits]) => Number(digits));
  return exercise.seeds.filter((seed) => named.includes(seed));
}

export const wordsOf = (input: Pick<JudgeInput, 'solution'>): number =>
  noteOf(input)
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;

const figurePattern = /(\d[\d,]*(?:\.(\d+))?)\s*(%|ms|s|req\/s)(?![\w/])/g;

/** How much one of the unit as it is written is in the unit of the metric. */
const written: Readonly<Record<string, { readonly unit: MetricUnit; readonly size: number }>> = {
  '%': { unit: 'ratio', size: 0.01 },
  ms: { unit: 'ms', size: 1 },
  s: { unit: 'ms', size: 1000 },
  'req/s': { unit: 'per-second', size: 1 },
};

/** Whether the note names this value, rounded or cut off to as many digits as it is written with. */
export function citesFigure(input: Pick<JudgeInput, 'solution'>, unit: MetricUnit, value: number): boolean {
  if (value === Number.POSITIVE_INFINITY) return noteOf(input).includes('∞');
  return [...noteOf(input).matchAll(figurePattern)].some(([, digits = '', decimals = '', sign = '']) => {
    const { unit: own, size } = written[sign]!;
    const step = size / Number(`1${'0'.repeat(decimals.length)}`);
    const said = Number(digits.replaceAll(',', '')) * size;
    return own === unit && Math.abs(said - value) < step;
  });
}
