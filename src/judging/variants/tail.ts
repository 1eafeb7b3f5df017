/** A bad tail in one operation: three of a hundred computations take thirty times as long, the others so much less that the mean stays. */
import {
  operationOf,
  operationsStruck,
  operationWords,
  scaledLaw,
  type Distribution,
  type Operation,
  type OperationId,
  type Step,
} from '#design';
import { onModules } from '../why/change';
import type { MakeVariant, Premises } from './variant';

const rare = 0.03;
const times = 30;
const usual = (1 - rare * times) / (1 - rare);

const withTail = (law: Distribution): Distribution => ({
  type: 'mixture',
  parts: [
    { weight: 1 - rare, distribution: scaledLaw(law, usual) },
    { weight: rare, distribution: scaledLaw(law, times) },
  ],
});

type Timed = Extract<Step, { readonly timeMs: Distribution }>;
const isTimed = (step: Step): step is Timed => step.type === 'compute' || step.type === 'wait';

/** In the entry operation that is asked for least, since the mean of all hides it best: in the operations behind it that serve no other. */
export const slowTail: MakeVariant = (premises) => {
  const { stage } = premises;
  for (const entry of byRareness(premises)) {
    const own = ownOperations(premises, entry).filter(({ steps }) => steps.some(isTimed));
    if (own.length === 0) continue;
    const ids = new Set<string>(own.map(({ id }) => id));
    const modules = new Set(
      stage.modules.filter(({ operations }) => operations.some(({ id }) => ids.has(id))).map(({ id }) => id),
    );
    return {
      name: `A slow tail in ${operationWords(stage, entry)}`,
      what: `Three of a hundred of its computations and waits take ${times} times as long; the mean stays as it is.`,
      change: onModules(stage.id, modules, (module) => ({
        ...module,
        operations: module.operations.map((each) => (ids.has(each.id) ? slowed(each) : each)),
      })),
    };
  }
  return null;
};

const slowed = (operation: Operation): Operation => ({
  ...operation,
  steps: operation.steps.map((step) => (isTimed(step) ? { ...step, timeMs: withTail(step.timeMs) } : step)),
});

function byRareness({ document: { workload } }: Premises): readonly OperationId[] {
  const weights = new Map<OperationId, number>();
  for (const { mix } of workload.trafficClasses)
    for (const { operation, weight } of mix) weights.set(operation, (weights.get(operation) ?? 0) + weight);
  const asked = [...weights].filter(([, weight]) => weight > 0);
  return asked.toSorted(([, one], [, other]) => one - other).map(([operation]) => operation);
}

/** Operations that no request of another entry operation comes to. */
function ownOperations({ document, stage, kinds }: Premises, entry: OperationId): readonly Operation[] {
  return stage.modules
    .flatMap(({ operations }) => operations)
    .filter(({ id }) => {
      const struck = operationsStruck(document, stage, [{ type: 'operation', operation: id }], kinds);
      return struck.length === 1 && struck[0] === entry && operationOf(stage, id) !== undefined;
    });
}
