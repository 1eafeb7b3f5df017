/** The document being edited, its history, and the stage on the sheet. Every change goes through `edit`, which names what it does and how it is undone. */
import { createStore } from 'zustand/vanilla';
import { declarations } from '#catalog';
import {
  applyToEqualStages,
  changesPlacement,
  emptyDocument,
  emptyHistory,
  endMerge,
  record,
  redo as redoStep,
  redoLabel,
  spreadTo,
  stageOf,
  undo as undoStep,
  undoLabel,
  type Document,
  type EditScope,
  type History,
  type Kinds,
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
  /** Whether an edit may make this of it, where somebody has a say in that; null = nobody has. */
  readonly mayBecome: ((document: Document) => boolean) | null;
  /** The kinds with the defaults that new parts have here. */
  readonly newParts: Kinds;
  /** What of it counts for a stage, where somebody has a say in that; null = all of it does for every one. */
  readonly inForce: ((document: Document, stage: StageId) => Document) | null;
  /** Whether changes are kept on the device: what is improvised in a talk is not. */
  readonly isKept: boolean;
  /** What the last edit, undo or redo did, for people. */
  readonly lastEdit: string;
  /** Whether an edit of what other stages have just the same is made there too. */
  readonly editScope: EditScope;
  /** Whether a person has said so: until then it is asked. */
  readonly isScopeChosen: boolean;
  /** Other stages that the last edit changed; empty = none. */
  readonly spread: readonly StageId[];
}

const blank = emptyDocument();

export const initialDocumentState: DocumentState = {
  history: emptyHistory(blank),
  stage: blank.stages[0]?.id as StageId,
  localId: null,
  isReadOnly: false,
  mayBecome: null,
  newParts: declarations,
  inForce: null,
  isKept: true,
  lastEdit: '',
  editScope: 'all-equal',
  isScopeChosen: false,
  spread: [],
};

export const documentStore = createStore<DocumentState>(() => initialDocumentState);

export const documentNow = (): Document => documentStore.getState().history.document;

/** What was in force when that was asked last: the same until the document, the stage or the say in it is another. */
let lastInForce: {
  readonly state: Pick<DocumentState, 'inForce' | 'stage'>;
  readonly of: Document;
  readonly is: Document;
} | null = null;

/** The document as it counts for the stage on the sheet: what runs, and what is shown of it. */
export function documentInForce(state: DocumentState = documentStore.getState()): Document {
  const { inForce, stage, history } = state;
  if (!inForce) return history.document;
  const isSame =
    lastInForce?.of === history.document && lastInForce.state.stage === stage && lastInForce.state.inForce === inForce;
  if (!isSame || !lastInForce) lastInForce = { state, of: history.document, is: inForce(history.document, stage) };
  return lastInForce.is;
}

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
    const before = state.history.editable;
    const after = inEqualStages(state, change(before));
    if (state.mayBecome?.(after) === false) return state;
    const history = record(state.history, after, {
      label,
      policy,
      ...(mergeKey === undefined ? {} : { mergeKey }),
    });
    if (history === state.history) return state;
    return { history, lastEdit: label, spread: after === before ? [] : spreadTo(before, after, state.stage) };
  });
}

/** The edit made also where other stages have what it touched just the same; one of placement is what stages are there to differ in. */
function inEqualStages({ history, stage, editScope }: DocumentState, edited: Document): Document {
  const { editable } = history;
  const [before, after] = [stageOf(editable, stage), stageOf(edited, stage)];
  if (editScope === 'only-here' || !before || !after || changesPlacement(before, after)) return edited;
  return applyToEqualStages(editable, stage, () => edited, 'all-equal');
}

/** Takes the last edit back from all other stages; later ones are made only here, too. */
export function keepOnlyHere(): void {
  documentStore.setState((state) => {
    const before = state.history.past.at(-1)?.document;
    const { editable } = state.history;
    const choice = { editScope: 'only-here', isScopeChosen: true, spread: [] } as const;
    if (!before || state.isReadOnly) return choice;
    const stages = editable.stages.map((each) =>
      state.spread.includes(each.id) ? (stageOf(before, each.id) ?? each) : each,
    );
    const history = record(state.history, { ...editable, stages }, { label: '', policy: 'skip' });
    return { ...choice, history };
  });
}

export function chooseScope(editScope: EditScope): void {
  documentStore.setState({ editScope, isScopeChosen: true, spread: [] });
}

export function undo(): void {
  documentStore.setState((state) => {
    const history = undoStep(state.history);
    if (state.isReadOnly || history === state.history) return state;
    return { ...stillThere(state, history), history, lastEdit: `Undo ${undoLabel(state.history) ?? ''}`.trim() };
  });
}

export function redo(): void {
  documentStore.setState((state) => {
    const history = redoStep(state.history);
    if (state.isReadOnly || history === state.history) return state;
    return { ...stillThere(state, history), history, lastEdit: `Redo ${redoLabel(state.history) ?? ''}`.trim() };
  });
}

/** The stage on the sheet after undo or redo: the same, or the nearest to where one stood that is no more. */
function stillThere({ history, stage }: DocumentState, { document }: History): Pick<DocumentState, 'stage' | 'spread'> {
  if (stageOf(document, stage)) return { stage, spread: [] };
  const place = history.document.stages.findIndex(({ id }) => id === stage);
  const nearest = document.stages[Math.max(0, Math.min(place - 1, document.stages.length - 1))];
  return { stage: nearest?.id ?? stage, spread: [] };
}

/** Whoever goes to another stage has ended what they were doing. */
export function showStage(stage: StageId): void {
  documentStore.setState(({ history }) => ({ stage, spread: [], history: endMerge(history) }));
}

/** Another document takes the sheet. */
export function openDocument(
  document: Document,
  options: Partial<Pick<DocumentState, 'localId' | 'history' | 'stage' | 'isReadOnly' | 'isKept'>> = {},
): void {
  documentStore.setState({
    history: options.history ?? emptyHistory(document),
    stage: options.stage ?? (document.stages[0]?.id as StageId),
    localId: options.localId ?? null,
    isReadOnly: options.isReadOnly ?? false,
    mayBecome: null,
    newParts: declarations,
    inForce: null,
    isKept: options.isKept ?? true,
    lastEdit: '',
    editScope: 'all-equal',
    isScopeChosen: false,
    spread: [],
  });
}
