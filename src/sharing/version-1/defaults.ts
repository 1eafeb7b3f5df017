/** Defaults of every kind's parameters as they were when version 1 of the link format was frozen; a test pins their hash. */
import type { Configuration } from '#design';

export const frozenDefaults: Readonly<Record<string, Configuration>> = {
  users: {},
  'load-balancer': {
    policy: 'least-outstanding',
    choices: 2,
    hashBy: 'key',
    virtualNodes: 100,
    healthIntervalMs: 5000,
    healthTimeoutMs: 2000,
    unhealthyAfter: 2,
    healthyAfter: 1,
    latencyMs: {
      type: 'constant',
      value: 0,
    },
    connectionLimit: null,
    preferSameZone: false,
    ejectAfter: null,
    ejectedMs: 30_000,
  },
  server: {
    instances: 1,
    vcpus: 2,
    memoryMiB: 4096,
    speed: 1,
    diskGiB: 8,
    workers: 64,
    backlog: 128,
    scalabilitySigma: 0,
    scalabilityKappa: 0,
    bandwidthBitsPerSecond: null,
    bootMs: {
      type: 'constant',
      value: 25800,
    },
    restartDelayMs: 10000,
    restartDelayFactor: 2,
    repairCrews: null,
  },
  'relational-database': {
    vcpus: 2,
    memoryMiB: 4096,
    storageGiB: 20,
    readCpuMs: {
      type: 'exponential',
      mean: 1,
    },
    writeCpuMs: {
      type: 'exponential',
      mean: 1.5,
    },
    queryCpuMs: {
      type: 'exponential',
      mean: 10,
    },
    commitMs: {
      type: 'constant',
      value: 0,
    },
    maxConnections: 100,
    ioOperationsPerRead: 0,
    ioOperationsPerWrite: 0,
    ioOperationsPerQuery: 0,
    ioMs: {
      type: 'constant',
      value: 0.7,
    },
    ioConcurrency: 32,
    iops: 3000,
  },
  cache: {
    capacityMiB: 1024,
    capacityEntries: null,
    ttlMs: 60000,
    ttlFrom: 'fill',
    coalescing: false,
    prefillEntries: 0,
    latencyMs: {
      type: 'constant',
      value: 0.1,
    },
  },
  'third-party': {
    latencyMs: {
      type: 'lognormal',
      median: 150,
      p99: 600,
    },
    errorRatio: 0,
    quotaPerSecond: null,
    quotaBurst: 100,
    pricePerCallUsd: 0,
  },
  'api-gateway': {
    latencyMs: {
      type: 'constant',
      value: 5,
    },
    authentication: 'cached',
    authenticationMs: {
      type: 'constant',
      value: 20,
    },
    authenticationCacheMs: 300_000,
    integrationTimeoutMs: 29_000,
    payloadKiB: 10_240,
    edition: 'lean',
  },
};
