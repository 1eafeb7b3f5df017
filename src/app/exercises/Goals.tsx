/** The goals with their limits, and what the last check measured of each; where there are eras, of one after the other. */
import { useStore } from 'zustand';
import { seedsJudged, type Goal } from '#exercises';
import { billStore } from '../stores/bill-store';
import { documentStore } from '../stores/document-store';
import { exerciseStore, isAsJudged, type OpenedExercise } from '../stores/exercise-store';
import { EraGoals } from './EraGoals';
import { GoalRow } from './GoalRow';
import { handedIn } from './exercise-control';
import { liveResults, liveWords } from './live-words';

export function Goals({ opened }: { readonly opened: OpenedExercise }) {
  const state = useStore(exerciseStore);
  const { history, stage } = useStore(documentStore);
  const bill = useStore(billStore, (each) => each.bill);
  const { exercise } = opened;
  const { document } = history;
  const grounds = { exercise, document: handedIn(exercise, document), answers: state.notes.answers, bill };
  const [live, past] = [liveResults(grounds), state.judgement?.goals ?? []];
  const isCurrent = isAsJudged(state, document);
  const results = isCurrent ? [...past, ...live] : [...live, ...past];
  const rowOf = (goal: Goal) => ({
    goal,
    opened,
    result: results.find((each) => each.goal.id === goal.id) ?? null,
    live: isCurrent ? '' : liveWords(goal, grounds),
  });
  const open = document.stages.findIndex(({ id }) => id === stage);
  return (
    <section className="brief-goals" aria-label="Goals">
      <h2>
        Goals <small>live here and in the title block, judged on {seedsJudged(exercise)} seeds</small>
      </h2>
      {exercise.eras?.map((era, at) => (
        <EraGoals key={era.id} era={era} at={at} isOpen={at === open} opened={opened} rowOf={rowOf} />
      ))}
      <ul>
        {exercise.goals
          .filter(({ era }) => era === undefined)
          .map((goal) => (
            <GoalRow key={goal.id} {...rowOf(goal)} />
          ))}
      </ul>
    </section>
  );
}
