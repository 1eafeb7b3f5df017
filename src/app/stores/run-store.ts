/**
 * The run as the page sees it. What ticks (snapshots, history) lives outside React in `liveRun`; the store carries a revision number that grows with
 * each snapshot, for the few panels that read the latest one at most ten times a second.
 */
import { createStore } from 'zustand/vanilla';
import type { Document, Problem } from '#design';
import type { Verdict } from '#judging';
import type { FaultInForce, Report, RunEvent, Snapshot, SnapshotIndex } from '#simulation';
import type { RunStatus, Speed } from '#worker';
import { Recording } from '../run/recording';

/** A document and since when the run has followed it. */
export interface Edition {
  /** Simulated ms. */
  readonly fromMs: number;
  readonly document: Document;
}

export interface RunState {
  /** What the run does; `empty` before a stage was loaded or while it cannot run. */
  readonly status: RunStatus | 'empty';
  /** Requested simulated seconds per wall second. */
  readonly speed: Speed;
  /** Speed reached over the last wall second; 0 until measured. */
  readonly achievedSpeed: number;
  /** Whether the run stands where a single event left it: instants are then told apart by microseconds. */
  readonly isAtEvent: boolean;
  /** Grows with every snapshot; 0 = nothing measured yet. */
  readonly revision: number;
  /** Why the stage cannot run; empty when it can. */
  readonly problems: readonly Problem[];
  /** The latest report: at the end of the scenario or when asked for. */
  readonly report: Report | null;
  /** What happened so far, oldest first; the last 500. */
  readonly events: readonly RunEvent[];
  /** The documents that changed what is offered, oldest first: what was sent then is told by the one of then. */
  readonly editions: readonly Edition[];
  /** The document with which the run ended; null = it has not. */
  readonly ended: Document | null;
  /** Faults in force, oldest first, thrown by hand or by the scenario; another array only when they changed. */
  readonly activeFaults: readonly FaultInForce[];
  /** What the worker said when it failed; null = it did not. */
  readonly failure: string | null;
}

export const initialRunState: RunState = {
  status: 'empty',
  speed: 1,
  achievedSpeed: 0,
  isAtEvent: false,
  revision: 0,
  problems: [],
  report: null,
  events: [],
  editions: [],
  ended: null,
  activeFaults: [],
  failure: null,
};

export const runStore = createStore<RunState>(() => initialRunState);

interface LiveRun {
  index: SnapshotIndex | null;
  snapshot: Snapshot | null;
  /** Of the document's requirements, in its order, at the latest snapshot. */
  verdicts: readonly Verdict[];
  readonly recording: Recording;
}

/** The present moment and the history of the run, outside React. Replaced in place; readers look when the revision grew. */
export const liveRun: LiveRun = { index: null, snapshot: null, verdicts: [], recording: new Recording() };
