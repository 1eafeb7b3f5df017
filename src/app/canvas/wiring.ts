/** Wires drawn by hand: from what a handle stands for to an edit, or to the reason why not. */
import { declarations } from '#catalog';
import { connect, fittingTargets, type ComponentId, type ModuleId, type NeedId, type WireEnd } from '#design';
import { documentNow, documentStore, edit, stageNow } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';

/** What a port stands for: the component itself, a module's need, or a module that will need something new. */
export function endOf(component: string, handle: string | null): WireEnd {
  const end = { component: component as ComponentId };
  if (handle?.startsWith('need:')) return { ...end, need: handle.slice(5) as NeedId };
  if (handle?.startsWith('module:')) return { ...end, module: handle.slice(7) as ModuleId };
  return end;
}

/** A wire begins to be pulled: what fits lights up, the rest dims and says why. */
export function beginWire(from: WireEnd): readonly WireEnd[] {
  const { stage } = documentStore.getState();
  const fits = fittingTargets(documentNow(), { stage, from }, declarations);
  const fitting = new Set<string>(fits.map(({ component }) => component));
  const reasons = new Map<string, string>();
  for (const { id } of stageNow().components) {
    if (fitting.has(id) || id === from.component) continue;
    const result = connect(documentNow(), { stage, from, to: { component: id } }, declarations);
    if (!result.ok && result.problems[0]) reasons.set(id, result.problems[0].title);
  }
  fitting.add(from.component);
  editorStore.setState({ wireFrom: from, fitting, reasons, aim: null, refusal: null, callout: null });
  return fits;
}

export function endWire(): void {
  editorStore.setState({ wireFrom: null, fitting: null, reasons: new Map(), aim: null });
}

/** Wires two ends; a refusal is shown at the end that refuses. */
export function join(from: WireEnd, to: WireEnd): boolean {
  const { stage } = documentStore.getState();
  const result = connect(documentNow(), { stage, from, to }, declarations);
  if (!result.ok) {
    const refusal = result.problems[0];
    if (refusal) editorStore.setState({ refusal: { refusal, from, to }, callout: null });
    return false;
  }
  edit({ label: result.value.label }, () => result.value.document);
  editorStore.setState({ refusal: null });
  return true;
}
