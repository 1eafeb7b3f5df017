/** Steps that a module can take, each as it is when it is new. A step that works through a need is offered where the module has such a need. */
import type { Kinds, Module, Need, Protocol, Stage, Step, StepId, StepType, Verb } from '#design';
import { constant, exponential, operationOf, reachableOperations, verbs, wiresFrom, type RouteStart } from '#design';
import type { Document } from '#design';

export interface StepWorld {
  readonly document: Document;
  readonly stage: Stage;
  readonly module: Module;
  readonly kinds: Kinds;
}

/** What a new step has until it is kept: the edit gives it an id of its own. */
const noId = '' as StepId;
const base = { id: noId, concern: null } as const;
const kibibyte = constant(1024);
const fails = { type: 'fail' } as const;

const messaging: readonly Protocol[] = ['queue', 'topic', 'stream', 'event'];

/** Needs through which a step of this type can work; null = it needs none. */
export function needsFor(type: StepType, module: Module): readonly Need[] | null {
  switch (type) {
    case 'call':
      return module.needs.filter(({ protocol }) => !messaging.includes(protocol) && protocol !== 'cache');
    case 'send':
      return module.needs.filter(({ protocol }) => messaging.includes(protocol));
    case 'lookup':
      return module.needs.filter(({ protocol }) => protocol === 'cache');
    case 'transaction':
      return module.needs.filter(({ protocol }) => protocol === 'sql');
    default:
      return null;
  }
}

/** What a broker is sent is asked for at its consumers. */
function startsOf(stage: Stage, { id, protocol }: Need): readonly RouteStart[] {
  if (!messaging.includes(protocol)) return [{ need: id }];
  return wiresFrom(stage, id).map(({ to }) => {
    const isBroker = 'component' in to && wiresFrom(stage, to.component).length > 0;
    return isBroker ? { component: to.component } : { need: id };
  });
}

/** Operations that a call or message through a need can reach, with their names. */
export function operationsBehind({ stage, kinds }: StepWorld, need: Need) {
  return startsOf(stage, need)
    .flatMap((start) => reachableOperations(stage, start, kinds))
    .flatMap((id) => {
      const found = operationOf(stage, id);
      return found ? [{ id, label: `${found.module.name}.${found.operation.name}` }] : [];
    });
}

export const verbsOf = (need: Need): readonly Verb[] => verbs[need.protocol];

/** What a call through a need asks for at first: an operation if one can be reached, else the need's first verb. */
export function firstTarget(world: StepWorld, need: Need): Extract<Step, { type: 'call' }>['target'] {
  const [operation] = operationsBehind(world, need);
  if (operation) return { type: 'operation', operation: operation.id };
  return {
    type: 'verb',
    verb: verbsOf(need)[0] ?? 'request',
    dataSet: need.protocol === 'request' ? null : (world.document.dataSets[0]?.id ?? null),
  };
}

/** Why a step cannot be added now; null = it can. */
export function missingFor(type: StepType, { document, module }: StepWorld): string | null {
  if (needsFor(type, module)?.length === 0) {
    if (type === 'call') return `${module.name} is wired to nothing that can be called`;
    if (type === 'send') return `${module.name} is wired to nothing that takes messages`;
    return `${module.name} is wired to no ${type === 'lookup' ? 'cache' : 'relational database'}`;
  }
  if (type === 'lookup' && document.dataSets.length === 0) return 'the design has no data set';
  if (type === 'count' && document.rules.counters.length === 0) return 'the design has no counter: add one under Rules';
  return null;
}

type Maker = (world: StepWorld, need: Need | undefined) => Step | null;

const makers: Readonly<Record<StepType, Maker>> = {
  compute: () => ({ ...base, type: 'compute', timeMs: exponential(1) }),
  wait: () => ({ ...base, type: 'wait', timeMs: constant(10) }),
  call: (world, need) =>
    need
      ? {
          ...base,
          type: 'call',
          need: need.id,
          target: firstTarget(world, need),
          count: constant(1),
          probability: 1,
          requestBytes: kibibyte,
          responseBytes: kibibyte,
          key: 'request',
          storeTimeMs: null,
          readFrom: 'primary',
          onFailure: fails,
        }
      : null,
  send: (_, need) =>
    need
      ? {
          ...base,
          type: 'send',
          need: need.id,
          operation: null,
          messageBytes: kibibyte,
          key: 'request',
          priority: 0,
          deadlineMs: null,
          attribute: null,
          onFailure: fails,
        }
      : null,
  lookup: ({ document }, need) => {
    const dataSet = document.dataSets[0];
    return need && dataSet
      ? {
          ...base,
          type: 'lookup',
          need: need.id,
          dataSet: dataSet.id,
          key: 'request',
          entryBytes: constant(dataSet.bytesPerItem),
          onMiss: [],
          onFailure: fails,
        }
      : null;
  },
  transaction: (_, need) => (need ? { ...base, type: 'transaction', need: need.id, steps: [] } : null),
  parallel: () => ({
    ...base,
    type: 'parallel',
    join: 'all',
    branches: [
      { repeat: constant(1), steps: [] },
      { repeat: constant(1), steps: [] },
    ],
  }),
  choose: () => ({
    ...base,
    type: 'choose',
    branches: [
      { weight: 1, steps: [] },
      { weight: 1, steps: [] },
    ],
  }),
  repeat: () => ({ ...base, type: 'repeat', times: { type: 'count', count: constant(2) }, steps: [] }),
  exclusive: () => ({ ...base, type: 'exclusive', lock: 'lock', steps: [] }),
  count: ({ document }) => {
    const counter = document.rules.counters[0];
    return counter ? { ...base, type: 'count', counter: counter.id, amount: 1, idempotencyKey: null } : null;
  },
  fail: () => ({ ...base, type: 'fail', cause: 'failed', when: { type: 'probability', probability: 0.01 } }),
  reply: () => ({ ...base, type: 'reply' }),
};

export const stepTypes = Object.keys(makers) as readonly StepType[];

/** A new step of a type; null where the module has nothing it could work through. */
export function newStep(type: StepType, world: StepWorld): Step | null {
  if (missingFor(type, world) !== null) return null;
  return makers[type](world, needsFor(type, world.module)?.[0]);
}
