/** The lists of steps within a step, each with its name, and how one of them is replaced. */
import { constant, type Step } from '#design';

export interface InnerList {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly replace: (steps: readonly Step[]) => Step;
}

function failureList(step: Extract<Step, { type: 'call' | 'send' | 'lookup' }>): readonly InnerList[] {
  const { onFailure } = step;
  if (onFailure.type !== 'fallback') return [];
  return [
    {
      title: 'On failure',
      steps: onFailure.steps,
      replace: (steps) => ({ ...step, onFailure: { type: 'fallback', steps } }),
    },
  ];
}

export function innerLists(step: Step): readonly InnerList[] {
  switch (step.type) {
    case 'repeat':
    case 'transaction':
    case 'exclusive':
      return [{ title: 'Steps', steps: step.steps, replace: (steps) => ({ ...step, steps }) }];
    case 'lookup':
      return [
        { title: 'On a miss', steps: step.onMiss, replace: (onMiss) => ({ ...step, onMiss }) },
        ...failureList(step),
      ];
    case 'call':
    case 'send':
      return failureList(step);
    case 'parallel':
      return step.branches.map((branch, at) => ({
        title: `Branch ${at + 1}`,
        steps: branch.steps,
        replace: (steps) => ({ ...step, branches: step.branches.with(at, { ...branch, steps }) }),
      }));
    case 'choose':
      return step.branches.map((branch, at) => ({
        title: `Branch ${at + 1}`,
        steps: branch.steps,
        replace: (steps) => ({ ...step, branches: step.branches.with(at, { ...branch, steps }) }),
      }));
    default:
      return [];
  }
}

type Branched = Extract<Step, { type: 'parallel' | 'choose' }>;

export function withBranch(step: Branched): Branched {
  return step.type === 'parallel'
    ? { ...step, branches: [...step.branches, { repeat: constant(1), steps: [] }] }
    : { ...step, branches: [...step.branches, { weight: 1, steps: [] }] };
}

/** Without a branch; the last one stays, and a join on more branches than are left waits for all of them. */
export function withoutBranch(step: Branched, at: number): Branched {
  if (step.branches.length === 1) return step;
  if (step.type === 'choose') return { ...step, branches: step.branches.toSpliced(at, 1) };
  const branches = step.branches.toSpliced(at, 1);
  const join = typeof step.join === 'number' && step.join > branches.length ? 'all' : step.join;
  return { ...step, branches, join };
}

/** The list with the step at one place moved to another; beyond the ends nothing moves. */
export function movedStep(steps: readonly Step[], from: number, to: number): readonly Step[] {
  const step = steps[from];
  if (!step || to < 0 || to >= steps.length || to === from) return steps;
  return steps.toSpliced(from, 1).toSpliced(to, 0, step);
}
