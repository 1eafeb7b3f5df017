/**
 * The fault survey: every single fault against every entry operation. Each case is a run of the stage with the same seed, half a minute of steady state and then
 * the fault for as long as the rarest operation needs to be asked often enough; what is lost is told against the run in which nothing fails.
 */
import {
  idOf,
  meanRatePerSecond,
  type Document,
  type Kinds,
  type OperationId,
  type Requirement,
  type Scenario,
  type StageId,
  type TimelineAction,
  type TimelineEvent,
} from '#design';
import type { Trial, TrialOrder } from '#simulation';
import { surveyCases, type SurveyCase } from './survey-cases';

const steadyMs = 30_000;
const leastFaultMs = 30_000;
const mostFaultMs = 600_000;
/** After its end, to see what recovers. */
const afterMs = 30_000;
const requestsWanted = 200;
/** A fall of the success of an operation, in points, from which it is harmed. */
export const harmedFrom = 1;

/** Ids of what a survey adds to a document; no document has given so many. */
const firstId = 4_000_000;

export interface SurveyPlan {
  readonly document: Document;
  readonly stage: StageId;
  readonly cases: readonly SurveyCase[];
  /** Entry operations, in the order of the workload. */
  readonly operations: readonly OperationId[];
  /** The calm run first, then one for each case. */
  readonly orders: readonly TrialOrder[];
}

export function surveyPlan(document: Document, stage: StageId, kinds: Kinds): SurveyPlan {
  const found = document.stages.find(({ id }) => id === stage);
  const cases = found ? surveyCases(found, kinds) : [];
  const { seed } = document.scenario;
  const orders = [null, ...cases].map((each): TrialOrder => ({
    document: caseDocument(document, each),
    stage,
    seed,
    replication: 0,
    part: 'run',
  }));
  return { document, stage, cases, operations: operationsOf(document), orders };
}

const operationsOf = ({ workload }: Document): readonly OperationId[] => [
  ...new Set(workload.trafficClasses.flatMap(({ mix }) => mix.map(({ operation }) => operation))),
];

/** The document whose run is a case: steady load, and nothing but this fault happens. Null = not even that. */
export function caseDocument(document: Document, surveyed: SurveyCase | null): Document {
  const trafficClasses = document.workload.trafficClasses.map((each) => ({ ...each, profile: [] }));
  const faultMs = faultMsOf(document);
  const timeline = surveyed ? eventsOf(surveyed, steadyMs, faultMs) : [];
  const window = { fromMs: steadyMs, toMs: steadyMs + faultMs };
  return {
    ...document,
    workload: { ...document.workload, trafficClasses },
    scenario: { ...document.scenario, durationMs: steadyMs + faultMs + afterMs, warmUpMs: 0, timeline },
    requirements: operationsOf(document).flatMap((operation, at) => measuresOf(operation, at, window)),
  };
}

/** Long enough that the rarest entry operation is asked often enough, within reason. */
function faultMsOf({ workload }: Document): number {
  const rates = workload.trafficClasses.flatMap(({ arrivals, mix }) => {
    const whole = mix.reduce((sum, { weight }) => sum + weight, 0);
    return mix.map(({ weight }) => (meanRatePerSecond(arrivals) * weight) / whole);
  });
  const rarest = Math.min(...rates.filter((rate) => rate > 0));
  const wantedMs = Number.isFinite(rarest) ? Math.ceil(requestsWanted / rarest) * 1000 : leastFaultMs;
  return Math.min(mostFaultMs, Math.max(leastFaultMs, wantedMs));
}

/** The scenario of a document with this case in it, half a minute after its warm-up. */
export function scenarioWith({ scenario }: Document, surveyed: SurveyCase): Pick<Scenario, 'timeline' | 'durationMs'> {
  const fromMs = scenario.warmUpMs + steadyMs;
  const timeline = [...scenario.timeline, ...eventsOf(surveyed, fromMs, leastFaultMs)];
  return { timeline, durationMs: Math.max(scenario.durationMs, fromMs + leastFaultMs + 2 * afterMs) };
}

function eventsOf(
  { actions, undo, name, fault }: SurveyCase,
  fromMs: number,
  faultMs: number,
): readonly TimelineEvent[] {
  const event = (action: TimelineAction, at: number, atMs: number): TimelineEvent => ({
    id: idOf('event', firstId + at),
    name: `${name}: ${faultWords[fault]}`,
    atMs,
    durationMs: action.type === 'fault' ? faultMs : null,
    action,
  });
  return [
    ...actions.map((action, at) => event(action, at, fromMs)),
    ...undo.map((action, at) => event(action, actions.length + at, fromMs + faultMs)),
  ];
}

export const faultWords = {
  down: 'down',
  silent: 'silent',
  slower: '10 times slower',
  errors: '20 % errors',
} as const;

function measuresOf(operation: OperationId, at: number, window: Requirement['window']): readonly Requirement[] {
  const one = (metric: Requirement['metric'], number: number): Requirement => ({
    id: idOf('requirement', firstId + number),
    name: metric,
    metric,
    scope: { type: 'operation', operation },
    window,
    comparator: 'at-least',
    target: 0,
    owner: '',
  });
  return [one('availability', 2 * at), one('p95', 2 * at + 1)];
}

export interface SurveyCell {
  /** Success lost against the calm run, in points: 0 or more. */
  readonly lost: number;
  readonly isHarmed: boolean;
  /** Of those who came during the fault; failed and late ones count as infinite. Null = nobody came. */
  readonly p95Ms: number | 'infinite' | null;
}

export interface SurveyRow {
  readonly surveyed: SurveyCase;
  /** In the order of the entry operations. */
  readonly cells: readonly SurveyCell[];
  /** From the end of the fault to the first of three good seconds; null = not within half a minute. */
  readonly recoveryMs: number | null;
}

export interface Survey {
  readonly calm: readonly SurveyCell[];
  /** Those that were run, in the order of the cases. */
  readonly rows: readonly SurveyRow[];
  /** Share of the cells that are harmed; null = there is none yet. */
  readonly harmedShare: number | null;
}

type RunTrial = Extract<Trial, { part: 'run' }>;

/** What the trials came to that were made so far, by their place in the plan. Null = the calm run is not among them. */
export function surveyOf(plan: SurveyPlan, trials: ReadonlyMap<number, Trial>): Survey | null {
  const calm = runAt(trials, 0);
  if (!calm) return null;
  const good = plan.operations.map((_, at) => successOf(calm, at));
  const rows = plan.cases.flatMap((surveyed, at): readonly SurveyRow[] => {
    const run = runAt(trials, at + 1);
    if (!run) return [];
    const cells = good.map((before, operation) => cellOf(run, operation, before));
    const recoveries = run.faults.map(({ recoveryMs }) => recoveryMs);
    const isBack = recoveries.every((each) => each !== null);
    return [{ surveyed, cells, recoveryMs: isBack ? Math.max(0, ...recoveries.map((each) => each ?? 0)) : null }];
  });
  const cells = rows.flatMap((row) => row.cells);
  const harmed = cells.filter(({ isHarmed }) => isHarmed).length;
  return {
    calm: good.map((before, operation) => cellOf(calm, operation, before)),
    rows,
    harmedShare: cells.length > 0 ? harmed / cells.length : null,
  };
}

function runAt(trials: ReadonlyMap<number, Trial>, at: number): RunTrial | null {
  const trial = trials.get(at);
  return trial?.part === 'run' ? trial : null;
}

/** Nothing that ended is nothing that succeeded. */
function successOf({ figures }: RunTrial, operation: number): number {
  const measured = figures.requirements[2 * operation]?.measured;
  return typeof measured === 'number' ? measured : 0;
}

function cellOf(run: RunTrial, operation: number, before: number): SurveyCell {
  const lost = Math.max(0, 100 * (before - successOf(run, operation)));
  return { lost, isHarmed: lost >= harmedFrom, p95Ms: run.figures.requirements[2 * operation + 1]?.measured ?? null };
}

/** The rows that take most of the success away, all operations together, worst first. */
export const worstRows = ({ rows }: Survey, count: number): readonly SurveyRow[] =>
  rows
    .filter(({ cells }) => cells.some(({ isHarmed }) => isHarmed))
    .toSorted((one, other) => lostOf(other) - lostOf(one))
    .slice(0, count);

/** Points of success, all operations together. */
export const lostOf = ({ cells }: SurveyRow): number => cells.reduce((sum, { lost }) => sum + lost, 0);
