/** The pass rule: m and standard error over replications against a value and its tolerance. */
import type { Expectation, RunLength } from './case';
import type { Ratio, Value } from './system';

export interface Verdict {
  readonly status: 'pass' | 'fail' | 'not-applicable';
  readonly mean: number | readonly number[];
  /** Standard error of the mean; 0 for what is run once. */
  readonly error: number;
  /** Largest distance that passes. */
  readonly limit: number;
  readonly reason: string;
}

const standardErrors = 3.5;

/** Why a run does not count that scatters too much to tell. */
export const tooShort = 'the run was too short';

const isRatio = (value: Value): value is Ratio => typeof value === 'object' && 'over' in value;

/** Mean and standard error; a ratio is that of the sums, its error that of the linearized parts. */
function estimate(values: readonly (number | Ratio)[]): { readonly mean: number; readonly error: number } {
  const parts = values.map((value) => (typeof value === 'number' ? { of: value, over: 1 } : value));
  const count = parts.length;
  const over = parts.reduce((sum, each) => sum + each.over, 0);
  const mean = parts.reduce((sum, each) => sum + each.of, 0) / over;
  if (count < 2) return { mean, error: 0 };
  const squares = parts.reduce((sum, each) => sum + (each.of - mean * each.over) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (count * (count - 1))) / (over / count) };
}

function toleranceOf({ tolerance, value }: Expectation): number {
  if (tolerance.abs !== undefined) return tolerance.abs;
  return (tolerance.rel ?? 0) * Math.abs(typeof value === 'number' ? value : Math.max(...value.map(Math.abs)));
}

export interface JudgeOptions {
  readonly run: RunLength;
  /** By which the tolerance grows when a case is run shorter than it asks for; 1 = at full length. */
  readonly widening: number;
}

/** Judges one metric by its values, one a replication. */
export function judge(expected: Expectation, values: readonly Value[], { run, widening }: JudgeOptions): Verdict {
  const limit = toleranceOf(expected) * (toleranceOf(expected) === 0 ? 1 : widening);
  if (Array.isArray(expected.value)) return judgeList(expected.value as readonly number[], values, limit);
  if (values.some((value) => typeof value !== 'number' && !isRatio(value)))
    return { status: 'fail', mean: Number.NaN, error: 0, limit, reason: 'several values where one is expected' };
  const single = values as readonly (number | Ratio)[];
  const { mean, error } = estimate(single);
  const target = expected.value as number;
  if (!Number.isFinite(mean)) return { status: 'fail', mean, error, limit, reason: 'nothing was measured' };
  if (isClassification(expected)) return classify(single as readonly number[], target);
  if (expected.basis === 'bound') return verdict(mean <= target, { mean, error, limit, reason: 'above the bound' });
  const isOnce = single.length === 1 || run.fixed_replications === true;
  const furthest = Math.max(limit, isOnce ? 0 : standardErrors * error);
  if (!isOnce && limit > 0 && error > limit / 2) return { status: 'fail', mean, error, limit, reason: tooShort };
  const isNear = Math.abs(mean - target) <= furthest;
  return verdict(isNear, { mean, error, limit: furthest, reason: 'too far away' });
}

const verdict = (isPassed: boolean, rest: Omit<Verdict, 'status'>): Verdict =>
  isPassed ? { status: 'pass', ...rest, reason: '' } : { status: 'fail', ...rest };

/** Outcomes that are either so or so: whatever its basis, an outcome of 0 or 1 without tolerance is judged run by run. */
function isClassification({ basis, metric }: Expectation): boolean {
  return basis === 'classification' || metric === 'recovers';
}

const fewReplications = 10;

function classify(values: readonly number[], target: number): Verdict {
  const right = values.filter((value) => value === target).length;
  const needed = values.length < fewReplications ? values.length : 0.9 * values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const reason = `${right} of ${values.length} replications`;
  return verdict(right >= needed, { mean, error: 0, limit: 0, reason });
}

function judgeList(target: readonly number[], values: readonly Value[], limit: number): Verdict {
  const [list] = values;
  if (!Array.isArray(list)) return { status: 'fail', mean: Number.NaN, error: 0, limit, reason: 'expected a list' };
  const measured = list as readonly number[];
  const isEqual =
    measured.length === target.length &&
    target.every((value, at) => Math.abs((measured[at] ?? Number.NaN) - value) <= limit);
  return verdict(isEqual, { mean: measured, error: 0, limit, reason: 'another list' });
}
