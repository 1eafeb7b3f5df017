import { managedStation, reader, type KindBehavior } from '../behavior';
import { hostStation } from '../host-spec';

/** Instances with workers, a backlog and vCPUs, which start from an image; what runs in them are the modules that stand there. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'cpu-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'host',
      station: {
        ...managedStation,
        ...hostStation(read),
        bootMs: read.distribution('startMs'),
        restartDelayMs: 0,
      },
      onDemand: null,
    };
  },
};
