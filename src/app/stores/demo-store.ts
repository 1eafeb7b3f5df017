/** The talk that is shown: its scenes one after the other, and what stood on the sheet before. */
import { createStore } from 'zustand/vanilla';
import type { Document, Scene } from '#design';
import type { DocumentState } from './document-store';

export interface Talk {
  /** With the scenes; what is improvised does not change it. */
  readonly document: Document;
  /** What takes the sheet again once the talk is over. */
  readonly before: Pick<DocumentState, 'history' | 'stage' | 'localId' | 'isReadOnly'>;
  /** Place of the present scene, 0 = the first. */
  readonly at: number;
  /** Whether the caption is told; false while a question waits for an answer. */
  readonly isTold: boolean;
  /** Whether the whole editor is at hand: whatever is done in it is forgotten with the next scene. */
  readonly isImprovised: boolean;
  /** Whether the note of the scene stands over the row of scenes. */
  readonly hasNotes: boolean;
  /** Digest of the run where the scene opens; empty = the run is on its way there. */
  readonly digest: string;
}

export interface DemoState {
  /** Null = no talk is shown. */
  readonly talk: Talk | null;
}

export const demoStore = createStore<DemoState>(() => ({ talk: null }));

export const sceneOf = ({ document, at }: Talk): Scene => document.scenes[at] as Scene;

/** Whether a thing that stands at these parts is dim in the present scene. */
export function isDim({ talk }: DemoState, ...parts: readonly string[]): boolean {
  if (!talk) return false;
  const { lit } = sceneOf(talk);
  return lit.length > 0 && parts.some((part) => !lit.some((id) => id === part));
}

/** What the page is to the talk. */
export function showing({ talk }: DemoState): 'none' | 'shown' | 'improvised' {
  if (!talk) return 'none';
  return talk.isImprovised ? 'improvised' : 'shown';
}

export function forgetDemo(): void {
  demoStore.setState({ talk: null });
}
