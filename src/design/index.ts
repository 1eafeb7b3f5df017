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
export * from './lookups';
export * from './placement';
export { connect, fittingTargets, rewire, type Refusal } from './connect';
export type { WireEnd } from './connect-plan';
export { copyText, duplicateComponents, longestCopy, pasteText } from './clipboard';
export {
  addComponent,
  addModule,
  addModuleAsHost,
  addNote,
  moveComponents,
  renameComponent,
  setComponent,
  setNote,
  setParameter,
  type NewComponent,
} from './edits/components';
export { emptyDocument } from './edits/defaults';
export type { Inserted } from './edits/insert';
export {
  addOperation,
  removeOperation,
  renameModule,
  renameOperation,
  setModule,
  type ModuleValues,
} from './edits/modules';
export { extractModule, moveModule, placeModule, type ModuleMove } from './edits/placing';
export { removeFromStage } from './edits/remove';
export { addStep, moveStep, removeStep, setStep, setSteps, type NewStep, type StepPlace } from './edits/steps';
export * from './edits/whole';
export { setWire, setWirePolicy, type WireValues } from './edits/wires';
export * from './edits/workload';
export { applyToEqualStages, stagesWithEqual, type EditScope } from './equal-stages';
export { applyFix } from './fixes';
export * from './history';
export * from './routes';
export * from './build';
export { BuildNames } from './build-names';
export * as buildStep from './build-steps';
export type { BuildComponent, BuildModule, BuildStage, BuildWire } from './build-stage';
