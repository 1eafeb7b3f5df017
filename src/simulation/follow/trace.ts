/** One request, told span by span: what a page draws as a waterfall. Instants are simulated ms of the run. */
import type { ComponentId, FailureCause, OperationId, TrafficClassId, WireId } from '#design';

/** What a stretch of a span's own time went into. */
export type SegmentKind =
  /** On the wire, there or back, or in a transfer that shares the instance's bandwidth. */
  | 'network'
  /** Waits for a worker. */
  | 'queue'
  /** Waits for a place of the bulkhead. */
  | 'place'
  /** Waits for a connection, its own transaction's included. */
  | 'connection'
  /** Waits for a lock, a disk or somebody else's fetch of the same key. */
  | 'lock'
  /** Computes with fewer vCPUs than it would take: the time beyond that of the work alone, drawn before the work. */
  | 'vcpu'
  /** Waits for an answer that will never come: what was asked is silent, cut off or gone. */
  | 'lost'
  /** Its own work: computations, messages to read and write, times that steps say. */
  | 'work'
  /** The pause before a further attempt, of a wire or of the user. */
  | 'pause';

export interface Segment {
  readonly kind: SegmentKind;
  readonly fromMs: number;
  readonly toMs: number;
}

export type SpanOutcome =
  | 'success'
  | 'late'
  | FailureCause
  /** Whoever asked waited no longer: it gave up, was gone, or had its answer from elsewhere. */
  | 'abandoned'
  /** Not over when the following ended. */
  | 'under-way';

export type SpanType =
  /** The client's request, from arrival to answer or the end of patience. */
  | 'request'
  /** One attempt of a call over a wire, with what is done for it at its other end. */
  | 'call'
  /** A further attempt beside one that has no answer yet. */
  | 'hedge'
  /** A call within the process. */
  | 'in-process'
  /** A branch, or a round of a repeated part. */
  | 'branch'
  /** What runs on behind an early reply. */
  | 'background';

export interface TraceSpan {
  /** Its place in the trace's list. */
  readonly id: number;
  /** The span that asked for it; -1 = it is the request itself. Always before it in the list. */
  readonly parent: number;
  readonly type: SpanType;
  /** What is asked: `module.operation`, or a store's verb. */
  readonly name: string;
  /** Component that does it; null = none was reached. */
  readonly component: ComponentId | null;
  /** Number of its instance, from 0; -1 = none was reached. */
  readonly instance: number;
  /** Component that asks. */
  readonly from: ComponentId | null;
  /** Wire that it went over, or would have; null = within the process, or nowhere. */
  readonly wire: WireId | null;
  /** Attempt of its call, the first is 0; of a hedge 0. */
  readonly attempt: number;
  readonly beginMs: number;
  /** When it was over for whoever asked. */
  readonly endMs: number;
  /** When the work for it ended: later than `endMs` where that went on for nobody. */
  readonly lastMs: number;
  readonly outcome: SpanOutcome;
  /** Its own time, in order; between them it waits for its children. */
  readonly segments: readonly Segment[];
}

/** Names one request of a run, in every replay. */
export interface RequestRef {
  /** Key of its draws, which no other request of the run has. */
  readonly key: readonly [high: number, low: number];
  readonly trafficClass: TrafficClassId;
  readonly operation: OperationId;
  /** Number within its class, from 0. */
  readonly ordinal: number;
  readonly arrivedMs: number;
  readonly endedMs: number;
  readonly outcome: 'success' | 'late' | FailureCause;
  /** Whether any call of it was tried again, by a wire or by its user. Hedges are not retries. */
  readonly isRetried: boolean;
}

/** A stretch of the critical path: the span whose doing decided when the request ended. Together they are its whole time. */
export interface PathPiece {
  readonly span: number;
  /** Null = nothing that was seen: the span waited, and for none of its children. */
  readonly kind: SegmentKind | null;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Spans that are not told one by one: children of one span, with all that was done for them. */
export interface Folded {
  /** Their parent, which is told. */
  readonly parent: number;
  readonly count: number;
  /** Of all their own times, ms. */
  readonly totalMs: number;
}

export interface Trace {
  readonly request: RequestRef;
  /** The request first, children behind their parents; at most 500. */
  readonly spans: readonly TraceSpan[];
  readonly folded: readonly Folded[];
  /** A stretch of a folded span is told as its parent's. */
  readonly path: readonly PathPiece[];
  /** Spans beyond what a trace keeps, of which nothing is known but that they began. */
  readonly unseen: number;
  /** Whether the replay gave the request the same end and outcome as before. It always should. */
  readonly isSame: boolean;
}
