/** Wires drawn by hand: from what a handle stands for to an edit, or to the reason why not. */
import { declarations } from '#catalog';
import { connect, fittingTargets, type ComponentId, type ModuleId, type NeedId, type WireEnd } from '#design';
import { documentNow, documentStore, edit } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';

/** What a port stands for: the component itself, a module's need, or a module that will need something new. */
export function endOf(component: string, handle: string | null): WireEnd {
  const end = { component: component as ComponentId };
  if (handle?.startsWith('need:')) return { ...end, need: handle.slice(5) as NeedId };
  if (handle?.startsWith('module:')) return { ...end, module: handle.slice(7) as ModuleId };
  return end;
}

/** A wire begins to be pulled: what fits lights up, the rest dims. */
export function beginWire(from: WireEnd): void {
  const { stage } = documentStore.getState();
  const fitting = new Set<string>(
    fittingTargets(documentNow(), { stage, from }, declarations).map(({ component }) => component),
  );
  fitting.add(from.component);
  editorStore.setState({ wireFrom: from, fitting, refusal: null });
}

export function endWire(): void {
  editorStore.setState({ wireFrom: null, fitting: null });
}

/** Wires two ends; a refusal is shown where the wire was dropped. */
export function join(from: WireEnd, to: WireEnd, at: { readonly x: number; readonly y: number }): boolean {
  const { stage } = documentStore.getState();
  const result = connect(documentNow(), { stage, from, to }, declarations);
  if (!result.ok) {
    const refusal = result.problems[0];
    if (refusal) editorStore.setState({ refusal: { refusal, from, to, x: at.x, y: at.y } });
    return false;
  }
  edit({ label: result.value.label }, () => result.value.document);
  editorStore.setState({ refusal: null });
  return true;
}
