/** A step in a few words, with the names of what it calls. */
import { moduleOfNeed, operationOf, type Document, type NeedId, type Stage, type Step } from '#design';
import { distributionText } from './quantity';

function needName(stage: Stage, need: NeedId): string {
  return moduleOfNeed(stage, need)?.needs.find(({ id }) => id === need)?.name ?? need;
}

function counterWords({ document }: NamedWorld, { counter, idempotencyKey }: Extract<Step, { type: 'count' }>): string {
  const name = document.rules.counters.find(({ id }) => id === counter)?.name ?? 'a counter';
  return idempotencyKey === null ? name : `${name}, once per key`;
}

export interface NamedWorld {
  readonly stage: Stage;
  readonly document: Pick<Document, 'rules'>;
}

export function stepWords(world: NamedWorld, step: Step): string {
  const { stage } = world;
  switch (step.type) {
    case 'compute':
      return `compute ${distributionText(step.timeMs, 'duration')}`;
    case 'wait':
      return `wait ${distributionText(step.timeMs, 'duration')}`;
    case 'call': {
      if (step.target.type === 'verb') return `${step.target.verb} at ${needName(stage, step.need)}`;
      const called = operationOf(stage, step.target.operation);
      return called ? `call ${called.module.name}.${called.operation.name}` : 'call';
    }
    case 'send':
      return `send to ${needName(stage, step.need)}`;
    case 'lookup':
      return `look up in ${needName(stage, step.need)}, on a miss: ${step.onMiss.map((each) => stepWords(world, each)).join(', ') || 'nothing'}`;
    case 'parallel':
      return `${step.branches.length} branches at once, wait for ${step.join}`;
    case 'choose':
      return `choose one of ${step.branches.length}`;
    case 'repeat':
      return `repeat ${step.steps.map((each) => stepWords(world, each)).join(', ')}`;
    case 'transaction':
      return `transaction at ${needName(stage, step.need)}: ${step.steps.map((each) => stepWords(world, each)).join(', ')}`;
    case 'exclusive':
      return `hold lock ${step.lock}: ${step.steps.map((each) => stepWords(world, each)).join(', ')}`;
    case 'count':
      return `add ${step.amount} to ${counterWords(world, step)}`;
    case 'fail':
      return step.when.type === 'probability'
        ? `fail in ${100 * step.when.probability} % of cases`
        : `fail on the first ${step.when.deliveries} deliveries`;
    case 'reply':
      return 'reply, then go on';
  }
}
