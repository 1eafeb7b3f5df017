/**
 * Undo and redo. A history is a value: recording an edit gives a new one. Documents share what an edit did not change, so hundreds of steps weigh
 * little more than the edits themselves. Edits of one gesture (a drag, a slider) merge into one step by their key.
 */
import type { Document } from './document';

/** Steps that can be undone at most; older ones are forgotten. */
const longestHistory = 500;

export interface HistoryStep {
  /** What was done, for the menu: "Move Cart". */
  readonly label: string;
  /** The document before the step, or after it where the step waits to be done again. */
  readonly document: Document;
}

export interface History {
  readonly document: Document;
  /** The document to begin the next edit with: the same, but after an undo its counter stays ahead of every id ever given. */
  readonly editable: Document;
  /** Oldest first: the last one is undone next. */
  readonly past: readonly HistoryStep[];
  /** The last one is done again next. */
  readonly future: readonly HistoryStep[];
  /** Key of the gesture whose edits still merge into the last step; null = none. */
  readonly mergeKey: string | null;
}

/** `merge` joins the step before if that was made under the same key; `skip` changes the document without a step of its own. */
export interface RecordOptions {
  readonly label: string;
  readonly policy: 'record' | 'merge' | 'skip';
  readonly mergeKey?: string;
}

export function emptyHistory(document: Document): History {
  return { document, editable: document, past: [], future: [], mergeKey: null };
}

/** The history after an edit; one that changed nothing leaves it as it is. */
export function record(history: History, document: Document, options: RecordOptions): History {
  if (document === history.document || document === history.editable) return history;
  const now = { document, editable: ahead(document, history) };
  if (options.policy === 'skip') return { ...history, ...now };
  const mergeKey = options.policy === 'merge' ? (options.mergeKey ?? options.label) : null;
  const last = history.past.at(-1);
  if (last && mergeKey !== null && mergeKey === history.mergeKey) {
    // The step that undoes the gesture says to what it came.
    const past = [...history.past.slice(0, -1), { ...last, label: options.label }];
    return { ...history, ...now, past, future: [] };
  }
  const step = { label: options.label, document: history.document };
  return { ...now, past: [...history.past.slice(1 - longestHistory), step], future: [], mergeKey };
}

function ahead(document: Document, { editable }: History): Document {
  return document.nextId >= editable.nextId ? document : { ...document, nextId: editable.nextId };
}

/** Ends a gesture: the next edit is a step of its own, whatever its key. */
export function endMerge(history: History): History {
  return history.mergeKey === null ? history : { ...history, mergeKey: null };
}

export function canUndo(history: History): boolean {
  return history.past.length > 0;
}

export function canRedo(history: History): boolean {
  return history.future.length > 0;
}

/** What would be undone next; null = nothing. */
export function undoLabel(history: History): string | null {
  return history.past.at(-1)?.label ?? null;
}

export function redoLabel(history: History): string | null {
  return history.future.at(-1)?.label ?? null;
}

/** Takes back the last step: the very document from before it. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  const undone = { label: step.label, document: history.document };
  return {
    document: step.document,
    editable: ahead(step.document, history),
    past: history.past.slice(0, -1),
    future: [...history.future, undone],
    mergeKey: null,
  };
}

export function redo(history: History): History {
  const step = history.future.at(-1);
  if (!step) return history;
  const done = { label: step.label, document: history.document };
  return {
    document: step.document,
    editable: ahead(step.document, history),
    past: [...history.past, done],
    future: history.future.slice(0, -1),
    mergeKey: null,
  };
}
