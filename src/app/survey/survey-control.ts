/** Has the runs of a fault survey made by the pool of workers, and keeps what comes of them. Loaded with its dialog. */
import { declarations } from '#catalog';
import { setScenario, type Document, type StageId } from '#design';
import { scenarioWith, surveyPlan, type SurveyCase } from '#judging';
import { createTrialsClient, type TrialsEvent } from '#worker';
import { loadRun } from '../run/run-control';
import { documentNow, edit } from '../stores/document-store';
import { followJob } from '../jobs/job';
import { forgetSurvey, surveyStore } from '../stores/survey-store';

const client = createTrialsClient({ onEvent: receive });
const job = followJob(surveyStore, client);

function receive(event: TrialsEvent): void {
  switch (event.type) {
    case 'progress':
      job.tell(event.share);
      break;
    case 'course':
      break;
    case 'trial':
      surveyStore.setState(({ trials }) => ({ trials: new Map([...trials, [event.at, event.trial]]) }));
      break;
    case 'not-runnable':
      client.cancel();
      surveyStore.setState({ status: 'not-runnable', problem: event.problems[0]?.text ?? '', leftMs: null });
      break;
    case 'failed':
      surveyStore.setState(({ lost }) => ({ lost: lost + 1 }));
      break;
    case 'finished':
      surveyStore.setState({ status: 'finished', share: 1, leftMs: null });
      break;
    default:
      event satisfies never;
  }
}

export function surveyStage(document: Document, stage: StageId): void {
  forgetSurvey();
  const plan = surveyPlan(document, stage, declarations);
  surveyStore.setState({ status: 'running', plan });
  job.begin();
  client.request(plan.orders);
}

/** Ends the workers at once; what was finished is kept. */
export const cancelSurvey = (): void => job.cancel();

/** Puts a case into the scenario, half a minute after the warm-up, and runs it from the start. */
export function openCase(surveyed: SurveyCase, stage: StageId, words: string): void {
  edit({ label: `Plan: ${words}`, policy: 'record' }, (document) =>
    setScenario(document, scenarioWith(document, surveyed)),
  );
  loadRun(documentNow(), stage, { andPlay: true });
}
