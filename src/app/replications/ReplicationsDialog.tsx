/** Replications of the present stage: how many, how far they are, and what they came to with its confidence. They go on while it is closed. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Document, StageId } from '#design';
import { confidenceOf } from '#judging';
import { replicationsStore } from '../stores/replications-store';
import { Dialog } from '../ui/Dialog';
import { ConfidenceTables } from './ConfidenceTables';
import { MakeReplications } from './MakeReplications';
import { basisWords, otherDesignWords } from './replications-words';
import './replications.css';

export interface ReplicationsDialogProps {
  readonly document: Document;
  readonly stage: StageId;
  readonly onClose: () => void;
}

export function ReplicationsDialog({ document, stage, onClose }: ReplicationsDialogProps) {
  return (
    <Dialog title="Replications" onClose={onClose}>
      <div className="replications">
        <MakeReplications document={document} stage={stage} />
        <Made document={document} stage={stage} />
      </div>
    </Dialog>
  );
}

function Made({ document, stage }: Omit<ReplicationsDialogProps, 'onClose'>) {
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
      {confidence.count < 2 ? (
        <p className="replications-empty">The first figures stand here when two are finished.</p>
      ) : (
        <>
          <p className="replications-basis">{basisWords(measured, confidence)}</p>
          <ConfidenceTables confidence={confidence} document={measured} stage={of.stage} />
        </>
      )}
    </section>
  );
}
