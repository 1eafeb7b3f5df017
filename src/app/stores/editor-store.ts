/** What the hand is doing: selection, the wire being pulled, what is open. Lives as long as the window. */
import { createStore } from 'zustand/vanilla';
import type { ComponentId, ModuleId, Refusal, Stage, WireEnd } from '#design';

/** The quantity by which the sheet is painted; `load` is the drawing as it stands. */
export type Overlay = 'load' | 'latency' | 'errors' | 'cost';

/** What is said beside a part, one at a time: its problems, or what may be added behind it. */
export type Callout =
  | { readonly type: 'problems'; readonly component: ComponentId }
  | {
      readonly type: 'next';
      readonly component: ComponentId;
      /** The module that will call it; null = not said. */
      readonly module: ModuleId | null;
      readonly direction: 'left' | 'right' | 'up' | 'down';
    };

/** A wire that was not drawn: why, and between what. */
export interface RefusedWire {
  readonly refusal: Refusal;
  readonly from: WireEnd;
  readonly to: WireEnd;
}

export interface EditorState {
  /** Ids of selected components and wires. */
  readonly selected: readonly string[];
  /** Module shown in the inspector; null = the component itself. */
  readonly module: ModuleId | null;
  /** Where the wire being pulled begins; null = none is pulled. */
  readonly wireFrom: WireEnd | null;
  /** Ids of components at which the wire being pulled may end; null = none is pulled. */
  readonly fitting: ReadonlySet<string> | null;
  /** Why it may not end at the other components, by their id. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Where the wire being pulled by keys would end now; null = nowhere yet, or it is pulled by the pointer. */
  readonly aim: WireEnd | null;
  /** The last wire that was refused; null = it was not. */
  readonly refusal: RefusedWire | null;
  readonly callout: Callout | null;
  readonly overlay: Overlay;
  /** Last words for those who listen: what a key just did. */
  readonly said: string;
  /** What the window shows of the document: the sheet of one stage, or stages beside each other. */
  readonly view: 'sheet' | 'compare';
  /** What is shown of stages beside each other: figures, a sweep, or the document that rests on them. */
  readonly comparing: 'figures' | 'sweep' | 'paper';
  /** Whether the sheet marks what became of the stage before. */
  readonly showsChanges: boolean;
  /** What stands over the page. */
  readonly dialog:
    | 'shortcuts'
    | 'bill'
    | 'replications'
    | 'glossary'
    | 'share'
    | 'limits'
    | 'changes'
    | 'reach'
    | 'survey'
    | 'variants'
    | 'experiments'
    | 'rules'
    | 'scenes'
    | 'author'
    | null;
}

export const editorStore = createStore<EditorState>(() => ({
  selected: [],
  module: null,
  wireFrom: null,
  fitting: null,
  reasons: new Map(),
  aim: null,
  refusal: null,
  callout: null,
  overlay: 'load',
  said: '',
  view: 'sheet',
  comparing: 'figures',
  showsChanges: false,
  dialog: null,
}));

export function select(ids: readonly string[]): void {
  const { selected } = editorStore.getState();
  if (ids.length === selected.length && ids.every((id, at) => id === selected[at])) return;
  editorStore.setState({ selected: ids, module: null });
}

/** Whatever was taken off the sheet is let go: by hand, by undo, or by another sheet. */
export function letGoOfAbsent(stage: Stage): void {
  const present = new Set<string>([...stage.components, ...stage.wires].map(({ id }) => id));
  const { selected, module, callout, refusal } = editorStore.getState();
  const kept = selected.filter((id) => present.has(id));
  if (kept.length < selected.length) select(kept);
  else if (module !== null && !stage.modules.some(({ id }) => id === module)) editorStore.setState({ module: null });
  if (callout && !present.has(callout.component)) editorStore.setState({ callout: null });
  if (refusal && !(present.has(refusal.from.component) && present.has(refusal.to.component)))
    editorStore.setState({ refusal: null });
}

export function selectModule(component: string, module: ModuleId | null): void {
  editorStore.setState({ selected: [component], module });
}

export function openDialog(dialog: EditorState['dialog']): void {
  editorStore.setState({ dialog });
}

/** Says something to assistive technology. */
export function say(said: string): void {
  editorStore.setState({ said });
}

export function showView(view: EditorState['view']): void {
  editorStore.setState({ view, dialog: null });
}
