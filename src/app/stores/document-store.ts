/** The document being edited, its history, and the stage on the sheet. Every change goes through `edit`, which names what it does and how it is undone. */
import { createStore } from 'zustand/vanilla';
import {
  emptyDocument,
  emptyHistory,
  record,
  redo as redoStep,
  redoLabel,
  undo as undoStep,
  undoLabel,
  type Document,
  type History,
  type Stage,
  type StageId,
} from '#design';

export interface DocumentState {
  /** The document with all that can be undone and redone. */
  readonly history: History;
  /** The stage on the sheet. */
  readonly stage: StageId;
  /** Local id under which it is kept; null = not kept yet. */
  readonly localId: string | null;
  /** Whether edits are refused: another tab has the document. */
  readonly isReadOnly: boolean;
  /** What the last edit, undo or redo did, for people. */
  readonly lastEdit: string;
}

const blank = emptyDocument();

export const initialDocumentState: DocumentState = {
  history: emptyHistory(blank),
  stage: blank.stages[0]?.id as StageId,
  localId: null,
  isReadOnly: false,
  lastEdit: '',
};

export const documentStore = createStore<DocumentState>(() => initialDocumentState);

export const documentNow = (): Document => documentStore.getState().history.document;

export function stageNow(state: DocumentState = documentStore.getState()): Stage {
  const { stages } = state.history.document;
  return stages.find(({ id }) => id === state.stage) ?? (stages[0] as Stage);
}

export interface EditOptions {
  /** What it does, for people: "Move Server". */
  readonly label: string;
  readonly policy?: 'record' | 'merge' | 'skip';
  readonly mergeKey?: string;
}

/** Applies a change to the document; a change that gives the same document is none. */
export function edit(options: EditOptions, change: (document: Document) => Document): void {
  documentStore.setState((state) => {
    if (state.isReadOnly) return state;
    const { label, policy = 'record', mergeKey } = options;
    const history = record(state.history, change(state.history.editable), {
      label,
      policy,
      ...(mergeKey === undefined ? {} : { mergeKey }),
    });
    return history === state.history ? state : { history, lastEdit: label };
  });
}

export function undo(): void {
  documentStore.setState((state) => {
    const history = undoStep(state.history);
    if (state.isReadOnly || history === state.history) return state;
    return { history, lastEdit: `Undo ${undoLabel(state.history) ?? ''}`.trim() };
  });
}

export function redo(): void {
  documentStore.setState((state) => {
    const history = redoStep(state.history);
    if (state.isReadOnly || history === state.history) return state;
    return { history, lastEdit: `Redo ${redoLabel(state.history) ?? ''}`.trim() };
  });
}

export function showStage(stage: StageId): void {
  documentStore.setState({ stage });
}

/** Another document takes the sheet. */
export function openDocument(
  document: Document,
  options: { readonly localId?: string | null; readonly history?: History } = {},
): void {
  documentStore.setState({
    history: options.history ?? emptyHistory(document),
    stage: document.stages[0]?.id as StageId,
    localId: options.localId ?? null,
    isReadOnly: false,
    lastEdit: '',
  });
}
