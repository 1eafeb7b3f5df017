/** The small exercise in two eras, each with a stage of its own: the same visitors come twice, and what is asked of the first time is asked of nobody in the second. */
import type { ExerciseBrief, WholeExercise } from '../whole/whole-exercise';
import { smallExercise } from './small-exercise';

const roles = ['start', 'reference', 'reference', 'wrong', 'wrong'] as const;

export function stagedExercise(): WholeExercise {
  const { brief, design } = smallExercise();
  const trafficClasses = design.workload.trafficClasses.map(({ id }) => id);
  const goals: ExerciseBrief['goals'] = [
    ...brief.goals.map((goal) => ({ ...goal, era: 'early' })),
    { id: 'steps', era: 'late', type: 'changes', atMost: { of: 'reference', times: 1.5 } },
    { id: 'why', era: 'late', type: 'decision', words: 12 },
    { id: 'stores', era: 'late', type: 'drawn', figure: { name: 'stores-never-lost' }, atMost: 0 },
    { id: 'stayed', type: 'stayed', atLeast: 1 },
  ];
  return {
    design,
    brief: {
      ...brief,
      eras: ['early', 'late'].map((id) => ({ id, trafficClasses, events: [], teams: [] })),
      goals,
      roles: design.stages.map(({ id }, at) => ({ stage: id, role: roles[at]! })),
      text: {
        ...brief.text,
        eras: { early: 'At first', late: 'Later' },
        goals: Object.fromEntries(goals.map(({ id }) => [id, id])),
      },
    },
  };
}
