/** Systems of the reference cases by name. */
import type { System } from './system';
import { autoscaling } from './systems/autoscaling';
import { availability, crashingHost } from './systems/availability';
import { breaker } from './systems/breaker';
import { cacheSystem } from './systems/cache';
import { hedgedCall, multiclassStation, nestedPool } from './systems/classes-and-pools';
import { costComparison } from './systems/cost-comparison';
import { failoverPair } from './systems/failover-pair';
import { fanOut } from './systems/fan-out';
import { functionSystem } from './systems/function';
import { hashRing } from './systems/hash-ring';
import { loadBalanced } from './systems/load-balanced';
import { messageQueue } from './systems/message-queue';
import { closedNetwork, openNetwork } from './systems/networks';
import { adaptiveThrottle, rateLimit } from './systems/rate-limit';
import { retries } from './systems/retries';
import { retryStorm } from './systems/retry-storm';
import { scalability } from './systems/scalability';
import { stationSystem } from './systems/station';
import { streamPartitions } from './systems/stream-partitions';

export const systems: Readonly<Record<string, System>> = {
  'adaptive-throttle': adaptiveThrottle,
  autoscaling,
  availability,
  breaker,
  cache: cacheSystem,
  'closed-network': closedNetwork,
  'cost-comparison': costComparison,
  'crashing-host': crashingHost,
  'failover-pair': failoverPair,
  'fan-out': fanOut,
  function: functionSystem,
  'hash-ring': hashRing,
  'hedged-call': hedgedCall,
  'load-balanced': loadBalanced,
  'message-queue': messageQueue,
  'multiclass-station': multiclassStation,
  'nested-pool': nestedPool,
  'open-network': openNetwork,
  'rate-limit': rateLimit,
  retries,
  'retry-storm': retryStorm,
  scalability,
  station: stationSystem,
  'stream-partitions': streamPartitions,
};
