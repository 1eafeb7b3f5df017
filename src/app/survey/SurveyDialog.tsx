/** The fault survey: every single fault against every entry operation, what each loses, and a run of any of them. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Document, StageId } from '#design';
import { surveyOf, type SurveyCase } from '#judging';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { documentStore } from '../stores/document-store';
import { surveyStore, type SurveyState } from '../stores/survey-store';
import { Dialog } from '../ui/Dialog';
import { cancelSurvey, surveyStage } from './survey-control';
import { SurveyMatrix } from './SurveyMatrix';
import { canPlan, worstWords } from './survey-words';
import './survey.css';

export interface SurveyDialogProps {
  readonly document: Document;
  readonly stage: StageId;
  readonly onClose: () => void;
}

export function SurveyDialog({ document, stage, onClose }: SurveyDialogProps) {
  const state = useStore(surveyStore);
  const { plan, trials } = state;
  const survey = useMemo(() => plan && surveyOf(plan, trials), [plan, trials]);
  const surveyed = plan?.document.stages.find(({ id }) => id === plan.stage);
  const isReadOnly = useStore(documentStore, (each) => each.isReadOnly);
  const now = document.stages.find(({ id }) => id === plan?.stage);
  const canOpen = (each: SurveyCase) => !isReadOnly && now !== undefined && canPlan(now, each);
  const isOther = plan !== null && (plan.document !== document || plan.stage !== stage);
  return (
    <Dialog title="Fault survey" onClose={onClose}>
      <div className="job-dialog survey">
        <MakeSurvey state={state} document={document} stage={stage} />
        {isOther && <output className="job-note">▲ Of the design as it was, not as it is now: run it again.</output>}
        {survey && surveyed && plan ? (
          <>
            <p className="survey-worst">{worstWords(survey, surveyed, plan.operations)}</p>
            <SurveyMatrix {...{ plan, survey, canOpen }} stage={surveyed} onOpened={onClose} />
          </>
        ) : (
          <p className="job-note">
            Each component, instance, path between parts, zone and third party, each down, silent, ten times slower and
            failing a fifth of the time: 30 s of steady load, then the fault, all with the seed of the design. What the
            scenario plans takes no part.
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface MakeProps {
  readonly state: SurveyState;
  readonly document: Document;
  readonly stage: StageId;
}

function MakeSurvey({ state, document, stage }: MakeProps) {
  const { status, plan, share, leftMs, trials, lost, problem } = state;
  const isRunning = status === 'running';
  return (
    <div className="job-make">
      <JobButton isRunning={isRunning} onCancel={cancelSurvey}>
        <button type="button" className="button" onClick={() => surveyStage(document, stage)}>
          {status === 'none' ? 'Run the survey' : 'Run again'}
        </button>
      </JobButton>
      {isRunning && (
        <JobProgress
          share={share}
          leftMs={leftMs}
          label="Runs done"
          words={`${trials.size} of ${plan?.orders.length ?? 0} runs`}
        />
      )}
      <output>{endWords({ status, of: plan?.orders.length ?? 0, made: trials.size, lost, problem })}</output>
    </div>
  );
}

interface End {
  readonly status: SurveyState['status'];
  readonly of: number;
  readonly made: number;
  readonly lost: number;
  readonly problem: string;
}

function endWords({ status, of, made, lost, problem }: End): string {
  if (status === 'not-runnable') return `This stage cannot run: ${problem}`;
  if (status === 'canceled') return `Canceled: ${made} of ${of} runs were finished.`;
  if (status === 'finished') return lost > 0 ? `${lost} of ${of} runs failed and are left out.` : `${of} runs.`;
  return '';
}
