/** Mark, document, undo and redo, the stages as tabs, theme. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { canRedo, canUndo, redoLabel, renameDocument, undoLabel } from '#design';
import { NameField } from '../inspector/NameField';
import { documentStore, edit, redo, undo } from '../stores/document-store';
import { editorStore, openDialog, showView } from '../stores/editor-store';
import { LineIcon } from '../ui/LineIcon';
import { Mark } from '../ui/Mark';
import { ThemeButton } from '../ui/ThemeButton';
import { StageTabs } from './StageTabs';
import './top-bar.css';

const undoPath = 'M9 5L5 9l4 4M5 9h9a5 5 0 0 1 0 10h-4';

export function TopBar({ children }: { readonly children?: ReactNode }) {
  const history = useStore(documentStore, (state) => state.history);
  const stage = useStore(documentStore, (state) => state.stage);
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const view = useStore(editorStore, (state) => state.view);
  const { document } = history;
  const isComparing = view === 'compare';
  return (
    <header className="top-bar">
      <a className="top-mark" href="#/" aria-label="Loadbearing, all designs">
        <Mark />
        <b>Loadbearing</b>
      </a>
      <NameField
        name={document.title}
        label="Name of the design"
        disabled={isReadOnly}
        onChange={(title) => edit({ label: 'Rename the design' }, (each) => renameDocument(each, title))}
      />
      <button
        type="button"
        className="top-icon"
        aria-label={`Undo ${undoLabel(history) ?? ''}`}
        title="Undo · Ctrl Z"
        disabled={!canUndo(history)}
        onClick={undo}
      >
        <LineIcon path={undoPath} />
      </button>
      <button
        type="button"
        className="top-icon"
        aria-label={`Redo ${redoLabel(history) ?? ''}`}
        title="Redo · Ctrl Shift Z"
        disabled={!canRedo(history)}
        onClick={redo}
      >
        <LineIcon path={undoPath} flipped />
      </button>
      <StageTabs document={document} stage={stage} isSheet={!isComparing} />
      <span className="top-right">
        <button
          type="button"
          className="button top-compare"
          aria-pressed={isComparing}
          title="Shift C"
          onClick={() => showView(isComparing ? 'sheet' : 'compare')}
        >
          {isComparing ? 'Comparing' : 'Compare'}
        </button>
        <button
          type="button"
          className="top-icon"
          aria-label="Demo: scenes to show"
          title="Demo · P"
          onClick={() => openDialog('scenes')}
        >
          <LineIcon path="M4 5h16v10H4zM12 15v4M8 20l4-3 4 3M10 8l4 2-4 2z" />
        </button>
        {children}
        <button
          type="button"
          className="top-icon top-keys"
          aria-label="Keyboard and glossary"
          title="?"
          onClick={() => openDialog('shortcuts')}
        >
          ?
        </button>
        <ThemeButton />
      </span>
    </header>
  );
}
