/** Makes an exercise of the open design: keeps what is written, has goals proposed and the whole tested by the pool of workers, and gives it away. */
import { addRequirement, type Document, type RequirementId, type StageId } from '#design';
import {
  playable,
  readBrief,
  type BriefGoal,
  type ExerciseBrief,
  type StageRole,
  type WholeExercise,
} from '#exercises';
import { exerciseTestPlan, proposalPlan, proposalsOf, type Proposal, type ProposalPlan } from '#judging';
import type { Trial } from '#simulation';
import { followTrials } from '../jobs/trials-job';
import { newLocalId } from '../storage/documents';
import { keepDraft, readDraft } from '../storage/exercise-drafts';
import { authorStore, forgetAuthor } from '../stores/author-store';
import { inSomeEra } from './draft-eras';
import { documentNow, documentStore, edit } from '../stores/document-store';

/** What was written of this design before, or a new one: its first stage is the start, the second the reference. */
export function openDraft(document: Document): void {
  const { localId } = documentStore.getState();
  const { draft, localId: before } = authorStore.getState();
  if (draft && before === localId) return;
  const kept = localId === null ? null : readDraft(localId);
  const fresh = newDraft(document);
  // What an exercise says has grown since some drafts were kept.
  const written = kept ? { ...kept, text: { ...fresh.text, ...kept.text } } : fresh;
  authorStore.setState({ localId, draft: written, plan: null, made: new Map(), proposals: [] });
}

const roleOfPlace: readonly StageRole[] = ['start', 'reference', 'alternative'];

const newDraft = ({ title, stages }: Document): ExerciseBrief => ({
  id: newLocalId(),
  version: 1,
  minutes: 20,
  palette: null,
  locked: [],
  seeds: [1, 2, 3, 4, 5],
  prediction: { type: 'part' },
  goals: [],
  text: {
    title,
    story: '',
    task: '',
    question: 'Which part gives way first?',
    choices: [],
    goals: {},
    hints: ['', '', ''],
    afterword: '',
    stretch: '',
  },
  roles: stages.map(({ id }, at) => ({ stage: id, role: roleOfPlace[at] ?? 'wrong' })),
  answers: {},
});

/** Another design took the sheet: what was written of the last one is kept with it. */
documentStore.subscribe(({ history, lastEdit, localId }, before) => {
  if (lastEdit !== '' || history === before.history || (localId !== null && localId === before.localId)) return;
  forgetAuthor();
});

/** A design becomes one of the reader's own with its first edit: what is written goes along. */
documentStore.subscribe(({ localId }, before) => {
  const { draft, localId: own } = authorStore.getState();
  if (localId === before.localId || localId === null || draft === null || own !== null) return;
  authorStore.setState({ localId });
  keepDraft(localId, draft);
});

export function write(values: Partial<ExerciseBrief>): void {
  const { draft } = authorStore.getState();
  if (draft) writeWhole({ ...draft, ...values });
}

/** Without what it has no more. */
export function writeWhole(written: ExerciseBrief): void {
  const { localId } = authorStore.getState();
  authorStore.setState({ draft: written });
  if (localId !== null) keepDraft(localId, written);
}

export function writeText(values: Partial<ExerciseBrief['text']>): void {
  const { draft } = authorStore.getState();
  if (draft) write({ text: { ...draft.text, ...values } });
}

/** Null = it is no part of the exercise. */
export function setRole(draft: ExerciseBrief, stage: StageId, role: StageRole | null): void {
  const others = draft.roles.filter((each) => each.stage !== stage);
  write({ roles: role === null ? others : [...others, { stage, role }] });
}

/** Of several eras the same may be asked of each: what is asked again is numbered. */
export function addGoal(draft: ExerciseBrief, added: BriefGoal, label: string): void {
  const isTaken = (id: string): boolean => draft.goals.some((each) => each.id === id);
  if (isTaken(added.id) && !draft.eras) return;
  let id = added.id;
  for (let at = 2; isTaken(id); at++) id = `${added.id} ${at}`;
  const goal = inSomeEra(draft, { ...added, id });
  const text = { ...draft.text, goals: { ...draft.text.goals, [goal.id]: label } };
  write({ goals: [...draft.goals, goal], text });
}

export function removeGoal(draft: ExerciseBrief, goal: BriefGoal): void {
  const labels = Object.entries(draft.text.goals).filter(([id]) => id !== goal.id);
  const goals = draft.goals.filter(({ id }) => id !== goal.id);
  write({ goals, text: { ...draft.text, goals: Object.fromEntries(labels) } });
}

export const setGoal = (draft: ExerciseBrief, goal: BriefGoal): void =>
  write({ goals: draft.goals.map((each) => (each.id === goal.id ? goal : each)) });

/** A limit of the design, and the goal to keep it. */
export function addProposal({ requirement, era }: Proposal): void {
  let id: RequirementId | null = null;
  edit({ label: `Add the limit ${requirement.name}` }, (document) => {
    const added = addRequirement(document, requirement);
    id = added.requirement;
    return added.document;
  });
  const { draft } = authorStore.getState();
  if (draft && id !== null)
    addGoal(draft, { id, type: 'requirement', requirement: id, ...(era !== undefined && { era }) }, requirement.name);
}

/** The exercise as it would be given away, or what is missing, each with its field. */
export function wholeOf(draft: ExerciseBrief, document: Document): ReturnType<typeof readBrief> {
  const stages = document.stages.filter(({ id }) => draft.roles.some(({ stage }) => stage === id));
  const roles = draft.roles.filter(({ stage }) => stages.some(({ id }) => id === stage));
  return readBrief({ ...draft, roles }, { ...document, stages, scenes: [] });
}

/** As it can be tried before its words are written. */
export function roughOf(draft: ExerciseBrief, document: Document): WholeExercise | string {
  const said = (text: string): string => text || '–';
  const { text } = draft;
  const hints = text.hints.map(said);
  const [title, story, task] = [said(text.title), said(text.story), said(text.task)];
  const [question, afterword] = [said(text.question), said(text.afterword)];
  const rough = wholeOf({ ...draft, text: { ...text, title, story, task, question, afterword, hints } }, document);
  return rough.ok ? rough.value : rough.problems.map(({ path, text: why }) => `${path}: ${why}`).join(' ');
}

let made = new Map<number, Trial | null>();
let proposing: ProposalPlan | null = null;

const keep = (at: number, trial: Trial | null): void => {
  made = new Map([...made, [at, trial]]);
  authorStore.setState(authorStore.getState().job === 'test' ? { made } : {});
};

const job = followTrials(authorStore, {
  made: keep,
  refused: (at) => keep(at, null),
  lost: (_, text) => job.end({ status: 'failed', failure: text }),
  over() {
    if (authorStore.getState().job === 'proposals' && proposing)
      authorStore.setState({ proposals: proposalsOf(proposing, made) });
    authorStore.setState({ status: 'finished', share: 1, leftMs: null });
  },
});

function begin(which: 'test' | 'proposals'): void {
  made = new Map();
  authorStore.setState({ job: which, status: 'running', share: 0, leftMs: null, failure: '' });
  job.begin();
}

const fail = (failure: string): void => authorStore.setState({ status: 'failed', failure });

/** Its designs, and so many random edits of its start. */
export function testExercise(draft: ExerciseBrief, edits: number): void {
  const rough = roughOf(draft, documentNow());
  const plan = typeof rough === 'string' ? null : exerciseTestPlan(playable(rough), edits);
  if (!plan) return fail(typeof rough === 'string' ? rough : 'It has no reference.');
  begin('test');
  authorStore.setState({ plan, made });
  job.request(plan.orders);
}

/** Goals from what start and reference come to; a goal is wanted before there is any, so that the judge's gate is not asked. */
export function proposeGoals(draft: ExerciseBrief): void {
  const placeholders = (draft.eras ?? [null]).map((era): BriefGoal => ({
    id: era ? `– ${era.id}` : '–',
    type: 'no-problems',
    ...(era && { era: era.id }),
  }));
  const text = { ...draft.text, goals: Object.fromEntries(placeholders.map(({ id }) => [id, '–'])) };
  const rough = roughOf({ ...draft, goals: placeholders, text, prediction: { type: 'part' } }, documentNow());
  if (typeof rough === 'string') return fail(rough);
  begin('proposals');
  proposing = proposalPlan(playable(rough));
  job.request(proposing.orders);
}

export const cancelAuthorJob = (): void => job.cancel();
