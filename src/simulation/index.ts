export { billRuns, type BillProgress } from './bill-runs';
export type { LookupSeen, RequestSeen, RunObserver, VisitEnded, VisitSeen } from './observer';
export type { Report } from './report';
export type { ComponentReport, WireReport } from './report-parts';
export { createRun } from './create-run';
export type { Run } from './run';
export * from './snapshot';
export * from './balance/figures';
export { flowBalance } from './balance/flow-balance';
