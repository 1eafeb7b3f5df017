/** Goals about test plans: the plans of a solution made by themselves, again and again, where all is sound but for what fails now and then, and once with each planted fault. */
import { specOf } from '#catalog';
import type { Document, Fault, TimelineEvent } from '#design';
import type { Goal } from '#exercises';
import type { TrialOrder } from '#simulation';
import { blank, met, type GoalResult, type Judged } from './goal-result';
import { judgedDocument } from './judged';
import type { JudgeInput, JudgeOrder } from './plan';

/** The last call has so long to be answered, ms. */
const lastsMs = 30_000;

export function replayOrders({ exercise, solution }: JudgeInput): readonly JudgeOrder[] {
  const { testing, seeds } = exercise;
  if (!testing) return [];
  const document = plansAlone(judgedDocument(exercise, solution));
  const order = (faults: readonly Fault[], replication: number): TrialOrder => {
    const { scenario } = document;
    const struck = { ...document, scenario: { ...scenario, timeline: faults.map(throughout) } };
    return { document: struck, stage: document.stages[0]!.id, seed: seeds[0] ?? 0, replication, part: 'run' };
  };
  const common = { subject: 'replay', surveyed: null } as const;
  const now = failingNowAndThen(document, testing.errorRatio);
  return [
    ...Array.from({ length: testing.replays }, (_, at) => ({ ...common, order: order(now, at) })),
    ...testing.planted.map((fault, at) => ({ ...common, planted: at, order: order([fault], at) })),
  ];
}

function plansAlone(document: Document): Document {
  const trafficClasses = document.workload.trafficClasses.filter(({ testPlan }) => testPlan !== null);
  const instants = trafficClasses.flatMap(({ testPlan }) => testPlan?.calls ?? []).map(({ atMs }) => atMs);
  const durationMs = Math.max(0, ...instants) + lastsMs;
  const scenario = { ...document.scenario, durationMs, warmUpMs: 0, timeline: [] };
  return { ...document, scenario, requirements: [], workload: { trafficClasses } };
}

const throughout = (fault: Fault, at: number): TimelineEvent => ({
  id: `e${at}` as TimelineEvent['id'],
  name: '',
  atMs: 0,
  durationMs: null,
  action: { type: 'fault', fault },
});

/** Of what stand-ins stand for. */
function failingNowAndThen({ stages: [stage] }: Document, magnitude: number): readonly Fault[] {
  const remote = stage!.components.filter(({ kind }) => {
    const category = specOf(kind)?.category;
    return category === 'data' || category === 'bought-in';
  });
  return remote.map(({ id }) => ({
    fault: 'error-rate',
    target: { type: 'component', component: id },
    magnitude,
    recurrence: null,
  }));
}

export function judgeReplays(goal: Extract<Goal, { readonly type: 'replays' }>, { trials }: Judged): GoalResult {
  const made = trials.filter(
    ({ subject, planted }) => subject === 'replay' && (planted === undefined) === (goal.which === 'green'),
  );
  const colors = made.map(({ trial }) => (trial?.part === 'run' ? colorOf(trial.figures.flows[0]) : null));
  const measured = colors.filter((color) => color === goal.which).length;
  const isOpen = made.length === 0 || colors.includes(null);
  const verdict = isOpen ? 'unmeasured' : met(measured >= goal.atLeast);
  return {
    ...blank,
    goal,
    unit: 'count',
    comparator: 'at-least',
    measured: isOpen ? null : measured,
    target: goal.atLeast,
    verdict,
  };
}

/** Red = a call was not answered well. A plan without calls is green whatever is wrong. */
const colorOf = (whole: { readonly availability: number | null } | undefined): 'green' | 'red' =>
  (whole?.availability ?? 1) < 1 ? 'red' : 'green';
