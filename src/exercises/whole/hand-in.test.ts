import { describe, expect, it } from 'vitest';
import { packHandIn, playable, readHandIn, type HandIn } from '..';
import { smallExercise } from '../testing/small-exercise';

const whole = smallExercise();
const { solutions } = playable(whole);
const handIn: HandIn = {
  name: 'Ada',
  exercise: whole.brief.id,
  version: 1,
  whole,
  solution: { document: solutions[1]!.document, answers: { wall: 'c3' } },
  classCode: 'ws26',
};

const reasons = (json: unknown, designs = packHandIn(handIn).designs): readonly string[] => {
  const read = readHandIn(json, designs);
  return read.ok ? [] : read.problems.map(({ path, text }) => `${path ?? ''}: ${text}`);
};

describe('a hand-in', () => {
  it('comes back as it was packed, with its exercise or with the name of one of the course', () => {
    const { json, designs } = packHandIn(handIn);
    expect(readHandIn(json, designs)).toEqual({ ok: true, value: handIn });
    const ofCourse: HandIn = { ...handIn, exercise: 'find-the-wall', whole: null };
    const packed = packHandIn(ofCourse);
    expect(packed.designs).toHaveLength(1);
    expect(readHandIn(packed.json, packed.designs)).toEqual({ ok: true, value: ofCourse });
  });

  it('made before there were classes is of none', () => {
    const { json, designs } = packHandIn(handIn);
    const { classCode: _, ...before } = json as Readonly<Record<string, unknown>>;
    expect(readHandIn(before, designs)).toEqual({ ok: true, value: { ...handIn, classCode: '' } });
  });

  it('claims no result, and is refused by the field that is wrong', () => {
    const json = packHandIn(handIn).json as Readonly<Record<string, unknown>>;
    expect(reasons({ ...json, passed: true })[0]).toContain('passed');
    expect(reasons({ ...json, version: 0 })[0]).toMatch(/^version: /);
    expect(reasons({ ...json, brief: { ...whole.brief, goals: [] } })[0]).toMatch(/^brief\.goals: /);
    expect(reasons(json, [])[0]).toContain('no drawing');
  });
});
