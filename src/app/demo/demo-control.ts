/**
 * Shows a talk. Each scene is a run of its own, made from the start up to the scene's instant: whatever was done before, the scene opens in the same state,
 * to the last digit of its digest.
 */
import { sceneDocument } from '#design';
import { keepNow } from '../storage/autosave';
import { loadRun, play, requestReport } from '../run/run-control';
import { demoStore, forgetDemo, sceneOf, type Talk } from '../stores/demo-store';
import { documentStore, openDocument } from '../stores/document-store';
import { select, showView } from '../stores/editor-store';
import { runStore } from '../stores/run-store';
import { closeScenario } from '../stores/scenario-store';
import { closeFollow } from '../follow/follow-control';
import { closeWhy } from '../stores/why-store';

/** Shows the talk of the open document, from a scene on. */
export function startDemo(at = 0): void {
  const { history, stage, localId, isReadOnly } = documentStore.getState();
  const { document } = history;
  if (document.scenes.length === 0) return;
  keepNow();
  showView('sheet');
  closeFollow();
  closeWhy();
  closeScenario();
  const before = { history, stage, localId, isReadOnly };
  demoStore.setState({
    talk: { document, before, at: 0, isTold: true, isImprovised: false, hasNotes: false, digest: '' },
  });
  showScene(at);
}

/** Beyond an end: the scene at that end. */
export function showScene(to: number): void {
  const { talk } = demoStore.getState();
  if (!talk) return;
  const at = Math.max(0, Math.min(to, talk.document.scenes.length - 1));
  const next: Talk = { ...talk, at, isImprovised: false, digest: '' };
  const scene = sceneOf(next);
  const isTold = scene.question === '';
  demoStore.setState({ talk: { ...next, isTold } });
  const document = sceneDocument(talk.document, at);
  select([]);
  openDocument(document, { stage: scene.stage, isKept: false });
  loadRun(document, scene.stage, { atMs: scene.atMs, andPlay: isTold, whenThere: noteDigest });
}

/** Asks for the report where the run stands, and keeps its digest. */
function noteDigest(): void {
  const stop = runStore.subscribe(({ report }) => {
    if (!report) return;
    stop();
    setTalk({ digest: report.digest });
  });
  requestReport();
}

function setTalk(values: Partial<Talk>): void {
  demoStore.setState(({ talk }) => ({ talk: talk && { ...talk, ...values } }));
}

/** On with the talk: the answer to what was asked, else the next scene. */
export function next(): void {
  const { talk } = demoStore.getState();
  if (!talk) return;
  if (talk.isTold) {
    if (talk.at < talk.document.scenes.length - 1) showScene(talk.at + 1);
    return;
  }
  setTalk({ isTold: true });
  play();
}

export function back(): void {
  const { talk } = demoStore.getState();
  if (talk && talk.at > 0) showScene(talk.at - 1);
}

/** The whole editor is at hand, the run goes on as it is. */
export function improvise(): void {
  setTalk({ isImprovised: true, isTold: true });
}

export function toggleNotes(): void {
  const { talk } = demoStore.getState();
  if (talk) setTalk({ hasNotes: !talk.hasNotes });
}

/** Back to where the scene opens, whatever was done since. */
export function returnToScene(): void {
  const { talk } = demoStore.getState();
  if (talk) showScene(talk.at);
}

/** What stood on the sheet before takes it again, with its run at the start. */
export function endDemo(): void {
  const { talk } = demoStore.getState();
  if (!talk) return;
  const { before } = talk;
  select([]);
  openDocument(before.history.document, before);
  loadRun(before.history.document, before.stage);
  forgetDemo();
}
