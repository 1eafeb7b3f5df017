/** Has the runs of a fault survey made by the pool of workers, and keeps what comes of them. Loaded with its dialog. */
import { declarations } from '#catalog';
import { setScenario, type Document, type StageId } from '#design';
import { scenarioWith, surveyPlan, type SurveyCase } from '#judging';
import { createTrialsClient, type TrialsEvent } from '#worker';
import { loadRun } from '../run/run-control';
import { documentNow, edit } from '../stores/document-store';
import { forgetSurvey, surveyStore } from '../stores/survey-store';

/** Wall time after which the pace tells how much is left, and between two tellings of how far it is, ms. */
const paceMs = 1000;
const tellMs = 200;

const client = createTrialsClient({ onEvent: receive });
let begunMs = 0;
let toldMs = 0;

// Whoever forgets it need not have loaded what makes it.
surveyStore.subscribe(({ status }, before) => {
  if (status === 'none' && before.status === 'running') client.cancel();
});

function receive(event: TrialsEvent): void {
  switch (event.type) {
    case 'progress':
      tellProgress(event.share);
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

function tellProgress(share: number): void {
  const nowMs = performance.now();
  if (nowMs - toldMs < tellMs) return;
  toldMs = nowMs;
  const spentMs = nowMs - begunMs;
  surveyStore.setState({ share, leftMs: spentMs >= paceMs && share > 0 ? (spentMs * (1 - share)) / share : null });
}

export function surveyStage(document: Document, stage: StageId): void {
  forgetSurvey();
  const plan = surveyPlan(document, stage, declarations);
  surveyStore.setState({ status: 'running', plan });
  begunMs = performance.now();
  toldMs = 0;
  client.request(plan.orders);
}

/** Ends the workers at once; what was finished is kept. */
export function cancelSurvey(): void {
  client.cancel();
  surveyStore.setState({ status: 'canceled', leftMs: null });
}

/** Puts a case into the scenario, half a minute after the warm-up, and runs it from the start. */
export function openCase(surveyed: SurveyCase, stage: StageId, words: string): void {
  edit({ label: `Plan: ${words}`, policy: 'record' }, (document) =>
    setScenario(document, scenarioWith(document, surveyed)),
  );
  loadRun(documentNow(), stage, { andPlay: true });
}
