import { reader, type KindBehavior } from '../behavior';

/** Instances with workers, a backlog and vCPUs; what runs in them are the modules that stand there. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'cpu-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'host',
      station: {
        instances: read.number('instances'),
        vcpus: read.limit('vcpus'),
        speed: read.number('speed'),
        workers: read.limit('workers'),
        backlog: read.limit('backlog'),
        sharesBacklog: read.isOn('sharedBacklog'),
        memoryMiB: read.limit('memoryMiB'),
        memoryPerConnectionMiB: read.number('memoryPerConnectionMiB'),
        bandwidthBitsPerSecond: read.limit('bandwidthBitsPerSecond'),
        sigma: read.number('scalabilitySigma'),
        kappa: read.number('scalabilityKappa'),
        bootMs: read.distribution('bootMs'),
        restartDelayMs: read.number('restartDelayMs'),
        restartDelayFactor: read.number('restartDelayFactor'),
        repairCrews: read.limit('repairCrews'),
        serializes: true,
      },
      onDemand: null,
    };
  },
};
