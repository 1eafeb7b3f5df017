/** What the kinds have in common whose instances are always there and hold modules: what they offer, how they are drawn, how they stand. */
import { subtitle } from './instances-subtitle';
import type { reader } from './behavior';
import type { KindSpec } from './kind';

export const hostSpec = {
  offers: [
    { protocol: 'request', verbs: [] },
    { protocol: 'event', verbs: [] },
  ],
  hosts: 'modules',
  instancesParameter: 'instances',
  face: {
    beam: { measure: 'utilization', label: 'vCPU' },
    foot: [
      { measure: 'queueLength', label: 'waiting' },
      { measure: 'workersBusy', label: 'workers' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle,
  },
} as const satisfies Partial<KindSpec>;

/** Size and room of each instance, from the parameters of `host-parameters.ts`. */
export const hostStation = (read: ReturnType<typeof reader>) => ({
  instances: read.number('instances'),
  vcpus: read.limit('vcpus'),
  speed: read.number('speed'),
  workers: read.limit('workers'),
  backlog: read.limit('backlog'),
  memoryMiB: read.limit('memoryMiB'),
  memoryPerConnectionMiB: read.number('memoryPerConnectionMiB'),
  bandwidthBitsPerSecond: read.limit('bandwidthBitsPerSecond'),
  sigma: read.number('scalabilitySigma'),
  kappa: read.number('scalabilityKappa'),
  repairCrews: read.limit('repairCrews'),
  serializes: true,
});
