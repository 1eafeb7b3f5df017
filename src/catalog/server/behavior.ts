import { reader, type KindBehavior } from '../behavior';
import { hostStation } from '../host-spec';

/** Instances with workers, a backlog and vCPUs; what runs in them are the modules that stand there. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'cpu-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'host',
      station: {
        ...hostStation(read),
        sharesBacklog: read.isOn('sharedBacklog'),
        bootMs: read.distribution('bootMs'),
        restartDelayMs: read.number('restartDelayMs'),
        restartDelayFactor: read.number('restartDelayFactor'),
      },
      onDemand: null,
    };
  },
};
