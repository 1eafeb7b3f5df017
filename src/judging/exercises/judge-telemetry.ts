/** Goals about what is told of requests: whether it is whole, what it costs, and which part it shows to be slow. */
import { moduleOf, wireEnd, wireStart, type Component, type ComponentId, type Stage } from '#design';
import type { Goal } from '#exercises';
import type { Traces } from '#simulation';
import { blank, met, type GoalResult, type Judged } from './goal-result';
import { documentOf, type Subject } from './plan';

type OfType<Type extends Goal['type']> = Extract<Goal, { readonly type: Type }>;

/** Null = it did not run to its end. */
function tracesOf({ trials }: Judged, whose: Subject): Traces | null {
  const found = trials.find(({ subject, order }) => subject === whose && order.part === 'traces')?.trial;
  return found?.part === 'traces' ? found.traces : null;
}

export function judgeCompleteTraces(goal: OfType<'complete-traces'>, judged: Judged): GoalResult {
  const { keeper, atLeast: target } = goal;
  const traces = tracesOf(judged, 'solution');
  // Where nothing came there is nothing whole.
  const measured = traces && (traces.complete.find((each) => each.keeper === keeper)?.share ?? 0);
  const verdict = measured === null ? 'unmeasured' : met(measured >= target);
  return { ...blank, goal, unit: 'ratio', comparator: 'at-least', target, measured, verdict };
}

export function judgeSlowestPart(goal: OfType<'slowest-part'>, judged: Judged): GoalResult {
  const parts = new Set<string>(judged.exercise.start.stages[0]!.components.map(({ id }) => id));
  const work = (tracesOf(judged, 'start')?.work ?? []).filter(({ component }) => parts.has(component));
  const right = work.toSorted((one, other) => other.p99Ms - one.p99Ms)[0]?.component ?? null;
  const named = judged.solution.answers[goal.id] ?? null;
  return {
    ...blank,
    goal,
    unit: 'part',
    part: { named, right },
    verdict: right === null ? 'unmeasured' : met(named === right),
  };
}

export function judgeBillShare(goal: OfType<'bill-share'>, judged: Judged): GoalResult {
  const found = judged.trials.find(({ subject, order }) => subject === 'solution' && order.part === 'bill')?.trial;
  const bill = found?.part === 'bill' && found.monthlyUsd !== null ? { ...found, totalUsd: found.monthlyUsd } : null;
  return billShare(goal, documentOf('solution', judged).stages[0]!, bill);
}

export interface BilledParts {
  readonly totalUsd: number;
  readonly lines: readonly { readonly component: string | null; readonly amountUsd: number }[];
}

/** By a bill of the month, whoever had it made; null = there is none. */
export function billShare(goal: OfType<'bill-share'>, stage: Stage, bill: BilledParts | null): GoalResult {
  const { atMost: target } = goal;
  if (bill === null || bill.totalUsd <= 0) return { ...blank, goal, unit: 'ratio', target, verdict: 'unmeasured' };
  const parts = leadingTo(stage, goal.of, 'only');
  const own = bill.lines.filter(({ component }) => component !== null && parts.has(component));
  const measured = own.reduce((sum, { amountUsd }) => sum + amountUsd, 0) / bill.totalUsd;
  return { ...blank, goal, unit: 'ratio', target, measured, verdict: met(measured <= target) };
}

/** A part with those without modules that lead to it: only to it, or to others as well. */
function leadingTo({ components, wires }: Stage, part: ComponentId, how: 'only' | 'also'): ReadonlySet<string> {
  const all = new Set<string>([part]);
  const joins = (id: string): boolean => {
    const own = wires.filter((wire) => wireStart(wire) === id);
    const leads = own.filter((wire) => all.has(wireEnd(wire)));
    return !all.has(id) && leads.length > 0 && (how === 'also' || leads.length === own.length);
  };
  const bare = components.filter(({ modules }) => modules.length === 0).map(({ id }) => id);
  for (let next = bare.find(joins); next !== undefined; next = bare.find(joins)) all.add(next);
  return all;
}

/** Hosts by whether a module of theirs has a way to whoever keeps what is told: a request that one without works on is never kept whole. */
export function tellersOf(stage: Stage, keeper: ComponentId): Readonly<Record<'telling' | 'silent', Component[]>> {
  const ways = leadingTo(stage, keeper, 'also');
  const starts = new Set<string>(stage.wires.filter((wire) => ways.has(wireEnd(wire))).map(wireStart));
  const hosts = stage.components.filter(({ modules }) => modules.length > 0);
  const tells = ({ modules }: Component): boolean =>
    modules.some((id) => moduleOf(stage, id)?.needs.some((need) => starts.has(need.id)));
  return { telling: hosts.filter(tells), silent: hosts.filter((each) => !tells(each)) };
}
