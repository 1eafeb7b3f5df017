/** Problems that stand at a wire. */
import { useStore } from 'zustand';
import { declarations } from '#catalog';
import { findProblems, type Stage, type Wire } from '#design';
import { documentStore } from '../stores/document-store';
import { Problems } from './Problems';

export function WireProblems({ stage, wire }: { readonly stage: Stage; readonly wire: Wire }) {
  const document = useStore(documentStore, (state) => state.history.document);
  const problems = findProblems(document, stage.id, declarations).filter(
    ({ place }) => place.type === 'wire' && place.wire === wire.id,
  );
  return <Problems problems={problems} stage={stage} />;
}
