export * from './distribution';
export * from './document';
export * from './ids';
export * from './kind-declaration';
export * from './policy';
export * from './problem';
export * from './protocol';
export * from './scenario';
export * from './stage';
export * from './steps';
export * from './workload';
export * from './find-problems';
export { clampToRange } from './configurations';
export {
  maxDocumentCharacters,
  parseDocument,
  readDocument,
  serializeDocument,
  type ReadDocument,
  type ReadOptions,
} from './read-document';
export { nestedSteps, stepsWithin } from './references';
export { differenceOf, equal, expandStages } from './stage-difference';
