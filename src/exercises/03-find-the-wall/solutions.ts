/** A cache before the catalog's reads, and more or larger servers; and what looks like an answer: more servers alone, which send more to the same database. */
import { exponential, type BuildStage, type Configuration } from '#design';
import { buildSolutions } from '../author';
import { paymentProvider, shopBalancer, shopDatabase, shopModules, shoppers, shopServer, shopWires } from '../shop';
import { database, written } from './written';

const around = { Users: shoppers, Balancer: shopBalancer, 'Payment provider': paymentProvider };
const wall = { wall: 'Database' };

const withServers = (instances: number, backlog = 128): BuildStage => ({
  modules: shopModules(),
  components: { ...around, 'Shop server': shopServer(instances, { backlog }), Database: database },
  wires: shopWires(),
});

const withCache = (instances: number, server: Configuration = {}): BuildStage => ({
  modules: shopModules({ cached: true }),
  components: {
    ...around,
    'Shop server': shopServer(instances, server),
    Database: database,
    Cache: { kind: 'cache', at: [900, -80], values: { ttlMs: 60_000 } },
  },
  wires: shopWires({ cached: true }),
});

const bigDatabase: BuildStage = {
  ...withServers(4),
  components: {
    ...withServers(4).components,
    Database: shopDatabase({ readCpuMs: exponential(6), vcpus: 8 }),
  },
};

export const solutions = buildSolutions(written, {
  reference: { stage: withCache(4), passes: true, answers: wall },
  alternative: { stage: withCache(5), passes: true, answers: wall },
  start: { stage: written.start, passes: false },
  'wrong-more-servers': { stage: withServers(5), passes: false, answers: wall },
  'wrong-no-backlog': { stage: withServers(4, 0), passes: false, answers: wall },
  'wrong-cache-alone': { stage: withCache(2), passes: false, answers: wall },
  'wrong-everything-turned': {
    stage: withCache(4, { workers: 96, backlog: 200, memoryMiB: 4608, restartDelayMs: 29_000 }),
    passes: false,
    answers: wall,
  },
  'wrong-part-named': { stage: withCache(4), passes: false, answers: { wall: 'Shop server' } },
  'wrong-big-machine': { stage: bigDatabase, passes: false, answers: wall },
});
