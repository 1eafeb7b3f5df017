export { billRuns, type BillProgress } from './bill-runs';
export type { ExampleName, Examples, LatencyBar, Question, WirePassed } from './follow/examples';
export { follow, type FollowOrder } from './follow/follow';
export type { LoggedAction, Recipe, RunAction, RunPosition } from './follow/replay';
export type {
  Folded,
  PathPiece,
  RequestRef,
  Segment,
  SegmentKind,
  SpanOutcome,
  Trace,
  TraceSpan,
} from './follow/trace';
export type { LookupSeen, RequestOver, RequestSeen, RunObserver, VisitEnded, VisitSeen } from './observer';
export type { Report } from './report';
export type { ComponentReport, WireReport } from './report-parts';
export { createRun } from './create-run';
export type { LoadFigure } from './load-figures';
export {
  makeRun,
  replicate,
  type MadeRun,
  type FlowFigures,
  type Replication,
  type ReplicationOrder,
} from './replicate';
export type { Run } from './run';
export type { ComponentEvidence, Evidence, WireEvidence } from './trials/evidence';
export type { RunSeries } from './trials/run-series';
export type { MessagesOfOperation } from './trials/message-watch';
export type { RunTotals } from './trials/run-totals';
export { madeTrial, toTheEnd } from './trials/made-trial';
export type { Traces } from './trials/traces';
export {
  billFigures,
  makeTrial,
  type BilledLine,
  type Trial,
  type TrialOrder,
  type TrialPart,
  type TrialProgress,
} from './trials/trial';
export * from './snapshot';
export * from './balance/figures';
export { flowBalance } from './balance/flow-balance';
