/**
 * Parameters, and kinds with all of theirs, that came after version 1 was frozen, with the values that a design without them has. They are written by name, and only where they differ:
 * a link from before means what it meant, and a design that does not use them is no longer. Only ever added to; a test pins what stands here.
 */
import type { Configuration } from '#design';

export const laterDefaults: Readonly<Record<string, Configuration>> = {
  server: {
    sharedBacklog: false,
    memoryPerConnectionMiB: 0,
    accelerator: 'none',
  },
  function: {
    memoryMiB: 1_024,
    mibPerVcpu: 1_769,
    instanceConcurrency: 1,
    concurrencyLimit: null,
    waitingPlaces: 0,
    provisioned: 0,
    burstInstances: 1_000,
    burstPerSecond: 100,
    environmentMs: { type: 'lognormal', median: 120, p99: 400 },
    packageMiB: 1,
    packageLoadMs: 100,
    keepAliveMs: 360_000,
    timeLimitMs: 3_000,
    payloadKiB: 6_144,
    architecture: 'x86',
    billingStepMs: 1,
    billsColdStart: true,
  },
  'relational-database': {
    standby: 'none',
    detectionMs: 15_000,
    promotionMs: { type: 'constant', value: 45_000 },
    readReplicas: 0,
    replicationLagMs: { type: 'lognormal', median: 20, p99: 200 },
    replayShare: 0.5,
  },
  'third-party': { pricePerGbUsd: 0 },
  cdn: { staleIfErrorMs: null },
};
