/**
 * What an operation does, step by step (model.md of the simulation layer says what each step means when it runs).
 * Every step has an id: the random draws of a request are keyed by it, so it is kept when the step moves.
 */
import type { Distribution } from './distribution';
import type { CounterId, DataSetId, NeedId, OperationId, StepId } from './ids';
import type { FailureCause } from './policy';
import type { Verb } from './protocol';

interface StepBase {
  readonly id: StepId;
  /** What the step is about across modules ("tax", "login check"); a change of that concern touches its module. Null = nothing named. */
  readonly concern: string | null;
}

/** CPU time in ms at the speed of one reference vCPU; competes for the instance's vCPUs. */
export interface ComputeStep extends StepBase {
  readonly type: 'compute';
  readonly timeMs: Distribution;
}

/** Time in ms that occupies the worker but no CPU. */
export interface WaitStep extends StepBase {
  readonly type: 'wait';
  readonly timeMs: Distribution;
}

/** What a call asks for: an operation of a module, or a verb of a store or third party on a data set. */
export type CallTarget =
  | { readonly type: 'operation'; readonly operation: OperationId }
  | { readonly type: 'verb'; readonly verb: Verb; readonly dataSet: DataSetId | null };

/** What the caller does when a call or send fails after its last attempt. */
export type FailureAction =
  | { readonly type: 'fail' }
  | { readonly type: 'ignore' }
  | { readonly type: 'fallback'; readonly steps: readonly Step[] };

/** Which entity a lookup, verb or count is about. */
export type KeyChoice =
  /** The request's own entity key. */
  | 'request'
  /** Item i for the i-th execution within the request. */
  | 'item'
  /** Drawn anew from the population of the step's data set. */
  | 'drawn'
  /** One shared entry. */
  | 'one';

/** Which node of a replicated store a read asks: the primary, any replica, or one that shows what this client wrote. */
export const readSources = ['primary', 'replica', 'read-your-writes'] as const;
export type ReadSource = (typeof readSources)[number];

export interface CallStep extends StepBase {
  readonly type: 'call';
  readonly need: NeedId;
  readonly target: CallTarget;
  /** Number of calls, one after the other; drawn values are rounded down. */
  readonly count: Distribution;
  /** Probability that the step is executed at all, 0..1. */
  readonly probability: number;
  readonly requestBytes: Distribution;
  readonly responseBytes: Distribution;
  readonly key: KeyChoice;
  /** CPU time in ms at the store for this verb; null = the store's own. Ignored by operations. */
  readonly storeTimeMs: Distribution | null;
  /** Of reading verbs only. */
  readonly readFrom: ReadSource;
  readonly onFailure: FailureAction;
}

export interface ParallelBranch {
  /** Drawn values are rounded down; a branch repeated n times is n branches. */
  readonly repeat: Distribution;
  readonly steps: readonly Step[];
}

export interface ParallelStep extends StepBase {
  readonly type: 'parallel';
  readonly branches: readonly ParallelBranch[];
  /** Branches waited for: all, any, or a number k of them. */
  readonly join: 'all' | 'any' | number;
}

export interface ChooseStep extends StepBase {
  readonly type: 'choose';
  readonly branches: readonly { readonly weight: number; readonly steps: readonly Step[] }[];
}

export interface RepeatStep extends StepBase {
  readonly type: 'repeat';
  readonly times:
    | { readonly type: 'count'; readonly count: Distribution }
    /** After each round, on with this probability; the first round is always run. */
    | { readonly type: 'while'; readonly probability: number };
  readonly steps: readonly Step[];
}

/** Hands a message to a queue, topic or stream; ends with the broker's acknowledgement. */
export interface SendStep extends StepBase {
  readonly type: 'send';
  readonly need: NeedId;
  /** Operation that a consumer runs for it; null = the consumer's only one. */
  readonly operation: OperationId | null;
  readonly messageBytes: Distribution;
  readonly key: KeyChoice;
  /** Higher goes first in a queue that serves by priority. */
  readonly priority: number;
  /** Ms after sending by which it should be handled, for a queue that serves the earliest deadline first; null = none. */
  readonly deadlineMs: number | null;
  /** What the filters of an event bus look at beside the operation; null = nothing. */
  readonly attribute: string | null;
  readonly onFailure: FailureAction;
}

export interface LookupStep extends StepBase {
  readonly type: 'lookup';
  readonly need: NeedId;
  readonly dataSet: DataSetId;
  readonly key: KeyChoice;
  readonly entryBytes: Distribution;
  /** Run by the caller on a miss; the cache is filled when they succeed. */
  readonly onMiss: readonly Step[];
  readonly onFailure: FailureAction;
}

/** Runs its steps on one connection of the store behind `need`; their writes show at commit. */
export interface TransactionStep extends StepBase {
  readonly type: 'transaction';
  readonly need: NeedId;
  readonly steps: readonly Step[];
}

/** Holds a named lock of the instance while its steps run. */
export interface ExclusiveStep extends StepBase {
  readonly type: 'exclusive';
  readonly lock: string;
  readonly steps: readonly Step[];
}

export interface CountStep extends StepBase {
  readonly type: 'count';
  readonly counter: CounterId;
  readonly amount: number;
  /** Counts once per key of this choice; null = every time. */
  readonly idempotencyKey: KeyChoice | null;
}

/** Ends the operation with the cause; the time spent so far is spent. */
export interface FailStep extends StepBase {
  readonly type: 'fail';
  readonly cause: FailureCause;
  readonly when:
    | { readonly type: 'probability'; readonly probability: number }
    /** On the first n deliveries of a message. */
    | { readonly type: 'first-deliveries'; readonly deliveries: number };
}

/** Answers the caller; the steps after it run on, holding the worker. */
export interface ReplyStep extends StepBase {
  readonly type: 'reply';
}

export type Step =
  | ComputeStep
  | WaitStep
  | CallStep
  | ParallelStep
  | ChooseStep
  | RepeatStep
  | SendStep
  | LookupStep
  | TransactionStep
  | ExclusiveStep
  | CountStep
  | FailStep
  | ReplyStep;

export type StepType = Step['type'];
