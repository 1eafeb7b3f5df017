/** A test plan by its rhythm: so many calls, so far apart, the operations of the mix in turn. */
import type { MixEntry, TestPlan } from '#design';

export interface Rhythm {
  readonly calls: number;
  readonly firstMs: number;
  readonly everyMs: number;
}

const usual = { calls: 50, everyMs: 1000 };

export function planWith(plan: TestPlan, mix: readonly MixEntry[], { calls, firstMs, everyMs }: Rhythm): TestPlan {
  const callAt = (at: number) => ({ operation: mix[at % mix.length]!.operation, atMs: firstMs + at * everyMs });
  return { ...plan, calls: Array.from({ length: calls }, (_, at) => callAt(at)) };
}

export const newPlan = (mix: readonly MixEntry[], firstMs: number): TestPlan =>
  planWith({ calls: [], against: 'cloud' }, mix, { ...usual, firstMs });

/** Of a plan whose calls are not evenly spaced the mean. */
export function planRhythm({ calls }: TestPlan): Rhythm {
  const times = calls.map(({ atMs }) => atMs);
  const [firstMs, lastMs] = times.length > 0 ? [Math.min(...times), Math.max(...times)] : [0, 0];
  const everyMs = calls.length > 1 ? (lastMs - firstMs) / (calls.length - 1) : usual.everyMs;
  return { calls: calls.length, firstMs, everyMs: everyMs > 0 ? everyMs : usual.everyMs };
}
