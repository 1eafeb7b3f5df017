import { describe, expect, it } from 'vitest';
import { readBrief, smallExercise, stagedExercise, type ExerciseBrief } from '#exercises';
import { inSomeEra, withEra, withinEra, withoutEra } from './draft-eras';

const { brief, design } = smallExercise();
const staged = stagedExercise().brief;
const erasOf = (draft: ExerciseBrief) => (draft.eras ?? []).map(({ id }) => id);
const goalsOf = (draft: ExerciseBrief) => draft.goals.map(({ id, era }) => `${id} ${era}`);

describe('eras of a draft', () => {
  it('begin as two, the first of which has the goals that are there', () => {
    const two = withEra(brief);
    expect(erasOf(two)).toEqual(['era-1', 'era-2']);
    expect(two.text.eras).toEqual({ 'era-1': 'Era 1', 'era-2': 'Era 2' });
    expect(goalsOf(two)).toEqual(['p95 era-1', 'availability era-1', 'cost era-1']);
    expect(erasOf(withEra(two))).toEqual(['era-1', 'era-2', 'era-3']);
  });

  it('end where one is left, and take along what only several can be asked', () => {
    const one = withoutEra(staged, staged.eras![1]!);
    expect(one.eras).toBeUndefined();
    expect(goalsOf(one)).toEqual(staged.goals.slice(0, -1).map(({ id }) => `${id} undefined`));
    expect(readBrief({ ...one, roles: brief.roles, text: { ...one.text, goals: staged.text.goals } }, design).ok).toBe(
      true,
    );
  });

  it('give the goals of one that goes to the first', () => {
    const three = withEra(staged);
    const left = withoutEra(three, three.eras![1]!);
    expect(erasOf(left)).toEqual(['early', 'era-1']);
    expect(new Set(left.goals.map(({ era }) => era))).toEqual(new Set(['early', undefined]));
    expect(Object.keys(left.text.eras ?? {})).toEqual(['early', 'era-1']);
  });

  it('say who comes, and leave a goal where it is', () => {
    const [first] = staged.eras!;
    expect(withinEra(staged, first!, { trafficClasses: [] }).eras![0]).toEqual({ ...first, trafficClasses: [] });
    const [goal, , , late] = staged.goals;
    expect(inSomeEra(staged, late!)).toBe(late);
    expect(inSomeEra(brief, brief.goals[0]!)).toBe(brief.goals[0]);
    expect(inSomeEra(staged, { ...goal!, era: 'gone' }).era).toBe('early');
  });
});
