import { managedStation, reader, type KindBehavior } from '../behavior';

/** Instances with workers, a backlog and vCPUs, which start from an image; what runs in them are the modules that stand there. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'cpu-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'host',
      station: {
        ...managedStation,
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
        bootMs: read.distribution('startMs'),
        restartDelayMs: 0,
        repairCrews: read.limit('repairCrews'),
        serializes: true,
      },
      onDemand: null,
    };
  },
};
