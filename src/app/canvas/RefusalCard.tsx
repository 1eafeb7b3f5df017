/** Why a wire was refused: the wire up to its ✕ at the port that refuses, and a card with the rule, both sides by name, and what fits. */
import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import { moduleOf, type Point, type WireEnd } from '#design';
import { stageNow } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';
import { Callout } from './Callout';
import { roundedPath } from './geometry';
import { boxOf, portOf, type ComponentNode } from './to-flow';
import { routeWires } from './wire-routes';
import { join } from './wiring';

const mostFixes = 2;

export function RefusalCard({ nodes }: { readonly nodes: readonly ComponentNode[] }) {
  const shown = useStore(editorStore, (state) => state.refusal);
  const points = shown && refusedRoute(nodes, shown.from, shown.to);
  const tip = points?.at(-1);
  if (!shown || !points || !tip) return null;
  const { refusal, from, to } = shown;
  const close = () => editorStore.setState({ refusal: null });
  const fixes = [
    ...(refusal.candidates ?? []).map((module) => ({
      label: moduleOf(stageNow(), module)?.name ?? module,
      ends: refusal.candidatesAt === 'to' ? [from, { ...to, module }] : [{ ...from, module }, to],
    })),
    ...refusal.fits
      .slice(0, mostFixes)
      .map(({ label, ...end }) => ({ label: `Wire to ${label}`, ends: [from, end] as const })),
  ];
  return (
    <>
      <ViewportPortal>
        <svg className="refused-wire" aria-hidden="true">
          <path d={roundedPath(points, 7)} />
          <path className="refused-cross" d={`M${tip.x - 6} ${tip.y - 6}l12 12m0 -12l-12 12`} />
        </svg>
      </ViewportPortal>
      <Callout anchor={tip} about={[from.component, to.component]} label={refusal.title} tone="refusal" onClose={close}>
        <b>{refusal.title}</b>
        <p>{refusal.text}</p>
        <div className="callout-actions">
          {fixes.map(({ label, ends: [start, end] }) => (
            <button key={label} type="button" className="button" onClick={() => start && end && join(start, end)}>
              {label}
            </button>
          ))}
          <button type="button" className="button is-quiet" onClick={close}>
            Close
          </button>
        </div>
      </Callout>
    </>
  );
}

function refusedRoute(nodes: readonly ComponentNode[], from: WireEnd, to: WireEnd): readonly Point[] | null {
  const [caller, callee] = [from, to].map(({ component }) => nodes.find(({ id }) => id === component));
  if (!caller || !callee) return null;
  const wire = {
    id: 'refused',
    trunk: 'refused',
    source: caller.id,
    target: callee.id,
    from: portOf(caller, from),
    to: portOf(callee, null),
  };
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  return routeWires([wire], boxes).get('refused')?.points ?? null;
}
