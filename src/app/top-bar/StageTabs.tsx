/** The stages as tabs, each with its number; the one on the sheet has a menu, and a new one is a copy of it. */
import { useStore } from 'zustand';
import type { Document, StageId } from '#design';
import { addStageFrom, openSheet } from '../stages/stage-control';
import { StageMenu } from '../stages/StageMenu';
import { documentStore } from '../stores/document-store';

export interface StageTabsProps {
  readonly document: Document;
  readonly stage: StageId;
  /** Whether the sheet of a stage is in sight. */
  readonly isSheet: boolean;
}

export function StageTabs({ document, stage, isSheet }: StageTabsProps) {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  return (
    <nav className="stage-tabs" aria-label="Stages">
      {document.stages.map((each, at) => {
        const isCurrent = each.id === stage && isSheet;
        return (
          <span key={each.id} className="stage-tab" data-current={isCurrent}>
            <button
              type="button"
              className="stage-name"
              aria-current={isCurrent ? 'page' : undefined}
              title={each.note}
              onClick={() => openSheet(each.id)}
            >
              <small>{at + 1}</small> {each.name}
            </button>
            {isCurrent && !isReadOnly && <StageMenu document={document} stage={each} />}
          </span>
        );
      })}
      <button
        type="button"
        className="stage-add"
        disabled={isReadOnly}
        aria-label="Add a stage"
        title="Add a stage: a copy of this one"
        onClick={() => addStageFrom(stage)}
      >
        +
      </button>
    </nav>
  );
}
