/** Documents of the course's experiments, each with every number that its outcome depends on. Made when they are asked for. */
export { guarded } from './access';
export { ownWrites, splitBrain, twice } from './data';
export { dualWrite } from './dual-write';
export { fanOut, needed, stampede } from './distributed';
export { asService, bulkheads, firstHealthy, inProcess } from './faults-apart';
export { fullAccount, month } from './maintained';
export { onceMore, shopUnder } from './robustness';
export { fixedNeed, hotModule, rewritten, sharedConnections } from './scaling';
export { firstMinute, fleets, functionsAndDatabase, longFunctions, onFunctions, onServers, surge } from './surge';
export { companion, cornerShopIn, suiteOf } from './surveyed';
export { badChange, cutAlong, growing, keptAlive, releaseTrain } from './teams';
export * as settings from './settings';
