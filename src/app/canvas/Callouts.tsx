/** The one thing that is said beside a place of the sheet: a refusal, the problems of a part, or what may follow it. */
import { useStore } from 'zustand';
import { editorStore } from '../stores/editor-store';
import { NextCallout } from './NextCallout';
import { ProblemCallout } from './ProblemCallout';
import { RefusalCard } from './RefusalCard';
import type { ComponentNode } from './to-flow';

export function Callouts({ nodes }: { readonly nodes: readonly ComponentNode[] }) {
  const callout = useStore(editorStore, (state) => state.callout);
  const node = nodes.find(({ id }) => id === callout?.component);
  return (
    <>
      <RefusalCard nodes={nodes} />
      {node && callout?.type === 'problems' && <ProblemCallout key={node.id} node={node} />}
      {node && callout?.type === 'next' && <NextCallout key={node.id} node={node} callout={callout} />}
    </>
  );
}
