/** The runs that judging a solution takes: one on each seed, and what its goals compare it with. */
import { declarations } from '#catalog';
import type { Document } from '#design';
import type { EraId, Exercise, Goal, GoalType, NamedSolution, PipelineFigure, Relative, Solution } from '#exercises';
import type { TrialOrder, TrialPart } from '#simulation';
import { surveyPlan, type SurveyPlan } from '../survey/survey';
import { atLoad } from './crossing';
import { citedSeeds } from './cited';
import { inputsOfEras } from './eras';
import { letterOrders } from './judge-letters';
import { limitsOrders } from './judge-limits';
import { judgedDocument } from './judged';
import { replayOrders } from './judge-replays';
import { judgedSeeds } from './seeds';

/** Whose design is tried. */
export type Subject = 'solution' | 'variant' | 'replay' | Relative['of'];

export interface JudgeOrder {
  readonly subject: Subject;
  /** Its place in the fault survey of the design; null = it belongs to none. */
  readonly surveyed: number | null;
  /** Part of the load that its bill is of; absent = that of the exercise. */
  readonly load?: number;
  /** Number of the fault that is planted in a replay; absent = the system is sound. */
  readonly planted?: number;
  /** Under which it is tried; absent = the exercise has none. */
  readonly era?: EraId;
  readonly order: TrialOrder;
}

export interface JudgeInput {
  readonly exercise: Exercise;
  readonly solution: Solution;
  /** Against which budgets are measured; its place in the page is empty until somebody judges. */
  readonly reference: NamedSolution;
  readonly classCode?: string;
}

/** In the order in which results are of use: the seeds first. */
export function judgePlan(input: JudgeInput): readonly JudgeOrder[] {
  const { exercise, solution } = input;
  if (exercise.eras)
    return inputsOfEras(input).flatMap(({ era, own }) => (own ? judgePlan(own) : []).map((each) => ({ ...each, era })));
  if (exercise.variants) return limitsOrders(input);
  if (exercise.letters) return letterOrders(input);
  const seeds = judgedSeeds(exercise, solution, input.classCode);
  const order = (subject: Subject, part: TrialPart, seed: number): JudgeOrder => {
    const document = documentOf(subject, input);
    return { subject, surveyed: null, order: { document, stage: document.stages[0]!.id, seed, replication: 0, part } };
  };
  const first = exercise.seeds[0] ?? 0;
  const billed = new Set<Subject>(exercise.goals.flatMap(comparedBills));
  return [
    ...seeds.map((seed) => order('solution', 'run', seed)),
    // Whether what is told is whole follows from the design, hardly from chance.
    ...(asks(exercise, 'complete-traces') ? [order('solution', 'traces', first)] : []),
    ...(asks(exercise, 'slowest-part') ? [order('start', 'traces', first)] : []),
    ...(asks(exercise, 'decision') ? citedSeeds(input).map((seed) => order('start', 'run', seed)) : []),
    ...[...new Set(exercise.goals.flatMap(comparedRuns))].map((subject) => order(subject, 'run', first)),
    ...[...billed].map((subject) => order(subject, 'bill', first)),
    ...(asksPipeline(exercise, 'lead-time') ? seeds.map((seed) => order('solution', 'lead-time', seed)) : []),
    ...exercise.goals.flatMap(crossingLoads).flatMap((load) =>
      (['start', 'solution'] as const).map((subject) => {
        const { order: plain } = order(subject, 'bill', first);
        return { subject, surveyed: null, load, order: { ...plain, document: atLoad(plain.document, load) } };
      }),
    ),
    // What a version that dies takes along hardly depends on chance.
    ...(asksPipeline(exercise, 'change-damage') ? [order('solution', 'change-damage', first)] : []),
    ...replayOrders(input),
    ...(asks(exercise, 'unharmed') ? surveyOrders('solution', input) : []),
    ...(asks(exercise, 'worst-parts') ? surveyOrders('start', input) : []),
  ];
}

const asks = ({ goals }: Exercise, type: GoalType): boolean => goals.some((goal) => goal.type === type);

/** Every single fault of a design, on the first seed: what a fault takes along hardly depends on chance. */
export function surveyPlanOf(subject: Subject, input: JudgeInput): SurveyPlan {
  const { scenario, ...document } = documentOf(subject, input);
  const seed = input.exercise.seeds[0] ?? 0;
  return surveyPlan({ ...document, scenario: { ...scenario, seed } }, document.stages[0]!.id, declarations);
}

const surveyOrders = (subject: Subject, input: JudgeInput): readonly JudgeOrder[] =>
  surveyPlanOf(subject, input).orders.map((order, surveyed) => ({ subject, surveyed, order }));
const crossingLoads = (goal: Goal): readonly number[] => (goal.type === 'crossing' ? goal.loads : []);

function comparedBills(goal: Goal): readonly Subject[] {
  if (goal.type === 'bill-share') return ['solution'];
  return goal.type === 'monthly-cost' ? ['solution', goal.atMost.of] : [];
}

const asksPipeline = ({ goals }: Exercise, figure: PipelineFigure): boolean =>
  goals.some((goal) => goal.type === 'pipeline' && goal.figure === figure);

/** Designs of which a run on the first seed decides what is asked of the solution. */
function comparedRuns(goal: Goal): readonly Subject[] {
  if (goal.type === 'busiest-part') return ['start'];
  return goal.type === 'figure' && typeof goal.target !== 'number' ? [goal.target.of] : [];
}

export function documentOf(subject: Subject, { exercise, solution, reference }: JudgeInput): Document {
  if (subject === 'start') return exercise.start;
  return judgedDocument(exercise, subject === 'solution' ? solution : reference);
}
