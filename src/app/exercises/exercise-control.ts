/** Opens exercises, keeps what the learner says, and has solutions judged by the pool of workers. */
import type { Document } from '#design';
import {
  exerciseEntry,
  inClass,
  kindsInClass,
  playable,
  readText,
  eraView,
  type ClassSettings,
  type Exercise,
  type NamedSolution,
} from '#exercises';
import { judge, judgePlan, locksOf, type JudgeInput, type JudgeOrder, type Judgement } from '#judging';
import { encodeLink } from '#sharing';
import type { Trial } from '#simulation';
import { engineRevision } from '../share/engine-revision';
import { followTrials } from '../jobs/trials-job';
import { refusedWords } from './lock-words';
import { addProgress, keepNotes, readProgress } from '../storage/exercise-progress';
import { classInForce } from '../storage/class-in-force';
import { keptExercise } from '../storage/kept-exercises';
import { documentNow, documentStore, type DocumentState } from '../stores/document-store';
import { exerciseStore, noNotes, type ExerciseNotes, type OpenedExercise } from '../stores/exercise-store';

const texts = import.meta.glob<string>('../../exercises/*/text/en.md', { query: '?raw', import: 'default' });

/** Null = there is no such exercise. */
export async function readExercise(
  id: string,
  settings: ClassSettings | null = classInForce(),
): Promise<OpenedExercise | null> {
  const entry = exerciseEntry(id);
  const text = entry && texts[`../../exercises/${entry.folder}/text/en.md`];
  if (!entry || !text) return readKept(id, settings);
  const { minutes, loadSolutions } = entry;
  const exercise = inClass(await entry.load(), settings);
  return { entry, whole: null, exercise, text: readText(await text()), minutes, loadSolutions };
}

async function readKept(id: string, settings: ClassSettings | null): Promise<OpenedExercise | null> {
  const whole = await keptExercise(id);
  if (!whole) return null;
  const { solutions, ...played } = playable(whole);
  const exercise = inClass(played.exercise, settings);
  return { entry: null, whole, ...played, exercise, loadSolutions: async () => solutions };
}

export function beginExercise(opened: OpenedExercise, notes: ExerciseNotes = noNotes): void {
  exerciseStore.setState({ opened, notes });
  const { exercise } = opened;
  documentStore.setState({
    mayBecome: keepsLocks(exercise),
    inForce: exercise.eras ? inEraOf(exercise) : null,
    newParts: kindsInClass(classInForce()),
  });
}

/** The n-th stage is one of the n-th era. */
function inEraOf(exercise: Exercise): NonNullable<DocumentState['inForce']> {
  const view = eraView(exercise);
  return (document, stage) =>
    view(
      document,
      document.stages.findIndex(({ id }) => id === stage),
    );
}

/** What is locked stays as it is in the start; what would change it is not done, and said. */
function keepsLocks(exercise: Exercise): DocumentState['mayBecome'] {
  const locks = locksOf(exercise);
  if (locks.length === 0) return null;
  return ({ stages }) => {
    const changed = locks.filter(({ isKept }) => !stages.every(isKept));
    const refused = changed.length > 0 ? refusedWords(changed) : '';
    if (exerciseStore.getState().refused !== refused) exerciseStore.setState({ refused });
    return changed.length === 0;
  };
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
  if (opened && localId !== null) keepNotes(localId, { exercise: opened.exercise.id, notes });
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
  if (judgement.passed) keepSolution(opened.exercise, input.solution.document, judgement);
  else note({ misses: notes.misses + 1 });
}

/** That it was passed, and by what drawing. */
function keepSolution({ id, version }: Exercise, drawing: Document, { goals }: Judgement): void {
  const usd = goals.find(({ goal }) => goal.type === 'monthly-cost')?.measured ?? null;
  addProgress({ passed: { [id]: version }, best: { [id]: { link: encodeLink(drawing, engineRevision), usd } } });
}

/** Judges the drawing as it stands, on the seeds shown and on those that follow from it. */
export async function checkSolution(): Promise<void> {
  const { opened, notes } = exerciseStore.getState();
  if (!opened) return;
  const document = documentNow();
  const judged = { document, answers: notes.answers };
  exerciseStore.setState({ status: 'running', share: 0, leftMs: null, judged });
  const reference = await referenceOf(opened);
  const now = exerciseStore.getState();
  if (now.opened !== opened || now.status !== 'running' || now.judged !== judged) return;
  input = {
    exercise: opened.exercise,
    solution: { document: handedIn(opened.exercise, document), answers: notes.answers },
    reference,
    classCode: classInForce()?.code ?? '',
  };
  plan = judgePlan(input);
  trials = [];
  job.begin();
  job.request(plan.map(({ order }) => order));
}

/** The stage on the sheet; or one for each era, in their order. */
export function handedIn({ eras }: Exercise, document: Document): Document {
  const { stage } = documentStore.getState();
  const stages = eras ? document.stages.slice(0, eras.length) : document.stages.filter(({ id }) => id === stage);
  return { ...document, stages };
}

async function referenceOf({ loadSolutions, exercise }: OpenedExercise): Promise<NamedSolution> {
  const found = (await loadSolutions()).find(({ name }) => name === 'reference');
  if (!found) throw new Error(`exercise ${exercise.id} has no reference`);
  return found;
}

/** Ends the workers at once; the judgement before it stays. */
export const cancelCheck = (): void => job.cancel();
