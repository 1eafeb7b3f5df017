/** Goals that can be added by hand, each with the label that it begins with, and the number of a goal that can be typed. */
import type { Document } from '#design';
import type { BriefGoal, ExerciseBrief } from '#exercises';
import { isOfAll } from './draft-eras';

export interface NewGoal {
  readonly goal: BriefGoal;
  readonly label: string;
}

const others: readonly NewGoal[] = [
  { goal: { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.25 } }, label: 'Monthly bill' },
  { goal: { id: 'changes', type: 'changes', atMost: 5 }, label: 'Changes against the start' },
  { goal: { id: 'no-problems', type: 'no-problems' }, label: 'Nothing keeps it from running' },
  { goal: { id: 'busiest-part', type: 'busiest-part' }, label: 'The busiest part of the start, named' },
  { goal: { id: 'vcpus', type: 'vcpus', atMost: 8 }, label: 'vCPUs of all hosts' },
  { goal: { id: 'unharmed', type: 'unharmed', atLeast: 0.9 }, label: 'Left unharmed by single faults' },
  { goal: { id: 'units', type: 'drawn', figure: { name: 'units' }, atMost: 5 }, label: 'Units deployed apart' },
  { goal: { id: 'shared-data', type: 'drawn', figure: { name: 'shared-data' }, atMost: 0 }, label: 'Shared data sets' },
  {
    goal: { id: 'hosts-never-lost', type: 'drawn', figure: { name: 'hosts-never-lost' }, atMost: 0 },
    label: 'Hosts where no zone is ever lost',
  },
  {
    goal: {
      id: 'cpu',
      type: 'figure',
      figure: { name: 'cpu-per-request' },
      comparator: 'at-most',
      target: { of: 'start', times: 0.9 },
    },
    label: 'CPU time of a request',
  },
];

/** What it takes several eras to ask, or makes sense of each of them. */
const ofEras: readonly NewGoal[] = [
  { goal: { id: 'decision', type: 'decision', words: 12 }, label: 'The note says why, and names a seed and a figure' },
  {
    goal: { id: 'steps', type: 'changes', atMost: { of: 'reference', times: 1.5 } },
    label: 'Changes against the stage before',
  },
  { goal: { id: 'stayed', type: 'stayed', atLeast: 1 }, label: 'Modules that stayed or went back, each noted' },
];

/** Limits of the design, and what else can be asked; of each of several eras again. */
export function newGoals(
  { requirements }: Document,
  { goals: present, eras }: Pick<ExerciseBrief, 'goals' | 'eras'>,
): readonly NewGoal[] {
  const ofLimits = requirements.map(({ id, name, metric }): NewGoal => ({
    goal: { id, type: 'requirement', requirement: id },
    label: name || metric,
  }));
  const isNew = ({ goal }: NewGoal): boolean =>
    !present.some((each) =>
      goal.type === 'requirement'
        ? each.type === 'requirement' && each.requirement === goal.requirement
        : (eras === undefined || isOfAll(goal)) && each.id === goal.id,
    );
  return [...ofLimits, ...others, ...(eras ? ofEras : [])].filter(isNew);
}

/** The number of a goal, and the goal with another one; null = it has none, or the limits of the design have it. */
export function goalNumber(
  goal: BriefGoal,
): { readonly value: number; readonly unit: string; readonly set: (value: number) => BriefGoal } | null {
  switch (goal.type) {
    case 'monthly-cost': {
      const { atMost } = goal;
      const set = (times: number): BriefGoal => ({ ...goal, atMost: { ...atMost, times } });
      return { value: atMost.times, unit: `× ${atMost.of}`, set };
    }
    case 'figure': {
      const { target } = goal;
      if (typeof target === 'number') return null;
      return {
        value: target.times,
        unit: `× ${target.of}`,
        set: (times) => ({ ...goal, target: { ...target, times } }),
      };
    }
    case 'changes': {
      const { atMost } = goal;
      if (typeof atMost === 'number')
        return { value: atMost, unit: 'at most', set: (value) => ({ ...goal, atMost: Math.round(value) }) };
      const set = (times: number): BriefGoal => ({ ...goal, atMost: { ...atMost, times } });
      return { value: atMost.times, unit: '× reference', set };
    }
    case 'decision':
      return { value: goal.words, unit: 'words at least', set: (words) => ({ ...goal, words: within(words, 200) }) };
    case 'stayed':
      return { value: goal.atLeast, unit: 'at least', set: (atLeast) => ({ ...goal, atLeast: within(atLeast, 64) }) };
    case 'vcpus':
    case 'drawn':
      return { value: goal.atMost, unit: 'at most', set: (value) => ({ ...goal, atMost: Math.round(value) }) };
    case 'unharmed':
      return {
        value: goal.atLeast,
        unit: 'share, at least',
        set: (atLeast) => ({ ...goal, atLeast: Math.min(1, atLeast) }),
      };
    default:
      return null;
  }
}

const within = (value: number, most: number): number => Math.min(most, Math.max(1, Math.round(value)));
