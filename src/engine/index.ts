export { RecentValues } from './recent-values';
export * from './random';
export { chance, draw } from './keys';
export { nextExponential } from './exponential';
export type { DistributionSpec, HyperexponentialSpec, LognormalSpec, MixtureSpecPart } from './distribution-spec';
export { compileDistribution, cumulativeShares, sampleStream } from './distributions';
export { meanOfSpec, tailOfSpec } from './spec-figures';
export { exp, log, pow } from './math';
export type { PopulationSpec } from './populations';
export { compilePopulation, keyOfRank, populationSize, sampleItemFromStream } from './populations';
export { entityOfStored, storedKey } from './keys';
export type { HistogramGrid, SparseHistogram } from './histogram';
export { coarseGrid, Histogram } from './histogram';

export { digest } from './digest';
export * from './admission';
export * from './breaker';
export { CallSite, type SiteOptions } from './call-site';
export { callRequestBytes } from './call-state';
export * from './calendar';
export { causes } from './causes';
export * from './chooser';
export type { Destination, Lead } from './destination';
export { attemptOf, doingOf, isAt, isSameAttempt, type Attempt, type Doing } from './doing';
export { Executions, type ExecutionRules } from './executions';
export { resumeExecutions } from './execution-visits';
export * from './group';
export * from './levels';
export { Disk, type DiskOptions } from './disk';
export * from './link';
export { readTally, tallyCells, tallySize } from './tallies';
export * from './lru';
export { connectionMs, heldNow } from './held';
export { holdLock, lockNumber, releaseLock } from './holdings';
export * from './machine';
export * from './measures';
export * from './messages';
export * from './processor';
export * from './program';
export { Follower } from './follower';
export { directions, Partitions, rangeOf } from './partitions';
export type { Allowance, HottestPartition, PartitionsOptions } from './partitions';
export { answers, Replication } from './replication';
export { Resolver } from './resolver';
export { disband } from './fleet';
export { OnDemand } from './on-demand';
export type { OnDemandHooks, OnDemandOptions } from './on-demand-options';
export { SharedLimit } from './on-demand-shared';
export { SharedLine } from './shared-line';
export { serveNext } from './departures';
export { isHeldBack, killAlone, killVisits, limitWaitsFor } from './deaths';
export { setStandIns } from './stand-ins';
export { closeLasting, hangUp, loseLasting } from './lasting';
export { limitWaitsOver } from './retries';
export { refusalReasons, type RefusalReason } from './refusals';
export {
  countArrival,
  countEnd,
  countFrom,
  Counts,
  goodBySecond,
  offeredBySecond,
  RequestCounts,
  requestTotals,
  setPlainEnd,
} from './request-counts';
export { RequestSource } from './source';
export * from './state';
export { Moments, TimeAverage } from './statistics';
export * from './station';
export { after, createTask, endTask } from './tasks';
export * from './token-bucket';
export { Unit } from './unit';
export * from './world';
export * as frames from './frames';
export { WaitTable } from './wait-table';
export { openPools } from './store-pools';
