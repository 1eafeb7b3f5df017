/** What became of the stage before, in words, and the switch that marks it on the sheet. */
import { useStore } from 'zustand';
import { stageChanges, type Document, type Stage } from '#design';
import { changeLines } from '../stages/change-words';
import { editorStore } from '../stores/editor-store';

export interface StageDifferencesProps {
  readonly document: Document;
  readonly stage: Stage;
}

export function StageDifferences({ document, stage }: StageDifferencesProps) {
  const isShown = useStore(editorStore, (state) => state.showsChanges);
  const before = document.stages[document.stages.indexOf(stage) - 1];
  if (!before) return null;
  const { placement, others } = changeLines(stageChanges(before, stage), [before, stage]);
  const lines = [...placement, ...others];
  return (
    <section className="inspector-section" aria-label={`Since ${before.name}`}>
      <h3>Since {before.name}</h3>
      {lines.length === 0 ? (
        <p className="inspector-note">Nothing differs yet.</p>
      ) : (
        <>
          <button
            type="button"
            className="button"
            aria-pressed={isShown}
            onClick={() => editorStore.setState({ showsChanges: !isShown })}
          >
            {isShown ? 'Hide on the sheet' : 'Mark on the sheet'}
          </button>
          <ul className="stage-differences">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
