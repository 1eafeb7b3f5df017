/** What the host gets of the kernel. */
export {
  cancel,
  isScheduled,
  createLane,
  resetCalendar,
  schedule,
  scheduleAfter,
  scheduleInLane,
  takeNext,
  takeReady,
} from './calendar';
export { callOverPlainWay } from './calls';
export { bucketOf, claimCells, countIn, moveLevel, moveLevelTimes, resetCells } from './cells';
export { changeLoad, chooseMember } from './choosers';
export { claimIntegers, resetIntegers } from './integers';
export { countArrival, countEnd, endClientCall } from './flows';
export { exp, expm1, expOfSum, log, log1p, powerOfTwo } from './elementary';
export { exponentialOf, nextExponential } from './exponential';
export { adopt, allocate, frameTop, framesUsed, inherit, livingParent, release, resetFrames } from './frames';
export { learnDirect } from './direct';
export { learnForks } from './forks';
export { tellCounts } from './direct-counts';
export { unfold, unfoldAll } from './folded';
export { answerBranch, beginBranches } from './forks';
export { passDevice } from './device';
export { closeEvent, follow, handledEvents, resetSteps, run, takesStep } from './machine';
export {
  busyVcpuMs,
  computing,
  configureProcessor,
  createProcessor,
  finishNext,
  frameAt,
  startComputing,
  stopComputing,
  throttleProcessor,
  workLeftAt,
} from './processor';
export { deriveKey, nextBits, nextUniform, openStream, resetStreams, seedStream, uniformOf } from './random';
export { countWork } from './departures';
export { enterZipf, zipfOf } from './zipf';
