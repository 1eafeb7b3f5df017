/** Keys of a talk, those of presenter's remotes among them. While something is improvised only the remote's keys are the talk's: all others are the editor's. */
import { demoStore } from '../stores/demo-store';
import { isTyping } from '../ui/typing';
import { back, endDemo, improvise, next, returnToScene, showScene, toggleNotes } from './demo-control';

const remote: Readonly<Record<string, () => void>> = { PageDown: next, PageUp: back };

const shown: Readonly<Record<string, () => void>> = {
  ...remote,
  ArrowRight: next,
  ArrowLeft: back,
  ' ': next,
  Home: () => showScene(0),
  End: () => showScene(Number.MAX_SAFE_INTEGER),
  Escape: endDemo,
  i: improvise,
  n: toggleNotes,
  r: returnToScene,
};

/** Of the editor's keys those that only pace the run. */
const ofTheEditor: ReadonlySet<string> = new Set(['k', 'j', 'l', 'Tab', 'Enter']);

/** What a key does in the present scene: something of the talk, nothing at all, or what it does in the editor. */
function meaningOf(event: KeyboardEvent, isImprovised: boolean): (() => void) | 'nothing' | 'as ever' {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey || event.altKey) return 'as ever';
  if (key === ' ' && event.target instanceof HTMLButtonElement) return 'as ever';
  const act = (isImprovised ? remote : shown)[key];
  if (act) return act;
  // Nothing is moved or deleted by a key on a sheet that is only shown.
  return isImprovised || ofTheEditor.has(key) ? 'as ever' : 'nothing';
}

/** Listens for as long as a talk is shown; returns how to stop. */
export function listenForSceneKeys(): () => void {
  const listen = (event: KeyboardEvent) => {
    const { talk } = demoStore.getState();
    if (!talk || isTyping(event.target)) return;
    const meaning = meaningOf(event, talk.isImprovised);
    if (meaning === 'as ever') return;
    event.stopPropagation();
    if (meaning === 'nothing') return;
    event.preventDefault();
    meaning();
  };
  addEventListener('keydown', listen, { capture: true });
  return () => removeEventListener('keydown', listen, { capture: true });
}
