/** Runs that several judgements ask for are made once. */
import type { Trial, TrialOrder } from '#simulation';
import type { JudgeTrial } from './goal-result';
import { judge, type Judgement } from './judge';
import { judgePlan, type JudgeInput, type JudgeOrder } from './plan';

export interface SharedPlan {
  readonly input: JudgeInput;
  readonly plan: readonly JudgeOrder[];
  /** Place of each order of its plan among those that are made. */
  readonly at: readonly number[];
}

export class SharedRuns {
  /** Each once. */
  readonly orders: TrialOrder[] = [];
  private readonly places = new Map<string, number>();

  plan(input: JudgeInput): SharedPlan {
    const plan = judgePlan(input);
    return { input, plan, at: plan.map(({ order }) => this.placeOf(order)) };
  }

  private placeOf(order: TrialOrder): number {
    const key = JSON.stringify(order);
    const at = this.places.get(key) ?? this.orders.length;
    if (at === this.orders.length) this.orders.push(order);
    this.places.set(key, at);
    return at;
  }
}

/** Null = its runs are not all made. */
export function judgedBy({ input, plan, at }: SharedPlan, made: ReadonlyMap<number, Trial | null>): Judgement | null {
  if (!at.every((place) => made.has(place))) return null;
  const trials = plan.map((order, place): JudgeTrial => ({ ...order, trial: made.get(at[place]!) ?? null }));
  return judge(input, trials);
}
