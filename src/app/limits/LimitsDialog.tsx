/** The limits of the design: what is measured, of which requests, in which part of the run, and what it must come to. */
import { useStore } from 'zustand';
import { addRequirement, type Document, type Stage } from '#design';
import { documentStore, edit } from '../stores/document-store';
import { openDialog } from '../stores/editor-store';
import { exerciseStore } from '../stores/exercise-store';
import { Dialog } from '../ui/Dialog';
import { LimitFields } from './LimitFields';
import { newLimit } from './limit-values';

export interface LimitsDialogProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly onClose: () => void;
}

export function LimitsDialog({ document, stage, onClose }: LimitsDialogProps) {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const { requirements } = document;
  const opened = useStore(exerciseStore, (state) => state.opened);
  const stakeholders = opened?.exercise.goals.flatMap((goal) => (goal.type === 'owners' ? goal.names : [])) ?? [];
  const named = requirements.map(({ owner }) => owner).filter((owner) => owner !== '');
  const owners = [...new Set([...stakeholders, ...named])];
  return (
    <Dialog title="Limits" onClose={onClose}>
      <fieldset className="inspector-fields" disabled={isReadOnly}>
        <p className="inspector-note">
          What the design must keep to, in every stage. A quantile counts each request that was offered: failed and late
          ones are infinitely slow.
        </p>
        {requirements.map((requirement) => (
          <LimitFields
            key={requirement.id}
            document={document}
            stage={stage}
            requirement={requirement}
            owners={owners}
          />
        ))}
        <button
          type="button"
          className="button"
          onClick={() => edit({ label: 'Add a limit' }, (each) => addRequirement(each, newLimit).document)}
        >
          Add a limit
        </button>{' '}
        {requirements.length > 0 && (
          <button type="button" className="button" onClick={() => openDialog('variants')}>
            Would they catch it?
          </button>
        )}
      </fieldset>
    </Dialog>
  );
}
