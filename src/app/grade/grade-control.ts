/** Judges many hand-ins anew on the pool of workers; what several of them are compared with is run once. */
import { inClass, playable, type ClassSettings, type HandIn, type NamedSolution } from '#exercises';
import { equalHandIns, judgedBy, SharedRuns, type SharedPlan } from '#judging';
import type { Trial } from '#simulation';
import { readExercise } from '../exercises/exercise-control';
import { followTrials } from '../jobs/trials-job';
import { unknownPrices, type GradedClass } from './graded-class';
import { gradeStore, type GradedRow } from './grade-store';
import { readLines, type PastedLine } from './read-lines';

let plans = new Map<number, SharedPlan>();
let made = new Map<number, Trial | null>();

const keep = (at: number, trial: Trial | null): void => {
  made.set(at, trial);
  for (const [line, plan] of plans) {
    const isNew = gradeStore.getState().rows.some((row) => row.line === line && row.judgement === null);
    const judgement = isNew && plan.at.includes(at) ? judgedBy(plan, made) : null;
    if (judgement) setRow(line, { judgement });
  }
};

const setRow = (line: number, values: Partial<GradedRow>): void =>
  gradeStore.setState(({ rows }) => ({ rows: rows.map((row) => (row.line === line ? { ...row, ...values } : row)) }));

const job = followTrials(gradeStore, {
  made: keep,
  refused: (at) => keep(at, null),
  lost: (_, text) => job.end({ status: 'failed', failure: text }),
});

export async function gradePasted(text: string, graded: GradedClass): Promise<void> {
  job.cancel();
  gradeStore.setState({ status: 'reading', share: 0, leftMs: null, failure: '', rows: [] });
  const pasted = readLines(text);
  const runs = new SharedRuns();
  plans = new Map();
  made = new Map();
  const rows: GradedRow[] = [];
  for (const each of pasted) rows.push(await rowOf(each, runs, graded));
  gradeStore.setState({ status: 'running', rows: withEquals(rows) });
  job.begin();
  job.request(runs.orders);
}

async function rowOf(pasted: PastedLine, runs: SharedRuns, graded: GradedClass): Promise<GradedRow> {
  const { line } = pasted;
  const row: GradedRow = { line, name: '', title: '', exercise: null, judgement: null, equalTo: [], refused: '' };
  if ('refused' in pasted) return { ...row, refused: pasted.refused };
  const { handIn } = pasted;
  const { name, exercise: id, version, solution } = handIn;
  const found = await exerciseOf(handIn, graded.settings);
  if (!found)
    return {
      ...row,
      name,
      title: id,
      refused: 'This page has no exercise of this name: it may be of a newer Loadbearing.',
    };
  plans.set(
    line,
    runs.plan({ exercise: found.exercise, solution, reference: found.reference, classCode: graded.code }),
  );
  const refused = [
    ...oddities({ made: version, judged: found.exercise.version }, { made: handIn.classCode, judged: graded.code }),
    unknownPrices(graded),
  ]
    .filter((each) => each !== '')
    .join(' ');
  return { ...row, name, title: found.title, exercise: found.exercise, refused };
}

interface Pair<Value> {
  readonly made: Value;
  readonly judged: Value;
}

/** What a teacher should know before comparing this one with others. */
function oddities(version: Pair<number>, code: Pair<string>): readonly string[] {
  const inWords = (each: string) => (each === '' ? 'no class' : `the class ${each}`);
  return [
    ...(version.made === version.judged
      ? []
      : [`Made for version ${version.made}, judged by version ${version.judged}.`]),
    ...(code.made === code.judged ? [] : [`Made in ${inWords(code.made)}, judged in ${inWords(code.judged)}.`]),
  ];
}

interface Found {
  readonly exercise: NonNullable<GradedRow['exercise']>;
  readonly title: string;
  readonly reference: NamedSolution;
}

/** With prices and effort of the class, where these are known. */
async function exerciseOf({ exercise: id, whole }: HandIn, settings: ClassSettings | null): Promise<Found | null> {
  const opened = whole ? null : await readExercise(id, settings);
  const played = whole ? playable(whole) : opened;
  const solutions = whole ? playable(whole).solutions : ((await opened?.loadSolutions()) ?? []);
  const reference = solutions.find(({ name }) => name === 'reference');
  return played && reference
    ? { exercise: inClass(played.exercise, settings), title: played.text.title, reference }
    : null;
}

/** Those that are equal in what the learner decides. */
function withEquals(rows: readonly GradedRow[]): readonly GradedRow[] {
  const lines = [...plans.keys()];
  const equal = equalHandIns([...plans.values()].map(({ input }) => input));
  return rows.map((row) => ({
    ...row,
    equalTo: (equal[lines.indexOf(row.line)] ?? []).flatMap((place) => lines[place] ?? []),
  }));
}

export const cancelGrading = (): void => job.cancel();
