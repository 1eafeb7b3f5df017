/** An exercise that teaches nothing and asks for what a test is about. */
import type { Exercise } from '#exercises';

export const syntheticExercise = (given: Pick<Exercise, 'goals' | 'start'> & Partial<Exercise>): Exercise => ({
  id: 'synthetic',
  version: 1,
  palette: null,
  seeds: [1],
  hasOpenMix: false,
  prediction: { type: 'part' },
  teaches: [],
  ...given,
});
