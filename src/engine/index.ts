export { exp, expm1, log, log1p, pow } from './math';
export { inverseNormal } from './normal';
export * from './random';
export { exponentialOf, nextExponential } from './exponential';
export type { DistributionSpec, HyperexponentialSpec, LognormalSpec, MixtureSpecPart } from './distribution-spec';
export {
  compileDistribution,
  cumulativeShares,
  meanOf,
  resetDistributions,
  sampleKeyed,
  sampleStream,
} from './distributions';
export type { PopulationSpec } from './populations';
export {
  compilePopulation,
  keyOfRank,
  populationSize,
  resetPopulations,
  sampleItem,
  sampleItemFromStream,
} from './populations';
export type { HistogramGrid, SparseHistogram } from './histogram';
export { coarseGrid, fineGrid, Histogram } from './histogram';
export { Tally, TimeAverage } from './statistics';
export { BatchMeans, halfWidth, studentQuantile } from './confidence';
export { digest } from './digest';
export * from './breaker';
export * from './calendar';
export * from './chooser';
export * from './link';
export * from './lru';
export * from './machine';
export * from './processor';
export * from './program';
export * from './state';
export * from './station';
export * from './token-bucket';
export * from './world';
export * as frames from './frames';
export { callPhases, longestWaitMs } from './call-state';
