/** Says over the sheet why an edit was not made: the exercise locks what it would have changed. It goes with the next edit that is made. */
import { useStore } from 'zustand';
import { exerciseStore } from '../stores/exercise-store';

export function RefusedNote() {
  const refused = useStore(exerciseStore, (state) => state.refused);
  if (refused === '') return null;
  return (
    <output className="scope-note">
      <span>{refused}</span>
      <button type="button" className="button" onClick={() => exerciseStore.setState({ refused: '' })}>
        Go on
      </button>
    </output>
  );
}
