import { describe, expect, it } from 'vitest';
import { inClass, playable, smallExercise } from '#exercises';
import { judgePlan } from './plan';

const { exercise, solutions } = playable(smallExercise());
const [, reference] = solutions;
const settings = {
  name: 'WS26',
  code: 'ws26',
  prices: { own: 3 },
  effortHoursPerWeek: { server: 7 },
  defaults: {},
  hintsOpen: false,
};
const planned = (classCode: string) =>
  judgePlan({ exercise: inClass(exercise, settings), solution: reference!, reference: reference!, classCode });
const seedsOf = (classCode: string) => planned(classCode).map(({ order }) => ('seed' in order ? order.seed : null));

describe('what is judged in a class', () => {
  it('has the prices and the effort of the class, whichever design it is', () => {
    for (const { order } of planned('ws26'))
      expect(order.document.assumptions).toMatchObject({ prices: { own: 3 }, effortHoursPerWeek: { server: 7 } });
  });

  it('runs on the seeds shown and on derived ones that follow from the code', () => {
    const own = seedsOf('ws26');
    expect(own).toEqual(seedsOf('ws26'));
    expect(own.slice(0, exercise.seeds.length)).toEqual(exercise.seeds);
    expect(own.filter((seed) => !seedsOf('').includes(seed))).toHaveLength(3);
  });
});
