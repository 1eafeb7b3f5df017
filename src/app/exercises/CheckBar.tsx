/** Has the drawing judged, tells how far that is, and what came of it. */
import { useStore } from 'zustand';
import { seedsJudged } from '#exercises';
import { leftWords } from '../jobs/left-words';
import { documentStore } from '../stores/document-store';
import { exerciseStore, isAsJudged, type ExerciseState } from '../stores/exercise-store';
import { cancelCheck, checkSolution } from './exercise-control';

export function CheckBar() {
  const state = useStore(exerciseStore);
  const document = useStore(documentStore, ({ history }) => history.document);
  const isRunning = state.status === 'running';
  return (
    <div className="brief-check">
      {isRunning ? (
        <button type="button" className="button" onClick={cancelCheck}>
          Cancel
        </button>
      ) : (
        <button type="button" className="button is-main" onClick={() => void checkSolution()}>
          Check
        </button>
      )}
      {isRunning && <progress max={1} value={state.share} aria-label="Judged so far" />}
      <output>{verdictWords(state, isAsJudged(state, document))}</output>
    </div>
  );
}

function verdictWords({ opened, status, leftMs, judgement, failure }: ExerciseState, isCurrent: boolean): string {
  if (status === 'running')
    return `Judging on ${opened ? seedsJudged(opened.exercise) : 0} seeds ${leftWords(leftMs)}`.trim();
  if (status === 'failed') return `${failure} Check again.`;
  if (status === 'canceled' && judgement === null) return 'Canceled: nothing was judged.';
  if (judgement === null) return 'Check it when you think it is right.';
  const change = isCurrent ? '' : ' Changed since: check again.';
  if (judgement.passed) return `Passed on all ${judgement.seeds} seeds.${change}`;
  const [locked] = judgement.changedLocks;
  if (locked !== undefined) return `Not yet: ${locked} is locked and was changed. Undo that.${change}`;
  const open = judgement.goals.filter(({ verdict }) => verdict !== 'met').length;
  return `Not yet: ${open} of ${judgement.goals.length} goals ${open === 1 ? 'is' : 'are'} missed.${change}`;
}
