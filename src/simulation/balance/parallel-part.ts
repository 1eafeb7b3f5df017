/** Branches that start together: all of them run to their end, whoever waits for how many of them. */
import type { Distribution, ParallelStep } from '#design';
import { noFailure, nothing, usedBy, type Part } from './part';
import { roundsOf } from './rounds';

interface Branch {
  readonly repeat: Distribution;
  readonly part: Part;
}

/** A branch with how often it stands there, in the mean. */
interface Counted {
  readonly part: Part;
  readonly count: number;
}

export function parallelPart(branches: readonly Branch[], join: ParallelStep['join']): Part {
  const counted = branches.map(({ repeat, part }) => ({ part, count: roundsOf(repeat, 1).mean }));
  const started = counted.reduce((sum, { count }) => sum + count, 0);
  if (started === 0) return nothing;
  const used = counted.map(({ part, count }) => usedBy(part, count));
  const needed = join === 'all' ? Number.POSITIVE_INFINITY : join === 'any' ? 1 : join;
  const success = needed >= started ? allSucceed(branches) : someSucceed(counted, needed);
  const ms = waitedMs(counted, Math.min(needed, started));
  return {
    ...nothing,
    success,
    failed: blamed(counted, 1 - success),
    ms,
    waitMs: ms,
    uses: used.flatMap(({ uses }) => uses),
    flows: used.flatMap(({ flows }) => flows),
    rows: used.flatMap(({ rows }) => rows),
  };
}

const allSucceed = (branches: readonly Branch[]): number =>
  branches.reduce((all, { repeat, part }) => all * roundsOf(repeat, part.success).success, 1);

/** At least so many of independent branches, numbers of them rounded: the chances of 0, 1, 2, ... successes, branch by branch. */
function someSucceed(branches: readonly Counted[], needed: number): number {
  let chances = [1];
  for (const { part, count } of branches)
    for (let each = 0; each < Math.min(1000, Math.round(count)); each++) {
      const before = chances;
      chances = [...before, 0].map(
        (_, successes) => (before[successes] ?? 0) * (1 - part.success) + (before[successes - 1] ?? 0) * part.success,
      );
    }
  return chances.slice(needed).reduce((sum, chance) => sum + chance, 0);
}

/** Of so many branches the mean time of the slowest that is waited for: a little below the mean of the slowest time. */
function waitedMs(branches: readonly Counted[], needed: number): number {
  const ascending = branches.filter(({ count }) => count > 0).toSorted((a, b) => a.part.ms - b.part.ms);
  let seen = 0;
  for (const { part, count } of ascending) {
    seen += count;
    if (seen >= needed - 1e-9) return part.ms;
  }
  return ascending.at(-1)?.part.ms ?? 0;
}

/** Causes of the failed join, in proportion to those of the branches. */
function blamed(branches: readonly Counted[], failure: number): readonly number[] {
  const sums = noFailure.map((_, cause) =>
    branches.reduce((sum, { part, count }) => sum + count * (part.failed[cause] ?? 0), 0),
  );
  const total = sums.reduce((sum, each) => sum + each, 0);
  return total > 0 ? sums.map((each) => (failure * each) / total) : noFailure;
}
