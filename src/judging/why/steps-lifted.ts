/** Steps of a module without one of its locks, or with half of its work. */
import { changeLists, scaledLaw, type Distribution, type Module, type Step } from '#design';

const changed = (module: Module, change: (list: readonly Step[]) => readonly Step[]): Module => ({
  ...module,
  operations: module.operations.map((each) => ({ ...each, steps: changeLists(each.steps, change) })),
});

/** What stands within the lock is done without it. */
export const withoutLocks = (module: Module, lock: string): Module =>
  changed(module, (list) =>
    list.flatMap((step) => (step.type === 'exclusive' && step.lock === lock ? step.steps : step)),
  );

/** Every computation and every wait takes this share of its time. */
export const withWork = (module: Module, share: number): Module =>
  changed(module, (list) =>
    list.map((step) => (isWork(step) ? { ...step, timeMs: scaledLaw(step.timeMs, share) } : step)),
  );

const isWork = (step: Step): step is Extract<Step, { readonly timeMs: Distribution }> =>
  step.type === 'compute' || step.type === 'wait';
