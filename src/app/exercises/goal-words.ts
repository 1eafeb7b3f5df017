/** How goals and what was judged of them are written. Pure. */
import type { Requirement } from '#design';
import type { Exercise, Goal, Relative } from '#exercises';
import { figureUnit, unitOfDrawn, type GoalResult } from '#judging';
import { limitText, measuredText } from '../title-block/measured';

/** The limit of a goal before anything was judged: "≤ 150 ms"; empty where it is told by its label alone. */
export function goalLimit(goal: Goal, { start }: Pick<Exercise, 'start'>): string {
  switch (goal.type) {
    case 'requirement': {
      const requirement = start.requirements.find(({ id }) => id === goal.requirement);
      return requirement ? limitText(requirement) : '';
    }
    case 'drawn':
      return `≤ ${unitText(unitOfDrawn(goal.figure), goal.atMost)}`;
    case 'pipeline':
      return `≤ ${unitText(goal.figure === 'lead-time' ? 'hours' : 'ratio', goal.atMost)}`;
    case 'setting':
      return `≤ ${settingText(goal, goal.atMost)}`;
    case 'changes':
      return `≤ ${typeof goal.atMost === 'number' ? goal.atMost : relativeText(goal.atMost)}`;
    case 'stayed':
      return `≥ ${goal.atLeast}`;
    case 'vcpus':
    case 'limits':
      return `≤ ${goal.atMost}`;
    case 'unharmed':
    case 'complete-traces':
      return `≥ ${unitText('ratio', goal.atLeast)}`;
    case 'worst-parts':
    case 'picks':
    case 'deciding-limits':
      return `≥ ${goal.atLeast} of ${goal.named}`;
    case 'bill-share':
      return `≤ ${unitText('ratio', goal.atMost)}`;
    case 'variants':
    case 'replays':
      return `≥ ${goal.atLeast}`;
    case 'owners':
      return `${goal.names.length}`;
    case 'modules':
      return `${goal.atLeast} to ${goal.atMost}`;
    case 'monthly-cost':
      return `≤ ${relativeText(goal.atMost)}`;
    case 'figure': {
      const { target, figure } = goal;
      const sign = goal.comparator === 'at-most' ? '≤' : '≥';
      return `${sign} ${typeof target === 'number' ? unitText(figureUnit(figure), target) : relativeText(target)}`;
    }
    default:
      return '';
  }
}

const relativeText = ({ of, times }: Relative): string =>
  `${times} × ${of === 'start' ? 'the start' : 'a good answer'}`;

export interface GoalWords {
  readonly measured: string;
  /** What it needs, and on how many seeds it was met; empty where there is nothing to add. */
  readonly note: string;
}

export function resultWords(result: GoalResult, exercise: Exercise): GoalWords {
  if (result.part) return partWords(result, exercise);
  if (result.goal.type === 'crossing') return crossingWords(result, result.goal);
  if (result.goal.type === 'decision') return decisionWords(result);
  const { measured, target, comparator, perSeed, unit } = result;
  const write = writerOf(result, exercise);
  const needs = target === null ? '' : `needs ${comparator === 'at-most' ? '≤' : '≥'} ${write(target)}`;
  const good = perSeed.filter(
    (each) => each.measured !== null && isWithin(each.measured, { comparator, target }),
  ).length;
  const seeds = perSeed.length > 0 ? `met on ${good} of ${perSeed.length} seeds, worst shown` : '';
  const wrong = namesText(result);
  const isEmpty = measured === null || unit === 'part';
  return {
    measured: isEmpty ? 'not measured' : write(measured),
    note: [needs, seeds, wrong].filter(Boolean).join(' · '),
  };
}

/** What was judged wrongly, or who was forgotten. */
function namesText({ goal, names }: GoalResult): string {
  if (names.length === 0) return '';
  const isHarmless = goal.type === 'variants' && goal.which === 'harmless';
  const what = goal.type === 'owners' ? 'nobody wrote one for' : isHarmless ? 'rejected' : 'let through';
  return `${what}: ${names.join(', ')}`;
}

function isWithin(value: number, { comparator, target }: Pick<GoalResult, 'comparator' | 'target'>): boolean {
  if (target === null) return false;
  return comparator === 'at-most' ? value <= target : value >= target;
}

function decisionWords({ verdict, names }: GoalResult): GoalWords {
  if (verdict === 'unmeasured') return { measured: 'no stage when checked', note: '' };
  return {
    measured: verdict === 'met' ? 'noted' : 'open',
    note: names.length > 0 ? `the note lacks ${names.join(', ')}` : '',
  };
}

/** The right part is not told: it is there to be found. */
function partWords({ goal, part }: GoalResult, { start }: Exercise): GoalWords {
  const { named, right } = part!;
  const name = start.stages[0]?.components.find(({ id }) => id === named)?.name ?? 'nobody named';
  if (named === null) return { measured: name, note: 'pick a part above' };
  return {
    measured: name,
    note:
      named === right
        ? ''
        : `another part is ${goal.type === 'slowest-part' ? 'slower' : 'busier'} over the run of the start`,
  };
}

/** The load is not told either. */
function crossingWords({ measured, verdict }: GoalResult, { within }: Extract<Goal, { type: 'crossing' }>): GoalWords {
  if (measured === null) return { measured: 'no answer', note: 'tell a number above' };
  const far = `further than ${100 * within} % from where the two bills of your drawing and the start meet`;
  const note = { met: '', missed: far, unmeasured: 'the two bills do not meet below the load of the exercise' };
  return { measured: unitText('per-second', measured), note: note[verdict] };
}

function writerOf({ goal, unit }: GoalResult, { start }: Exercise): (value: number) => string {
  if (goal.type === 'requirement') {
    const requirement = start.requirements.find(({ id }) => id === goal.requirement) as Requirement;
    return (value) => measuredText(requirement.metric, value);
  }
  if (goal.type === 'setting') return (value) => settingText(goal, value);
  return (value) => unitText(unit, value);
}

/** Times are told by the names of their parameters. */
const settingText = ({ parameter }: Extract<Goal, { readonly type: 'setting' }>, value: number): string =>
  unitText(parameter.endsWith('Ms') ? 'ms' : 'count', value);

/** Metrics whose values are written as those of their unit are. */
const metricOfUnit = { ms: 'mean', ratio: 'availability', 'per-second': 'goodput', usd: 'monthly-cost' } as const;

/** Counts that are no whole numbers are means. */
function unitText(unit: GoalResult['unit'], value: number): string {
  if (unit in metricOfUnit) return measuredText(metricOfUnit[unit as keyof typeof metricOfUnit], value);
  if (unit === 'hours' || unit === 'hours-per-week')
    return `${Number(value.toPrecision(2))} h${unit === 'hours' ? '' : ' a week'}`;
  if (value === Number.POSITIVE_INFINITY) return '∞';
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
