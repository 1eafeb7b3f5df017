export { billRuns, type BillProgress } from './bill-runs';
export type { Report } from './report';
export { createRun, type Run } from './run';
export * from './snapshot';
