/** Refactorings at a part or module: each with a preview of what it changes, done in one step of undo; what cannot be done says why. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { refactoringsAt, type ComponentId, type Document, type ModuleId, type Refactoring, type Stage } from '#design';
import { changeLines } from '../stages/change-words';
import { documentStore, edit } from '../stores/document-store';

export interface RefactorSectionProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly component: ComponentId;
  /** Null = the part itself is meant. */
  readonly module: ModuleId | null;
}

export function RefactorSection({ document, stage, component, module }: RefactorSectionProps) {
  const place = { stage: stage.id, component, module };
  const kinds = useStore(documentStore, ({ newParts }) => newParts);
  const offered = useMemo(
    () => refactoringsAt(document, { stage: stage.id, component, module }, kinds),
    [document, stage.id, component, module, kinds],
  );
  if (offered.length === 0) return null;
  /** Made anew of the document of the moment, so that no id is given twice after an undo. */
  const apply = ({ label }: Refactoring) =>
    edit({ label }, (now) => refactoringsAt(now, place, kinds).find((each) => each.label === label)?.document ?? now);
  return (
    <section className="inspector-section" aria-label="Refactor">
      <h3>Refactor</h3>
      {offered.map((each) =>
        each.refusal === null ? (
          <details key={each.label} className="refactoring">
            <summary>{each.label}</summary>
            <ul className="stage-differences">
              {previewOf(each, stage).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <button type="button" className="button" onClick={() => apply(each)}>
              Do it
            </button>
          </details>
        ) : (
          <p key={each.label} className="inspector-note">
            {each.label}: not here. {each.refusal}
          </p>
        ),
      )}
    </section>
  );
}

function previewOf({ changes, document }: Refactoring, stage: Stage): readonly string[] {
  const after = document.stages.find(({ id }) => id === stage.id) ?? stage;
  const { placement, others } = changeLines(changes, [stage, after]);
  return [...placement, ...others];
}
