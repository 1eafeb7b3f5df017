/** Has the runs of a fault survey made by the pool of workers, and keeps what comes of them. Loaded with its dialog. */
import { declarations } from '#catalog';
import { setScenario, type Document, type StageId } from '#design';
import { scenarioWith, surveyPlan, type SurveyCase } from '#judging';
import { loadRun } from '../run/run-control';
import { documentInForce, edit } from '../stores/document-store';
import { followTrials } from '../jobs/trials-job';
import { forgetSurvey, surveyStore } from '../stores/survey-store';

const job = followTrials(surveyStore, {
  made: (at, trial) => surveyStore.setState(({ trials }) => ({ trials: new Map([...trials, [at, trial]]) })),
  refused: (_, problems) => job.end({ status: 'not-runnable', problem: problems[0]?.text ?? '' }),
  lost: () => surveyStore.setState(({ lost }) => ({ lost: lost + 1 })),
});

export function surveyStage(document: Document, stage: StageId): void {
  forgetSurvey();
  const plan = surveyPlan(document, stage, declarations);
  surveyStore.setState({ status: 'running', plan });
  job.begin();
  job.request(plan.orders);
}

/** Ends the workers at once; what was finished is kept. */
export const cancelSurvey = (): void => job.cancel();

/** Puts a case into the scenario, half a minute after the warm-up, and runs it from the start. */
export function openCase(surveyed: SurveyCase, stage: StageId, words: string): void {
  edit({ label: `Plan: ${words}`, policy: 'record' }, (document) =>
    setScenario(document, scenarioWith(document, surveyed)),
  );
  loadRun(documentInForce(), stage, { andPlay: true });
}
