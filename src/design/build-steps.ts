/**
 * Steps as they are written in a design that is built from text: a step is a function that draws itself up when its module is known, so it can name
 * operations, needs and data sets. A step that works through a need brings that need into its module.
 */
import type { BuildNames } from './build-names';
import { constant, exponential } from './distribution';
import type { Distribution } from './distribution';
import type { NeedId, OperationId } from './ids';
import type { NewStep } from './edits/steps';
import type { Protocol, Verb } from './protocol';
import type { CallStep, CountStep, LookupStep, SendStep, Step } from './steps';

/** What a step needs to draw itself up. */
export interface StepContext {
  readonly names: BuildNames;
  /** The need of that name, brought into the module. */
  readonly need: (name: string, protocol: Protocol) => NeedId;
  /** Steps within this step. */
  readonly steps: (list: readonly BuildStep[]) => readonly Step[];
}

export type BuildStep = (context: StepContext) => NewStep;

const none = { concern: null } as const;
const kibibyte = constant(1024);

/** A number stands for exponential times of that mean. */
function time(timeMs: number | Distribution): Distribution {
  return typeof timeMs === 'number' ? exponential(timeMs) : timeMs;
}

export function compute(timeMs: number | Distribution, concern: string | null = null): BuildStep {
  return () => ({ concern, type: 'compute', timeMs: time(timeMs) });
}

export function pause(timeMs: number | Distribution): BuildStep {
  return () => ({ ...none, type: 'wait', timeMs: typeof timeMs === 'number' ? constant(timeMs) : timeMs });
}

type CallFields = Partial<Omit<CallStep, 'id' | 'type' | 'need' | 'target'>>;

const callFields = {
  ...none,
  type: 'call',
  count: constant(1),
  probability: 1,
  requestBytes: kibibyte,
  responseBytes: kibibyte,
  key: 'request',
  storeTimeMs: null,
  readFrom: 'primary',
  onFailure: { type: 'fail' },
} as const;

/** Calls `module.operation` through a need that has the name of the module. */
export function call(operation: string, fields: CallFields = {}): BuildStep {
  const module = operation.slice(0, Math.max(0, operation.indexOf('.')));
  return ({ names, need }) => ({
    ...callFields,
    ...fields,
    need: need(module, 'request'),
    target: { type: 'operation', operation: names.id('operation', operation) as OperationId },
  });
}

/** A call or send, and what is done instead when it fails after its last attempt. */
export function orElse(step: BuildStep, instead: readonly BuildStep[]): BuildStep {
  return (context) => ({ ...step(context), onFailure: { type: 'fallback', steps: context.steps(instead) } }) as NewStep;
}

export interface VerbUse {
  readonly need: string;
  readonly protocol: Protocol;
  readonly verb: Verb;
  readonly dataSet?: string;
}

/** Asks a verb of the store or third party behind a need. */
export function ask({ need: name, protocol, verb, dataSet }: VerbUse, fields: CallFields = {}): BuildStep {
  return ({ names, need }) => ({
    ...callFields,
    ...fields,
    need: need(name, protocol),
    target: { type: 'verb', verb, dataSet: dataSet === undefined ? null : names.id('dataSet', dataSet) },
  });
}

/** Reads in the relational store behind a need. */
export function read(need: string, dataSet?: string, fields: CallFields = {}): BuildStep {
  return ask({ need, protocol: 'sql', verb: 'read', ...(dataSet === undefined ? {} : { dataSet }) }, fields);
}

/** Writes in the relational store behind a need. */
export function write(need: string, dataSet?: string, fields: CallFields = {}): BuildStep {
  return ask({ need, protocol: 'sql', verb: 'write', ...(dataSet === undefined ? {} : { dataSet }) }, fields);
}

/** Asks the third party behind a need. */
export function outside(need: string, fields: CallFields = {}): BuildStep {
  return ask({ need, protocol: 'request', verb: 'request' }, fields);
}

export interface SendUse {
  readonly need: string;
  readonly protocol: Protocol;
  /** `module.operation` that a consumer runs; absent = its only one. */
  readonly operation?: string;
}

/** Hands a message to the broker behind a need. */
export function send(
  { need: name, protocol, operation }: SendUse,
  fields: Partial<Omit<SendStep, 'id' | 'type' | 'need' | 'operation'>> = {},
): BuildStep {
  return ({ names, need }) => ({
    ...none,
    type: 'send',
    messageBytes: kibibyte,
    key: 'request',
    priority: 0,
    deadlineMs: null,
    attribute: null,
    onFailure: { type: 'fail' },
    ...fields,
    need: need(name, protocol),
    operation: operation === undefined ? null : names.id('operation', operation),
  });
}

export interface LookupUse {
  readonly need: string;
  readonly dataSet: string;
  readonly onMiss: readonly BuildStep[];
}

export function lookup(
  { need: name, dataSet, onMiss }: LookupUse,
  fields: Partial<Pick<LookupStep, 'key' | 'entryBytes' | 'onFailure'>> = {},
): BuildStep {
  return ({ names, need, steps }) => ({
    ...none,
    type: 'lookup',
    key: 'request',
    entryBytes: kibibyte,
    onFailure: { type: 'fail' },
    ...fields,
    need: need(name, 'cache'),
    dataSet: names.id('dataSet', dataSet),
    onMiss: steps(onMiss),
  });
}

export function transaction(need: string, list: readonly BuildStep[]): BuildStep {
  return (context) => ({
    ...none,
    type: 'transaction',
    need: context.need(need, 'sql'),
    steps: context.steps(list),
  });
}

/** Branches that start together. */
export function parallel(branches: readonly (readonly BuildStep[])[], join: 'all' | 'any' | number = 'all'): BuildStep {
  return parallelRepeated(
    branches.map((list) => [1, list]),
    join,
  );
}

/** The same with the number of times that each branch stands there. */
export function parallelRepeated(
  branches: readonly (readonly [repeat: number, list: readonly BuildStep[]])[],
  join: 'all' | 'any' | number = 'all',
): BuildStep {
  return ({ steps }) => ({
    ...none,
    type: 'parallel',
    join,
    branches: branches.map(([repeat, list]) => ({ repeat: constant(repeat), steps: steps(list) })),
  });
}

/** Branches with their weights. */
export function choose(branches: readonly (readonly [weight: number, list: readonly BuildStep[]])[]): BuildStep {
  return ({ steps }) => ({
    ...none,
    type: 'choose',
    branches: branches.map(([weight, list]) => ({ weight, steps: steps(list) })),
  });
}

export function repeat(count: number | Distribution, list: readonly BuildStep[]): BuildStep {
  return ({ steps }) => ({
    ...none,
    type: 'repeat',
    times: { type: 'count', count: typeof count === 'number' ? constant(count) : count },
    steps: steps(list),
  });
}

/** The first round always, then on with this probability. */
export function repeatWhile(probability: number, list: readonly BuildStep[]): BuildStep {
  return ({ steps }) => ({ ...none, type: 'repeat', times: { type: 'while', probability }, steps: steps(list) });
}

export function exclusive(lock: string, list: readonly BuildStep[]): BuildStep {
  return ({ steps }) => ({ ...none, type: 'exclusive', lock, steps: steps(list) });
}

export function failing(probability: number): BuildStep {
  return () => ({ ...none, type: 'fail', cause: 'failed', when: { type: 'probability', probability } });
}

/** Fails messages that were delivered at most so often. */
export function failingFirst(deliveries: number): BuildStep {
  return () => ({ ...none, type: 'fail', cause: 'failed', when: { type: 'first-deliveries', deliveries } });
}

/** Adds one to a counter; once for each key where a choice of one is given. */
export function count(counter: string, fields: Partial<Pick<CountStep, 'amount' | 'idempotencyKey'>> = {}): BuildStep {
  return ({ names }) => ({
    ...none,
    type: 'count',
    counter: names.id('counter', counter),
    amount: 1,
    idempotencyKey: null,
    ...fields,
  });
}

export function reply(): BuildStep {
  return () => ({ ...none, type: 'reply' });
}
