import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { exercises, parseExercise, playable, readBrief, serializeExercise } from '..';
import { smallExercise } from '../testing/small-exercise';
import { stagedExercise } from '../testing/staged-exercise';
import type { ExerciseBrief } from './whole-exercise';

const { brief, design } = smallExercise();

/** What is refused about a brief, each as field and reason. */
function refused(change: unknown): readonly string[] {
  const read = readBrief({ ...brief, ...(change as object) }, design);
  return read.ok ? [] : read.problems.map(({ path, text }) => `${path}: ${text}`);
}

describe('a whole exercise', () => {
  it('comes back from its file as it was', () => {
    const read = parseExercise(serializeExercise({ brief, design }), declarations);
    expect(read.ok ? read.value : read.problems).toEqual({ brief, design });
  });

  it('asks for nothing more where it was made before that could be said', () => {
    const { stretch: _, ...text } = brief.text;
    const read = readBrief({ ...brief, text }, design);
    expect(read.ok && read.value.brief).toEqual({ ...brief, text: { ...text, stretch: '' } });
  });

  it('is played from its start, and judged against its other stages', () => {
    const { exercise, solutions } = playable({ brief, design });
    expect(exercise.start.stages.map(({ name }) => name)).toEqual(['Start']);
    expect(solutions.map(({ name, passes }) => `${name} ${passes}`)).toEqual([
      'start false',
      'reference true',
      'alternative true',
      'wrong false',
      'wrong-2 false',
    ]);
    expect(solutions.every(({ document }) => document.stages.length === 1)).toBe(true);
  });

  it.each<readonly [string, unknown, string]>([
    ['an id of the course', { id: 'find-the-wall' }, 'brief.id: expected 12 letters and digits.'],
    ['a field that is unknown', { gaols: [] }, 'brief: Unrecognized key: "gaols".'],
    ['no goals', { goals: [] }, 'brief.goals: '],
    ['two hints', { text: { ...brief.text, hints: ['a', 'b'] } }, 'brief.text.hints: '],
    ['a story that is too long', { text: { ...brief.text, story: 'x'.repeat(4001) } }, 'brief.text.story: '],
    ['seeds without end', { seeds: Array.from({ length: 11 }, (_, at) => at) }, 'brief.seeds: '],
    ['a goal of no sort', { goals: [{ id: 'p95', type: 'shape' }] }, 'brief.goals[0].type: '],
    [
      'a limit that is not there',
      { goals: [{ id: 'p95', type: 'requirement', requirement: 'r999' }, ...brief.goals.slice(1)] },
      'brief.goals[0].requirement: r999 does not exist in the start.',
    ],
    [
      'an operation that is not there',
      {
        goals: [
          ...brief.goals.slice(1),
          { id: 'p95', type: 'figure', figure: { name: 'p95', operation: 'o999' }, comparator: 'at-most', target: 1 },
        ],
      },
      'brief.goals[2].figure.operation: o999 does not exist in the start.',
    ],
    ['a goal twice', { goals: [...brief.goals, brief.goals[0]] }, 'brief.goals[3].id: "p95" is given twice.'],
    ['a goal without label', { text: { ...brief.text, goals: {} } }, 'brief.text.goals: the goal "p95" has no label.'],
    ['a locked part that is not there', { locked: ['c999'] }, 'brief.locked[0]: c999 is no part of the start.'],
    [
      'locked fields of no part',
      { lockedFields: [{ component: 'c999', parameters: [] }] },
      'brief.lockedFields[0].component: c999 is no part of the start.',
    ],
    [
      'a locked field that is not there',
      { lockedFields: [{ component: brief.locked[0], parameters: ['speeed'] }] },
      `brief.lockedFields[0]: ${brief.locked[0]} has no speeed.`,
    ],
    ['no reference', { roles: brief.roles.slice(0, 1) }, 'brief.roles: one stage must be the reference, 0 are.'],
    ['three choices of two', { prediction: { type: 'choice', choices: 3 } }, 'brief.text.choices: '],
  ])('is refused for %s, by field and reason', (_, change, reason) => {
    expect(refused(change).join('\n')).toContain(reason);
  });

  it('is refused where its design is, with the field in it', () => {
    const text = serializeExercise({ brief, design }).replace('"durationMs": 12000', '"durationMs": -1');
    const read = parseExercise(text, declarations);
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual(['design.scenario.durationMs']);
    for (const foreign of ['', '{', '[]', '{"format":"loadbearing"}', '{"format":"loadbearing-exercise","version":2}'])
      expect(parseExercise(foreign, declarations).ok).toBe(false);
  });

  it('has no id that one of the course could have', () => {
    const taken = exercises.filter(({ id }) => readBrief({ ...brief, id } satisfies ExerciseBrief, design).ok);
    expect(taken).toEqual([]);
    expect(exercises.length).toBeGreaterThan(20);
  });
});

describe('a whole exercise of several eras', () => {
  const { brief: staged } = stagedExercise();
  const { goals } = staged;
  const era = (id: string) => ({ ...staged.eras![0]!, id });
  const reasons = (change: Partial<ExerciseBrief>): string => {
    const read = readBrief({ ...staged, ...change }, design);
    return read.ok ? '' : read.problems.map(({ path, text }) => `${path}: ${text}`).join('\n');
  };

  it('comes back from its file as it was, and each of its designs has a stage for each era', () => {
    const read = parseExercise(serializeExercise({ brief: staged, design }), declarations);
    expect(read.ok ? read.value : read.problems).toEqual({ brief: staged, design });
    const { exercise, solutions } = playable({ brief: staged, design });
    expect(exercise.eras).toEqual(staged.eras);
    expect(solutions.map(({ name, document }) => [name, document.stages.map((each) => each.name)])).toEqual([
      ['start', ['Start']],
      ['reference', ['Wider', 'Larger']],
      ['wrong', ['No backlog', 'Far too many']],
    ]);
  });

  it.each<readonly [string, Partial<ExerciseBrief>, string]>([
    [
      'a class that is not there',
      { eras: [era('early'), { ...era('late'), trafficClasses: ['t999' as never] }] },
      'brief.eras[1].trafficClasses: t999 does not exist.',
    ],
    ['an era twice', { eras: [era('early'), era('early')] }, 'brief.eras[1].id: "early" is given twice.'],
    ['one era', { eras: [era('early')] }, 'brief.eras: '],
    [
      'an era of which nothing is asked',
      { eras: [era('early'), era('late'), era('last')] },
      'brief.eras[2].id: no goal is about "last".',
    ],
    [
      'a goal without era',
      { goals: [...goals, { id: 'cheap', type: 'vcpus', atMost: 1 }] },
      'brief.goals[7].era: "cheap" must name an era.',
    ],
    [
      'a goal of another era',
      { goals: [...goals, { id: 'cheap', era: 'never', type: 'vcpus', atMost: 1 }] },
      'brief.goals[7].era: "cheap" cannot be about "never".',
    ],
    [
      'half a design',
      { roles: staged.roles.map((each, at) => (at === 4 ? { ...each, role: 'alternative' } : each)) },
      'brief.roles: a design has 2 stages, and 1 are wrong.',
    ],
    [
      'a design too few',
      { roles: staged.roles.map((each, at) => (at === 2 ? { ...each, role: 'wrong' } : each)) },
      'brief.roles: 2 stages, one for each era, must be the reference, 1 are.',
    ],
  ])('is refused for %s', (_, change, reason) => {
    expect(reasons(change)).toContain(reason);
  });
});
