/** What is told of a goal while the learner works, where neither the drawing nor the title block decides it; and why the rest is known only after a check. Pure. */
import type { Document } from '#design';
import type { Bill } from '#pricing';
import { answerKeys, seedsJudged, type Exercise, type Goal, type GoalType, type Testing } from '#exercises';
import { billShare, judgeDrawing, tellersOf, type GoalResult } from '#judging';
import { sumWords } from '../bill/bill-words';

export interface LiveGrounds {
  readonly exercise: Exercise;
  /** The design on the sheet, its only stage; or one for each era. */
  readonly document: Document;
  readonly answers: Readonly<Record<string, string>>;
  /** Of a month, as it is now; null = it is being worked out. */
  readonly bill: Pick<Bill, 'totalUsd' | 'lines'> | null;
}

type Of<Type extends GoalType> = Extract<Goal, { readonly type: Type }>;
type Words = { readonly [Type in GoalType]: (goal: Of<Type>, grounds: LiveGrounds) => string };

/** Told by the drawing or in the title block, as it stands. */
const toldElsewhere = (): string => '';
const onSeeds = ({ exercise }: LiveGrounds): string => `on ${seedsJudged(exercise)} seeds`;

const words: Words = {
  requirement: toldElsewhere,
  drawn: toldElsewhere,
  'no-problems': toldElsewhere,
  changes: ({ atMost }) => (typeof atMost === 'number' ? '' : 'known after Check, against what a good answer changed'),
  decision: () => 'known after Check, which makes its run again',
  stayed: toldElsewhere,
  modules: toldElsewhere,
  vcpus: toldElsewhere,
  setting: toldElsewhere,
  uses: toldElsewhere,
  limits: toldElsewhere,
  owners: toldElsewhere,
  'bill-share': (_, { bill }) => (bill === null ? 'by the bill, which is being worked out' : ''),
  'monthly-cost': (_, { bill }) => (bill === null ? 'the bill is being worked out' : `now ${sumWords(bill)} a month`),
  figure: (_, grounds) => `known after Check, by runs ${onSeeds(grounds)}`,
  pipeline: () => 'known after Check, by half a year of changes',
  unharmed: () => 'known after Check, which makes every single fault',
  variants: () => 'known after Check, which runs every variant',
  crossing: (_, { exercise: { goals } }) => {
    const loads = goals.flatMap((goal) => (goal.type === 'crossing' ? goal.loads : [])).length;
    return `known after Check, which bills both at ${loads} loads`;
  },
  'busiest-part': (goal, { answers }) => `${named(goal, answers)}; which it is, a run of the start tells after Check`,
  'worst-parts': (goal, { answers }) =>
    `${named(goal, answers)}; which they are, every single fault of the start tells after Check`,
  'slowest-part': (goal, { answers }) =>
    `${named(goal, answers)}; which it is, a run of the start tells after Check, every visit watched`,
  picks: (goal, { answers }) =>
    `${named(goal, answers)}; whether they meet their letters is known after Check, which runs every design. The title block tells of the one on the sheet`,
  'deciding-limits': (goal, { answers }) =>
    `${named(goal, answers)}; whether a design misses them is known after Check, which runs every design`,
  'complete-traces': tracesWords,
  replays: (goal, { exercise: { testing }, document }) => (testing ? replayWords(goal, testing, document) : ''),
};

/** Goals that are decided as they stand: by the drawing, or by its bill. */
export function liveResults({ exercise, document, bill }: LiveGrounds): readonly GoalResult[] {
  const [stage] = document.stages;
  if (!stage) return [];
  const billed = exercise.goals.flatMap((goal) => (goal.type === 'bill-share' ? [billShare(goal, stage, bill)] : []));
  return [...judgeDrawing(exercise, { document, answers: {} }), ...billed];
}

/** Empty = it is told by the drawing, its bill, or the title block. */
export function liveWords(goal: Goal, grounds: LiveGrounds): string {
  const { exercise, document } = grounds;
  const at = exercise.eras?.findIndex(({ id }) => id === goal.era) ?? -1;
  if (at >= document.stages.length) return 'its stage is not drawn yet';
  const tell = words[goal.type] as (goal: Goal, grounds: LiveGrounds) => string;
  return tell(goal, grounds);
}

function named(goal: Goal, answers: LiveGrounds['answers']): string {
  const keys = answerKeys(goal);
  const given = keys.filter((key) => (answers[key] ?? '') !== '').length;
  return keys.length === 1 ? (given === 1 ? 'named' : 'not named yet') : `${given} of ${keys.length} named`;
}

function tracesWords({ keeper }: Of<'complete-traces'>, { document }: LiveGrounds): string {
  const [stage] = document.stages;
  if (!stage?.components.some(({ id }) => id === keeper)) return 'nobody is there who would keep what is told';
  const { telling, silent } = tellersOf(stage, keeper);
  const many = `${telling.length} of ${telling.length + silent.length} hosts tell what they do`;
  const names = silent.map(({ name }) => name).join(' and ');
  const missing =
    silent.length === 0 ? '' : `; nothing that ${names} ${silent.length > 1 ? 'work' : 'works'} on is whole`;
  return `${many}${missing}. The share is known after Check, every visit watched`;
}

function replayWords({ which }: Of<'replays'>, { replays, planted }: Testing, { workload }: Document): string {
  const plans = workload.trafficClasses.flatMap(({ testPlan }) => testPlan ?? []);
  const calls = (against: string): number =>
    plans.filter((plan) => plan.against === against).reduce((sum, plan) => sum + plan.calls.length, 0);
  const made =
    which === 'green' ? `${replays} times with nothing planted` : `${planted.length} times with one fault planted`;
  return `${calls('cloud')} calls in the cloud, ${calls('stand-ins')} against stand-ins; known after Check, which makes them ${made}`;
}
