/** Parameters that hosts with standing instances have in common. */
import { bandwidth, count, factor, memory, ratio } from './parameters';

export const connectionMemory = memory({
  name: 'memoryPerConnectionMiB',
  label: 'Memory of a connection',
  section: 'Size',
  help: 'Of each connection that an instance has open: one for each request inside it, waiting ones too, and those that its pools keep. What a request itself takes is said by its module.',
  min: 0,
  max: 1_024,
  default: 0,
});

export const speed = factor({
  name: 'speed',
  label: 'Speed',
  section: 'Size',
  help: 'Speed of one vCPU against the reference vCPU in which compute steps are given. 2 halves every computation.',
  min: 0.01,
  max: 100,
  default: 1,
});

export const workers = count({
  name: 'workers',
  label: 'Workers',
  section: 'Concurrency',
  unit: 'per instance',
  help: 'Requests that one instance works on at once. A worker is held until the answer is sent, through all waiting for others.',
  min: 1,
  max: 1_000_000,
  none: 'unlimited',
  default: 64,
});

export const backlog = count({
  name: 'backlog',
  label: 'Backlog',
  section: 'Concurrency',
  unit: 'requests',
  help: 'Requests that may wait for a worker of one instance, or of all where they share one backlog. Beyond it they are refused at once.',
  min: 0,
  max: 1_000_000,
  none: 'unlimited',
  default: 128,
});

export const contention = ratio({
  name: 'scalabilitySigma',
  label: 'Contention σ',
  section: 'Concurrency',
  help: 'Share of a computation that only one of n can do at a time. n computations together run at n / (1 + σ(n−1) + κn(n−1)) times one.',
  min: 0,
  max: 1,
  default: 0,
});

export const coherence = ratio({
  name: 'scalabilityKappa',
  label: 'Coherence κ',
  section: 'Concurrency',
  help: 'Cost of keeping n computations in step with each other; it grows with their pairs, so throughput falls again beyond a point.',
  min: 0,
  max: 1,
  default: 0,
});

export const instanceBandwidth = bandwidth({
  name: 'bandwidthBitsPerSecond',
  label: 'Bandwidth',
  section: 'Network',
  help: 'Shared equally by all messages that one instance sends and receives at the same time.',
  min: 1_000,
  max: 1e12,
  none: 'unlimited',
  default: null,
});

export const repairCrews = count({
  name: 'repairCrews',
  label: 'Repairs at once',
  section: 'Start and restart',
  unit: 'instances',
  help: 'Dead instances that can be repaired at the same time when instances fail by chance. The others stay down until it is their turn.',
  min: 1,
  max: 1_000,
  none: 'all',
  default: null,
});
