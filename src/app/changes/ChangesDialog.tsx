/** The change pipeline of the design: teams, pipelines, planned changes, how long a change takes, and what running all this costs in hours. */
import { useStore } from 'zustand';
import { setChangeModel, type ChangeModel, type Document, type Stage } from '#design';
import { documentStore, edit } from '../stores/document-store';
import { Dialog } from '../ui/Dialog';
import { ChangesTouched } from './ChangesTouched';
import { EffortTable } from './EffortTable';
import { useLeadTimes, type LeadTimes } from './lead-times';
import { PipelineFields } from './PipelineFields';
import { TeamFields } from './TeamFields';

export interface ChangesDialogProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly onClose: () => void;
}

export function ChangesDialog({ document, stage, onClose }: ChangesDialogProps) {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const set = (values: Partial<ChangeModel>, label: string) =>
    edit({ label, policy: 'merge', mergeKey: label }, (each) => setChangeModel(each, values));
  return (
    <Dialog title="Change pipeline" onClose={onClose}>
      <fieldset className="inspector-fields" disabled={isReadOnly}>
        <LeadTimeSection document={document} stage={stage} />
        <TeamFields model={document.changeModel} stage={stage} onChange={set} />
        <PipelineFields document={document} stage={stage} onChange={set} />
        <ChangesTouched document={document} stage={stage} onChange={set} />
        <EffortTable document={document} stage={stage} />
      </fieldset>
    </Dialog>
  );
}

function LeadTimeSection({ document, stage }: Omit<ChangesDialogProps, 'onClose'>) {
  const { canRun, isRunning, leadTimes, run } = useLeadTimes(document, stage);
  return (
    <section className="inspector-section" aria-label="Lead time">
      <h3>
        Lead time <small>of a change, from ready to deployed</small>
      </h3>
      {canRun ? (
        <>
          <button type="button" className="button" disabled={isRunning} onClick={run}>
            {isRunning ? 'Running' : 'Run 26 weeks'}
          </button>
          {leadTimes && <output className="inspector-note">{leadWords(leadTimes)}</output>}
        </>
      ) : (
        <p className="inspector-note">
          No team makes changes yet: add one, give it modules and a number of changes a week.
        </p>
      )}
    </section>
  );
}

const hours = (value: number): string => `${Number(value.toPrecision(2))} h`;

const leadWords = ({ meanHours, p95Hours, changes, replications }: LeadTimes): string =>
  `Mean ${hours(meanHours)}, p95 ${hours(p95Hours)}, of ${Math.round(changes)} changes in 26 weeks of 50 hours; ${replications} replications.`;
