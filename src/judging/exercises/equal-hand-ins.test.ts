import { describe, expect, it } from 'vitest';
import type { Document, Stage } from '#design';
import { exerciseEntry, playable, smallExercise, type Solution } from '#exercises';
import { equalHandIns } from '..';

const { exercise: small, solutions } = playable(smallExercise());
const [start, reference] = solutions;

const changed = (change: (stage: Stage) => Stage): Solution => ({
  answers: {},
  document: { ...reference!.document, title: 'Mine', stages: [change(reference!.document.stages[0]!)] },
});
const equalIn = (exercise: typeof small, right: NonNullable<typeof reference>, handed: readonly Solution[]) =>
  equalHandIns(handed.map((solution) => ({ exercise, solution, reference: right })));

async function loaded(id: string) {
  const entry = exerciseEntry(id)!;
  const [exercise, known] = [await entry.load(), await entry.loadSolutions()];
  return { exercise, known, right: known.find(({ name }) => name === 'reference')! };
}

describe('equal hand-ins of a drawing', () => {
  it('are those that differ in names, notes and places alone', () => {
    const renamed = changed((stage) => ({
      ...stage,
      name: 'Own',
      components: stage.components.map((each) => ({ ...each, name: `My ${each.name}`, note: 'mine' })).toReversed(),
    }));
    const turned = changed((stage) => ({
      ...stage,
      components: stage.components.map((each) =>
        each.name === 'Server' ? { ...each, configuration: { ...each.configuration, instances: 4 } } : each,
      ),
    }));
    expect(equalIn(small, reference!, [reference!, renamed, turned, start!])).toEqual([[1], [0], [], []]);
  });

  it('are none where nobody drew anything', () => {
    expect(equalIn(small, reference!, [start!, start!])).toEqual([[], []]);
  });

  it('are none where test plans differ, which are the learner’s to make', async () => {
    const { exercise, right } = await loaded('where-did-my-request-go');
    const fewer = {
      ...right,
      document: {
        ...right.document,
        workload: {
          trafficClasses: right.document.workload.trafficClasses.map((each) =>
            each.testPlan ? { ...each, testPlan: { ...each.testPlan, calls: each.testPlan.calls.slice(1) } } : each,
          ),
        },
      },
    };
    expect(equalIn(exercise, right, [right, fewer, right])).toEqual([[2], [], [0]]);
  });

  it('are equal in the stages of all eras', async () => {
    const { exercise, known, right } = await loaded('three-stages');
    const other = known.find(({ name }) => name === 'wrong-one-region')!;
    expect(equalIn(exercise, right, [right, other, right])).toEqual([[2], [], [0]]);
  });
});

describe('equal hand-ins of answers', () => {
  it('are the same mistakes, not the same right answers, whatever was done to the drawing', async () => {
    const { exercise, known, right } = await loaded('the-brief');
    const wrong = known.find(({ name, passes }) => !passes && name !== 'start')!;
    const redrawn: Document = { ...wrong.document, title: 'Mine', stages: wrong.document.stages.slice(0, 1) };
    const handed = [right, right, wrong, { ...wrong, document: redrawn }, { ...wrong, answers: {} }];
    expect(equalIn(exercise, right, [...handed, { ...wrong, answers: {} }])).toEqual([[], [], [3], [2], [], []]);
  });

  it('are right answers with the same words beside them', async () => {
    const { exercise, right } = await loaded('the-brief');
    const noted = (text: string): Solution => {
      const [stage, ...others] = right.document.stages;
      const note = { id: 'n1' as never, text, at: { x: 0, y: 0 } };
      const layout = { ...stage!.layout, notes: [note] };
      return { ...right, document: { ...right.document, stages: [{ ...stage!, layout }, ...others] } };
    };
    const handed = [noted('Idle nights are dear.'), noted('People wait.'), noted('Idle nights are dear.'), right];
    expect(equalIn(exercise, right, handed)).toEqual([[2], [], [0], []]);
  });
});
