/** The change pipeline of the design: teams, pipelines, planned changes, how long a change takes, and what running all this costs in hours. */
import { useStore } from 'zustand';
import { setChangeModel, type ChangeModel, type Document, type Stage } from '#design';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { documentStore, edit } from '../stores/document-store';
import { Dialog } from '../ui/Dialog';
import { ChangesTouched } from './ChangesTouched';
import { EffortTable } from './EffortTable';
import { damageWords, leadWords } from './outcome-words';
import { PipelineFields } from './PipelineFields';
import { withHiddenTeams } from './hidden-teams';
import { TeamFields } from './TeamFields';
import { useChangeOutcomes } from './use-change-outcomes';

export interface ChangesDialogProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly onClose: () => void;
}

export function ChangesDialog({ document, stage, onClose }: ChangesDialogProps) {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const set = (values: Partial<ChangeModel>, label: string) =>
    edit({ label, policy: 'merge', mergeKey: label }, (each) =>
      setChangeModel(each, withHiddenTeams(values, document, each)),
    );
  return (
    <Dialog title="Change pipeline" onClose={onClose}>
      <OutcomeSection document={document} stage={stage} />
      <fieldset className="inspector-fields" disabled={isReadOnly}>
        <TeamFields model={document.changeModel} stage={stage} onChange={set} />
        <PipelineFields document={document} stage={stage} onChange={set} />
        <ChangesTouched document={document} stage={stage} onChange={set} />
        <EffortTable document={document} stage={stage} />
      </fieldset>
    </Dialog>
  );
}

function OutcomeSection({ document, stage }: Omit<ChangesDialogProps, 'onClose'>) {
  const { canRun, isRunning, share, leftMs, problem, outcomes, run, cancel } = useChangeOutcomes(document, stage);
  if (!canRun)
    return (
      <section className="inspector-section" aria-label="Outcomes">
        <h3>Lead time and damage</h3>
        <p className="inspector-note">
          No team makes changes yet: add one, give it modules and a number of changes a week.
        </p>
      </section>
    );
  return (
    <section className="inspector-section" aria-label="Outcomes">
      <h3>
        Lead time and damage <small>from ready to deployed, and of bad changes</small>
      </h3>
      <div className="field-control">
        <JobButton isRunning={isRunning} onCancel={cancel}>
          <button type="button" className="button" onClick={run}>
            Run 26 weeks
          </button>
        </JobButton>
        {isRunning && <JobProgress share={share} leftMs={leftMs} label="Runs done" />}
      </div>
      {outcomes && (
        <output className="inspector-note">
          {leadWords(outcomes)} {damageWords(outcomes.damage)}
        </output>
      )}
      {problem !== null && <p className="inspector-note">What bad changes cost cannot be measured: {problem}</p>}
    </section>
  );
}
