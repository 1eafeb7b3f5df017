/** Changing steps at any depth: steps hold steps. */
import { assignShared, mapList } from './edits/change';
import { stepsWithin } from './references';
import type { FailureAction, Step } from './steps';

/** Every step of some operations with those within, in the order in which they are written. */
export function allSteps(operations: readonly { readonly steps: readonly Step[] }[]): readonly Step[] {
  return operations.flatMap(({ steps }) => [...stepsWithin(steps)]);
}

/** Applies a change to every list of steps from the inside out; lists and steps that stay the same keep their identity. */
export function changeLists(
  steps: readonly Step[],
  change: (list: readonly Step[]) => readonly Step[],
): readonly Step[] {
  return change(mapList(steps, (step) => changeWithin(step, (list) => changeLists(list, change))));
}

type ListChange = (list: readonly Step[]) => readonly Step[];

/** Changes the lists that stand within one step, told by their place among them; the lists within those are left. */
export function changeNested(step: Step, change: (list: readonly Step[], place: number) => readonly Step[]): Step {
  let place = -1;
  return changeWithin(step, (list) => {
    place += 1;
    return change(list, place);
  });
}

function changeWithin(step: Step, change: ListChange): Step {
  switch (step.type) {
    case 'parallel':
      return assignShared(step, { branches: mapList(step.branches, (branch) => changeSteps(branch, change)) });
    case 'choose':
      return assignShared(step, { branches: mapList(step.branches, (branch) => changeSteps(branch, change)) });
    case 'lookup':
      return assignShared(step, { onMiss: change(step.onMiss), onFailure: changeFallback(step.onFailure, change) });
    case 'call':
    case 'send':
      return assignShared<typeof step>(step, { onFailure: changeFallback(step.onFailure, change) });
    default:
      return 'steps' in step ? changeSteps(step, change) : step;
  }
}

function changeSteps<Thing extends { readonly steps: readonly Step[] }>(thing: Thing, change: ListChange): Thing {
  return assignShared<Thing>(thing, { steps: change(thing.steps) } as Partial<Thing>);
}

function changeFallback(action: FailureAction, change: ListChange): FailureAction {
  return action.type === 'fallback' ? changeSteps(action, change) : action;
}
