/** What the hand is doing: selection, the wire being pulled, what is open. Lives as long as the window. */
import { createStore } from 'zustand/vanilla';
import type { ModuleId, Refusal, WireEnd } from '#design';

export interface EditorState {
  /** Ids of selected components and wires. */
  readonly selected: readonly string[];
  /** Module shown in the inspector; null = the component itself. */
  readonly module: ModuleId | null;
  /** Where the wire being pulled begins; null = none is pulled. */
  readonly wireFrom: WireEnd | null;
  /** Ids of components at which the wire being pulled may end; null = none is pulled. */
  readonly fitting: ReadonlySet<string> | null;
  /** Why the last wire was refused, and where on the screen; null = it was not. */
  readonly refusal: {
    readonly refusal: Refusal;
    readonly from: WireEnd;
    readonly to: WireEnd;
    readonly x: number;
    readonly y: number;
  } | null;
  /** What stands over the page. */
  readonly dialog: 'shortcuts' | 'bill' | 'glossary' | 'share' | null;
}

export const editorStore = createStore<EditorState>(() => ({
  selected: [],
  module: null,
  wireFrom: null,
  fitting: null,
  refusal: null,
  dialog: null,
}));

export function select(ids: readonly string[]): void {
  const { selected } = editorStore.getState();
  if (ids.length === selected.length && ids.every((id, at) => id === selected[at])) return;
  editorStore.setState({ selected: ids, module: null });
}

export function selectModule(component: string, module: ModuleId | null): void {
  editorStore.setState({ selected: [component], module });
}

export function openDialog(dialog: EditorState['dialog']): void {
  editorStore.setState({ dialog });
}
