/** Replications of the present stage: how many, how far they are, and what they came to with its confidence. They go on while it is closed. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Document, Stage, StageId } from '#design';
import { confidenceOf } from '#judging';
import type { Replication } from '#simulation';
import { replicationsStore } from '../stores/replications-store';
import { Dialog } from '../ui/Dialog';
import { ConfidenceTables } from './ConfidenceTables';
import { MakeReplications } from './MakeReplications';
import { replicationsCsv } from './replications-csv';
import { basisWords, nothingWords, otherDesignWords } from './replications-words';
import type { PlaceName } from './scope-name';
import './replications.css';

export interface ReplicationsDialogProps {
  readonly document: Document;
  readonly stage: StageId;
  readonly placeName: PlaceName;
  readonly onClose: () => void;
}

export function ReplicationsDialog({ document, stage, placeName, onClose }: ReplicationsDialogProps) {
  return (
    <Dialog title="Replications" onClose={onClose}>
      <div className="replications">
        <MakeReplications document={document} stage={stage} />
        <Made document={document} stage={stage} placeName={placeName} />
      </div>
    </Dialog>
  );
}

function Made({ document, stage, placeName }: Omit<ReplicationsDialogProps, 'onClose'>) {
  const of = useStore(replicationsStore, (state) => state.of);
  const replications = useStore(replicationsStore, (state) => state.replications);
  const status = useStore(replicationsStore, (state) => state.status);
  const measured = of?.document ?? document;
  const confidence = useMemo(() => confidenceOf(replications, measured), [replications, measured]);
  const other = otherDesignWords(of, document, stage);
  if (of === null)
    return (
      <p className="replications-empty">
        None yet. Each replication is this stage again from 0:00 with another seed, derived from the design&apos;s;
        faults caused by hand are no part of it. The spread of their figures tells how far each can be trusted.
      </p>
    );
  if (confidence.count === 0 && status !== 'running') return null;
  return (
    <section aria-label="What they came to">
      {other !== '' && (
        <output className="replications-note">
          <b aria-hidden="true">▲</b> {other}
        </output>
      )}
      {confidence.count < 2 || confidence.requests === 0 ? (
        <p className="replications-empty">{nothingWords(measured, confidence)}</p>
      ) : (
        <>
          <p className="replications-basis">{basisWords(measured, confidence)}</p>
          <ConfidenceTables confidence={confidence} document={measured} stage={of.stage} placeName={placeName} />
          <CopyCsv
            replications={replications}
            stage={measured.stages.find(({ id }) => id === of.stage)}
            placeName={placeName}
          />
        </>
      )}
    </section>
  );
}

interface CopyProps {
  readonly replications: readonly Replication[];
  readonly stage: Stage | undefined;
  readonly placeName: PlaceName;
}

function CopyCsv({ replications, stage, placeName }: CopyProps) {
  const [said, setSaid] = useState('');
  if (!stage) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(replicationsCsv(replications, { stage, placeName }));
      setSaid(`${replications.length} replications copied`);
    } catch {
      setSaid('The browser did not allow it: allow this page to use the clipboard, then try again.');
    }
  };
  return (
    <p className="replications-copy">
      <button type="button" className="button" onClick={() => void copy()}>
        Copy as CSV
      </button>
      <output>{said}</output>
    </p>
  );
}
