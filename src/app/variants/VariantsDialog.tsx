/** Does the acceptance test catch it? The limits of the design against known sabotages and harmless changes, and a run of any of them. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Document, StageId } from '#design';
import { idleWords, tableWords, variantsTable } from '#judging';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { isJudgedOutdated } from '../run/outdated';
import { openDialog } from '../stores/editor-store';
import { variantsStore, type VariantsState } from '../stores/variants-store';
import { Dialog } from '../ui/Dialog';
import { cancelVariants, tryVariants } from './variants-control';
import { VariantsMatrix } from './VariantsMatrix';
import './variants.css';

export interface VariantsDialogProps {
  readonly document: Document;
  readonly stage: StageId;
  readonly onClose: () => void;
}

export function VariantsDialog({ document, stage, onClose }: VariantsDialogProps) {
  const state = useStore(variantsStore);
  const { plan, made, problem, status } = state;
  const table = useMemo(() => plan && variantsTable(plan, made), [plan, made]);
  const isOther = plan !== null && (plan.stage !== stage || isJudgedOutdated(plan.document, document, stage));
  const isNarrated = table !== null && status === 'finished';
  return (
    <Dialog title="Acceptance test" onClose={onClose}>
      <div className="job-dialog variants">
        {document.requirements.length === 0 ? (
          <NoLimits />
        ) : (
          <MakeVariants state={state} document={document} stage={stage} />
        )}
        {status === 'not-runnable' && (
          <p className="job-note">This stage cannot run: {problem} Mend it on the sheet, then try again.</p>
        )}
        {isOther && <output className="job-note">▲ Of the design and its limits as they were: try them again.</output>}
        {isNarrated && (
          <p className="variants-sum">
            <b>{tableWords(table)}</b> {plan && idleWords(table, plan.document)}
          </p>
        )}
        {table && plan && made.size > 0 ? (
          <VariantsMatrix plan={plan} table={table} onOpened={onClose} />
        ) : (
          <p className="job-note">
            The design is broken by known edits, each as far as it holds there: a slow tail with the mean kept, work
            lost in a crash, everything in one zone, a night as dear as the day, old data, an open door and others.
            Limits are good when they catch each of these and let pass what is harmless.
          </p>
        )}
      </div>
    </Dialog>
  );
}

function NoLimits() {
  return (
    <p className="job-note">
      No limit is set, so nothing could be caught.{' '}
      <button type="button" className="button" onClick={() => openDialog('limits')}>
        Set limits
      </button>
    </p>
  );
}

interface MakeProps {
  readonly state: VariantsState;
  readonly document: Document;
  readonly stage: StageId;
}

function MakeVariants({ state, document, stage }: MakeProps) {
  const { status, plan, share, leftMs, made } = state;
  const isRunning = status === 'running';
  return (
    <div className="job-make">
      <JobButton isRunning={isRunning} onCancel={cancelVariants}>
        <button type="button" className="button" onClick={() => tryVariants(document, stage)}>
          {status === 'none' ? 'Try the limits' : 'Try again'}
        </button>
      </JobButton>
      <button type="button" className="button" onClick={() => openDialog('limits')}>
        Edit limits
      </button>
      {isRunning && (
        <JobProgress
          share={share}
          leftMs={leftMs}
          label="Runs done"
          words={`${made.size} of ${plan?.orders.length ?? 0} runs`}
        />
      )}
      <output>{endWords(state)}</output>
    </div>
  );
}

function endWords({ status, plan, made }: VariantsState): string {
  const of = plan?.orders.length ?? 0;
  const lost = [...made.values()].filter((trial) => trial === null).length;
  if (status === 'canceled') return `Canceled: ${made.size} of ${of} runs were finished.`;
  if (status !== 'finished') return '';
  return lost > 0 ? `${lost} of ${of} runs could not be made: their rows stay open.` : `${of} runs.`;
}
