/** Has the runs of the question made by the pool of workers, round by round, and keeps what comes of them. Loaded with its panel. */
import { declarations } from '#catalog';
import type { Document, StageId } from '#design';
import type { Trial } from '#simulation';
import { whyOrders, whyRuns, type Attempt, type WhyAsked, type WhyOrder } from '#judging';
import { followTrials } from '../jobs/trials-job';
import { loadRun } from '../run/run-control';
import { documentInForce, edit } from '../stores/document-store';
import { whyStore } from '../stores/why-store';

let round: readonly WhyOrder[] = [];
/** Runs that were made before this round. */
let before = 0;
const job = followTrials(whyStore, {
  made: keep,
  refused(at, problems) {
    const isDesignItself = before === 0;
    if (isDesignItself) job.end({ status: 'not-runnable', problem: problems[0]?.text ?? '' });
    else keep(at, null);
  },
  lost: (at) => keep(at, null),
  told: tell,
  over: next,
});

function tell(share: number): void {
  const { question, made } = whyStore.getState();
  if (question) job.tell((before + share * round.length) / Math.max(whyRuns(question, made), before + round.length));
}

function keep(at: number, trial: Trial | null): void {
  const order = round[at];
  if (order) whyStore.setState(({ made }) => ({ made: new Map([...made, [order.key, trial]]) }));
}

function next(): void {
  const { question, made } = whyStore.getState();
  round = question ? whyOrders(question, made) : [];
  before = made.size;
  if (round.length > 0) job.request(round.map(({ order }) => order));
  else whyStore.setState({ status: 'finished', share: 1, leftMs: null });
}

export function askWhy(document: Document, stage: StageId, asked: WhyAsked): void {
  const question = { document, stage, kinds: declarations, asked };
  job.end({ asked, status: 'running', question, share: 0, made: new Map(), problem: '' });
  job.begin();
  next();
}

/** The same design, another figure: what was made for the one before counts for it. */
export function askOther(asked: WhyAsked): void {
  const { question } = whyStore.getState();
  job.end({ asked, status: 'running', question: question && { ...question, asked } });
  job.begin();
  next();
}

/** Ends the workers at once; what was finished is kept. */
export const cancelWhy = (): void => job.cancel();

/** The design without what is to blame takes the sheet, as one step of undo, and runs from the start. */
export function openAttempt({ suspect }: Attempt, stage: StageId): void {
  edit({ label: `${suspect.name}: ${suspect.lift}`, policy: 'record' }, suspect.change);
  loadRun(documentInForce(), stage, { andPlay: true });
}
