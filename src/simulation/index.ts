export { engineRevision, type Report } from './report';
export { createRun, type Run } from './run';
export * from './snapshot';
