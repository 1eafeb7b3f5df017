/** What the page and its workers say to each other: types only. Commands go in, events come out; each carries the run number, and messages of an older run are dropped. */
import type { Deployment, Document, Fault, ModuleId, Problem, RequirementId, StageId } from '#design';
import type { Verdict } from '#judging';
import type { Bill } from '#pricing';
import type {
  Examples,
  FaultInForce,
  FlowBalance,
  FollowOrder,
  Replication,
  Report,
  RunEvent,
  RunPosition,
  RunSeries,
  Snapshot,
  SnapshotIndex,
  Trace,
  Trial,
} from '#simulation';

/** Simulated seconds per wall second; `max` = as fast as possible. */
export type Speed = 0.01 | 0.1 | 0.25 | 1 | 4 | 16 | 60 | 'max';

export type SimulationCommand =
  /** Compile the stage and stand at t = 0, paused; edits of an earlier run are forgotten. */
  | {
      readonly type: 'load';
      readonly run: number;
      readonly document: Document;
      readonly stage: StageId;
      readonly seed: number;
    }
  | { readonly type: 'play'; readonly run: number }
  | { readonly type: 'pause'; readonly run: number }
  | { readonly type: 'speed'; readonly run: number; readonly speed: Speed }
  /** Run on by this much simulated time (ms), or by one event, then pause. */
  | { readonly type: 'step'; readonly run: number; readonly by: number | 'event' }
  /** The document changed: apply the difference at the current instant and log it. */
  | { readonly type: 'edit'; readonly run: number; readonly document: Document; readonly label: string }
  | { readonly type: 'fault'; readonly run: number; readonly fault: Fault; readonly durationMs: number | null }
  /** A new version of a module comes to its hosts. */
  | { readonly type: 'deploy'; readonly run: number; readonly module: ModuleId; readonly deployment: Deployment }
  /** Ends one fault by its number in the snapshot's list. */
  | { readonly type: 'clear-fault'; readonly run: number; readonly id: number }
  | { readonly type: 'clear-faults'; readonly run: number }
  /** Ask for the report of the run so far. */
  | { readonly type: 'report'; readonly run: number };

/** What to expect of a stage at an instant, from its document alone; no run is asked or disturbed. */
export interface ExpectCommand {
  readonly type: 'expect';
  /** Number of the question, which the answer carries. */
  readonly asked: number;
  readonly document: Document;
  readonly stage: StageId;
  readonly atMs: number;
}

export type SimulationEvent =
  /** The answer; null = nothing can be worked out. Of all events it alone belongs to no run. */
  | { readonly type: 'expected'; readonly asked: number; readonly balance: FlowBalance | null }
  /** What stands at which row, on load and after each change of structure. */
  | { readonly type: 'index'; readonly run: number; readonly index: SnapshotIndex }
  /** The stage cannot run; each problem has a place. */
  | { readonly type: 'not-runnable'; readonly run: number; readonly problems: readonly Problem[] }
  /** An edit was applied to the run, or, with problems, could not be: the run goes on as it was. */
  | { readonly type: 'edited'; readonly run: number; readonly problems: readonly Problem[] }
  /** An edit, a fault or a clearing was obeyed here: said of each, in the order in which they were sent. */
  | { readonly type: 'acted'; readonly run: number; readonly position: RunPosition }
  /** At most 10 a second; the arrays are transferred. */
  | {
      readonly type: 'snapshot';
      readonly run: number;
      readonly snapshot: Snapshot;
      /** Events handled up to the snapshot. */
      readonly handled: number;
      /** Of the document's requirements, in its order. */
      readonly verdicts: readonly Verdict[];
      /** Faults in force, oldest first: thrown by hand or by the scenario. */
      readonly faults: readonly FaultInForce[];
      /** Simulated seconds per wall second over the last wall second. */
      readonly achievedSpeed: number;
      readonly status: RunStatus;
    }
  | { readonly type: 'events'; readonly run: number; readonly events: readonly RunEvent[] }
  /** The end of the scenario, an answer to `report`, or a guard that stopped the run. */
  | { readonly type: 'report'; readonly run: number; readonly report: Report; readonly status: RunStatus }
  /** The worker failed; the text says where. */
  | { readonly type: 'fault-in-worker'; readonly run: number; readonly text: string };

export type RunStatus = 'paused' | 'running' | 'finished' | 'stopped';

/** A requirement that the run on the sheet does not decide, with its value. */
export interface JudgedRequirement {
  readonly id: RequirementId;
  readonly measured: number;
  readonly verdict: Verdict;
}

export type BillCommand = {
  readonly type: 'bill';
  readonly run: number;
  readonly document: Document;
  readonly stage: StageId;
};

export type BillEvent =
  /** Load levels finished of all. */
  | { readonly type: 'progress'; readonly run: number; readonly done: number; readonly of: number }
  | { readonly type: 'bill'; readonly run: number; readonly bill: Bill; readonly judged: readonly JudgedRequirement[] }
  | { readonly type: 'not-runnable'; readonly run: number; readonly problems: readonly Problem[] }
  | { readonly type: 'fault-in-worker'; readonly run: number; readonly text: string };

export type FollowCommand = { readonly type: 'follow'; readonly run: number; readonly order: FollowOrder };

export type FollowEvent =
  /** Share of the replay that is done, 0..1. */
  | { readonly type: 'progress'; readonly run: number; readonly share: number }
  | { readonly type: 'examples'; readonly run: number; readonly examples: Examples }
  /** The end: the request span by span, or null when none was found. */
  | { readonly type: 'trace'; readonly run: number; readonly trace: Trace | null }
  | { readonly type: 'fault-in-worker'; readonly run: number; readonly text: string };

/** One job for a worker of a pool. */
export interface JobCommand<Order> {
  /** Number of the job, which every event of it carries. */
  readonly job: number;
  readonly order: Order;
}

export type JobEvent<Result, Partial = null> =
  /** Share of the job that is done, 0..1, and what can be told of it already; at most ten a second. */
  | { readonly type: 'progress'; readonly job: number; readonly share: number; readonly partial?: Partial }
  | { readonly type: 'done'; readonly job: number; readonly result: Result };

/** Replications in their order, whatever the order in which they were made. */
export type ReplicationsEvent =
  /** Share of all replications together that is done, 0..1. */
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'replication'; readonly replication: Replication }
  /** The worker failed twice at this one; the others go on. */
  | { readonly type: 'failed'; readonly replication: number; readonly text: string }
  /** The stage cannot run: nothing comes after it. */
  | { readonly type: 'not-runnable'; readonly problems: readonly Problem[] }
  /** All were told of. */
  | { readonly type: 'finished' };

/** Trials in the order in which they were asked for; `at` is the place of one among them. */
export type TrialsEvent =
  /** Share of all trials together that is done, 0..1. */
  | { readonly type: 'progress'; readonly share: number }
  /** The course of a run that is under way, up to now. */
  | { readonly type: 'course'; readonly at: number; readonly course: RunSeries }
  | { readonly type: 'trial'; readonly at: number; readonly trial: Trial }
  /** The worker failed twice at this one; the others go on. */
  | { readonly type: 'failed'; readonly at: number; readonly text: string }
  /** The stage cannot run as it is asked for here; the others go on. */
  | { readonly type: 'not-runnable'; readonly at: number; readonly problems: readonly Problem[] }
  /** All were told of. */
  | { readonly type: 'finished' };
