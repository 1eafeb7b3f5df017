/** Opens exercises, keeps what the learner says, and has solutions judged by the pool of workers. */
import type { Document } from '#design';
import { exerciseEntry, readText, type NamedSolution } from '#exercises';
import { judge, judgePlan, type JudgeInput, type JudgeOrder } from '#judging';
import type { Trial } from '#simulation';
import { followTrials } from '../jobs/trials-job';
import { keepNotes, keepPassed, readProgress } from '../storage/exercise-progress';
import { documentNow, documentStore } from '../stores/document-store';
import { exerciseStore, noNotes, type ExerciseNotes, type OpenedExercise } from '../stores/exercise-store';

const texts = import.meta.glob<string>('../../exercises/*/text/en.md', { query: '?raw', import: 'default' });

/** Null = there is no such exercise. */
export async function readExercise(id: string): Promise<OpenedExercise | null> {
  const entry = exerciseEntry(id);
  const text = entry && texts[`../../exercises/${entry.folder}/text/en.md`];
  if (!entry || !text) return null;
  return { entry, exercise: await entry.load(), text: readText(await text()) };
}

export function beginExercise(opened: OpenedExercise, notes: ExerciseNotes = noNotes): void {
  exerciseStore.setState({ opened, notes });
}

/** A kept design that was begun as an exercise is one again. */
export async function resumeExercise(localId: string): Promise<void> {
  const kept = readProgress().designs[localId];
  const opened = kept && (await readExercise(kept.exercise));
  if (opened && documentStore.getState().localId === localId) beginExercise(opened, { ...noNotes, ...kept.notes });
}

/** What the learner said stays with the design from the moment that is kept. */
function keep(): void {
  const { opened, notes } = exerciseStore.getState();
  const { localId } = documentStore.getState();
  if (opened && localId !== null) keepNotes(localId, { exercise: opened.entry.id, notes });
}

documentStore.subscribe(({ localId }, before) => {
  if (localId !== before.localId) keep();
});

export function note(notes: Partial<ExerciseNotes>): void {
  exerciseStore.setState((state) => ({ notes: { ...state.notes, ...notes } }));
  keep();
}

let plan: readonly JudgeOrder[] = [];
let input: JudgeInput | null = null;
let trials: (Trial | null)[] = [];

const job = followTrials(exerciseStore, {
  made(at, trial) {
    trials[at] = trial;
  },
  refused(at) {
    trials[at] = null;
  },
  lost: (_, text) => job.end({ status: 'failed', failure: text }),
  over: finish,
});

function finish(): void {
  const { opened, notes } = exerciseStore.getState();
  if (!opened || !input) return;
  const judgement = judge(
    input,
    plan.map((each, at) => ({ ...each, trial: trials[at] ?? null })),
  );
  exerciseStore.setState({ status: 'finished', share: 1, leftMs: null, judgement });
  if (judgement.passed) keepPassed(opened.entry.id, opened.exercise.version);
  else note({ misses: notes.misses + 1 });
}

/** Judges the drawing as it stands, on the seeds shown and on those that follow from it. */
export async function checkSolution(): Promise<void> {
  const { opened, notes } = exerciseStore.getState();
  if (!opened) return;
  const document = documentNow();
  exerciseStore.setState({ status: 'running', share: 0, leftMs: null, judged: document });
  const reference = await referenceOf(opened);
  const now = exerciseStore.getState();
  if (now.opened !== opened || now.status !== 'running' || now.judged !== document) return;
  input = {
    exercise: opened.exercise,
    solution: { document: shownStage(document), answers: notes.answers },
    reference,
  };
  plan = judgePlan(input);
  trials = [];
  job.begin();
  job.request(plan.map(({ order }) => order));
}

/** The stage on the sheet is what is handed in. */
export function shownStage(document: Document): Document {
  const { stage } = documentStore.getState();
  return { ...document, stages: document.stages.filter(({ id }) => id === stage) };
}

async function referenceOf({ entry }: OpenedExercise): Promise<NamedSolution> {
  const found = (await entry.loadSolutions()).find(({ name }) => name === 'reference');
  if (!found) throw new Error(`exercise ${entry.id} has no reference`);
  return found;
}

/** Ends the workers at once; the judgement before it stays. */
export const cancelCheck = (): void => job.cancel();
