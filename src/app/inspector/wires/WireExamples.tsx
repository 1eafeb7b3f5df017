/** Requests that passed a wire, to be followed one at a time. */
import { followOver } from '../../canvas/follow-mark';
import { drawnWires } from '../../canvas/legs';
import type { Wire } from '#design';
import { stageNow, documentStore } from '../../stores/document-store';
import { useStore } from 'zustand';

export function WireExamples({ wire }: { readonly wire: Wire }) {
  const stage = useStore(documentStore, stageNow);
  const leg = drawnWires(stage).find((drawn) => drawn.wire.id === wire.id)?.id;
  if (leg === undefined) return null;
  return (
    <p className="wire-examples">
      <button type="button" className="button" onClick={() => followOver(leg, 'passed')}>
        Follow a request over it
      </button>
      <button type="button" className="button" onClick={() => followOver(leg, 'failed')}>
        Follow one that failed here
      </button>
    </p>
  );
}
