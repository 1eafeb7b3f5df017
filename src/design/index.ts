export * from './distribution';
export * from './document';
export * from './host-policy';
export * from './ids';
export * from './kind-declaration';
export * from './policy';
export * from './problem';
export * from './protocol';
export * from './experiment';
export * from './scenario';
export * from './scene';
export { runtimeOf } from './runtime';
export * from './stage';
export * from './steps';
export { allSteps, changeLists } from './step-tree';
export * from './workload';
export * from './fault-target';
export * from './fault-words';
export { clampToRange, isOfSort } from './configurations';
export * from './find-problems';
export {
  maxDocumentCharacters,
  parseDocument,
  readDocument,
  serializeDocument,
  type ReadDocument,
  type ReadOptions,
} from './read-document';
export { isRecord, isTooDeep, readShape, refusedField } from './read-shape';
export * as schemaPart from './schema-parts';
export { listed } from './listed';
export * from './lookups';
export { isSafe } from './safe';
export { scaledLaw } from './scaled-law';
export { isFile, mayStandIn } from './standing';
export * from './placement';
export { connect, fittingTargets, type Refusal } from './connect';
export type { WireEnd } from './connect-plan';
export { copyText, duplicateComponents, pasteText } from './clipboard';
export { holdCredential, setAccess } from './edits/access';
export {
  addComponent,
  addModule,
  moveComponents,
  renameComponent,
  setComponent,
  setHostPolicy,
  setParameter,
  type NewComponent,
} from './edits/components';
export { mayNotAwait, setAwaits } from './edits/awaiting';
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
export { extractModule, moveModule, type ModuleMove } from './edits/placing';
export { removeFromStage } from './edits/remove';
export { setRules } from './edits/rules';
export { setScenes } from './edits/scenes';
export { addStage, describeStage, moveStage, removeStage } from './edits/stages';
export { setSteps, type NewStep, type StepPlace } from './edits/steps';
export * from './edits/whole';
export { setWire, setWireDelivery, setWirePolicy, type WireValues } from './edits/wires';
export * from './edits/workload';
export { addZone, removeZone, setZone } from './edits/zones';
export { applyToEqualStages, spreadTo, type EditScope } from './equal-stages';
export { atFlatLoad } from './flat-load';
export { meanRatePerSecond } from './mean-rate';
export { profileFactor, trafficFactor } from './rate-factors';
export { applyFix } from './fixes';
export { problemRows, type ProblemRow } from './problems/alike';
export * from './history';
export { refactoringsAt, type Refactoring, type RefactoringName } from './refactorings/refactorings';
export * from './routes';
export { documentSchema } from './schema';
export {
  changesPlacement,
  isPlacement,
  stageChanges,
  wireNames,
  type FieldChange,
  type StageChange,
} from './stage-changes';
export * from './build';
export { BuildNames } from './build-names';
export * as buildAction from './build-actions';
export * as buildStep from './build-steps';
export type { BuildStep } from './build-steps';
export type { BuildComponent, BuildModule, BuildStage, BuildWire } from './build-stage';
export { changeDesign } from './changes/change-design';
export { answeringModules, concernsIn, concernsMet, entriesOpenTo, sharedData } from './changes/met';
export {
  duplicateConcerns,
  effortOf,
  hoursPerThing,
  hoursOfTeams,
  linesOf,
  touchedBy,
  type Effort,
  type Line,
} from './changes/touched';
export {
  misplacedData,
  publicEntries,
  openOperations,
  reachOf,
  sensitiveReached,
  storesReached,
  type Hop,
  type Reach,
  type Reached,
  type ReachStart,
  type Target,
} from './reach/reach';
export { operationsStruck } from './reach/passes';
export { oneWayMs, placementLatency } from './wire-latency';
