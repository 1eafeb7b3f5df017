/** A judgement as lines of text. */
import type { Exercise } from '#exercises';
import type { GoalResult, Judgement } from '#judging';

export function judgementText({ goals, changedLocks }: Judgement, exercise: Exercise): readonly string[] {
  return [
    ...changedLocks.map((name) => `${name} is locked and was changed`),
    ...goals.map((result) => `${result.verdict.padEnd(10)} ${result.goal.id.padEnd(14)} ${figures(result, exercise)}`),
  ];
}

function figures(result: GoalResult, { start }: Exercise): string {
  if (result.part) {
    const nameOf = (id: string | null) => start.stages[0]?.components.find((each) => each.id === id)?.name ?? 'nothing';
    return `named ${nameOf(result.part.named)}, it is ${nameOf(result.part.right)}`;
  }
  const { measured, target, comparator, unit, perSeed, names } = result;
  const limit = target === null ? '' : `, needs ${comparator === 'at-most' ? '≤' : '≥'} ${figureWords(target, unit)}`;
  const seeds = perSeed.length > 0 ? ` (worst of ${perSeed.length} seeds)` : '';
  const wrong = names.length > 0 ? `: ${names.join(', ')}` : '';
  return `${measured === null ? 'not measured' : figureWords(measured, unit)}${limit}${seeds}${wrong}`;
}

export function figureWords(value: number, unit: GoalResult['unit']): string {
  if (value === Number.POSITIVE_INFINITY) return 'infinite';
  switch (unit) {
    case 'ms':
      return `${value.toFixed(1)} ms`;
    case 'ratio':
      return `${(100 * value).toFixed(3)} %`;
    case 'hours':
      return `${value.toFixed(2)} h`;
    case 'hours-per-week':
      return `${value.toFixed(1)} h a week`;
    case 'usd':
      return `$${value.toFixed(2)}`;
    case 'per-second':
      return `${value.toFixed(2)}/s`;
    default:
      return Number.isInteger(value) ? String(value) : value.toFixed(3);
  }
}
