/** Progress of two devices, or of before and after, together. */
import type { Best, Progress } from './exercise-progress';

/** Nothing that was reached is lost: the newer version passed, the cheaper solution. */
export function mergedProgress(own: Pick<Progress, 'passed' | 'best'>, other: Pick<Progress, 'passed' | 'best'>) {
  const passed = { ...own.passed };
  for (const [id, version] of Object.entries(other.passed)) passed[id] = Math.max(version, passed[id] ?? 0);
  const best: Record<string, Best> = { ...own.best };
  for (const [id, each] of Object.entries(other.best)) {
    const before = best[id];
    best[id] = before ? betterOf(before, each) : each;
  }
  return { passed, best };
}

/** The first of two that cost the same; one with a bill before one without. */
const betterOf = (one: Best, other: Best): Best =>
  (other.usd ?? Number.POSITIVE_INFINITY) < (one.usd ?? Number.POSITIVE_INFINITY) ? other : one;
