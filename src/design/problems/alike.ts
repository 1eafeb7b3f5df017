/** Problems of one sort told in one row, with one fix for all of them: a list of equal sentences hides what else there is to see. */
import type { Fix, Problem, ProblemSort } from '../problem';
import { suggestedMs } from './of-timeouts';

export interface ProblemRow {
  readonly title: string;
  /** All of one severity; one problem stands for itself. */
  readonly problems: readonly [Problem, ...Problem[]];
  /** Mends them all; null = each has its own fixes alone. */
  readonly fix: Fix | null;
}

type Telling = (problems: readonly [Problem, ...Problem[]]) => ProblemRow;

const tellings: Readonly<Record<ProblemSort, Telling>> = {
  'no-timeout': (problems) => ({
    title: `${problems.length} wires have no timeout`,
    problems,
    fix: {
      type: 'set-timeouts',
      wires: problems.flatMap(({ place }) => (place.type === 'wire' ? [place.wire] : [])),
      timeoutMs: suggestedMs,
      label: 'Set 1 s on all',
    },
  }),
  'waits-for-itself': (problems) => ({
    title: `${problems.length} operations wait for themselves`,
    problems,
    fix: null,
  }),
};

/** Rows in the order of the first problem of each. */
export function problemRows(problems: readonly Problem[]): readonly ProblemRow[] {
  const rows = new Map<Problem | ProblemSort, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const key = problem.sort ?? problem;
    const known = rows.get(key);
    if (known) known.push(problem);
    else rows.set(key, [problem]);
  }
  return [...rows.values()].map((row) => {
    const [{ sort, title }] = row;
    return sort && row.length > 1 ? tellings[sort](row) : { title, problems: row, fix: null };
  });
}
