/** Documents of the course's experiments, each with every number that its outcome depends on. Made when they are asked for. */
export { asService, bulkheads, firstHealthy, inProcess } from './faults-apart';
export { onceMore, shopUnder } from './robustness';
export { fixedNeed, hotModule, rewritten, sharedConnections } from './scaling';
