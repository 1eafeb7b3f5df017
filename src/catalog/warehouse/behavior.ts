import { scaledLaw } from '#design';
import { managedStation, reader, type KindBehavior } from '../behavior';
import { bytesPerSlotMs } from './scan';

/** A query reads what it scans with many slots at once, which all queries share; what is loaded is seen from the next load on. */
export const behavior: KindBehavior = {
  meters: ['requests', 'reads', 'writes', 'cpu-hours', 'storage-gib-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    const tasks = read.number('tasks');
    return {
      type: 'store',
      station: {
        ...managedStation,
        vcpus: read.number('slots'),
        workers: read.limit('workers'),
        backlog: read.limit('backlog'),
      },
      verbs: {
        query: {
          steps: [
            { type: 'delay', timeMs: read.distribution('planMs') },
            {
              type: 'spread',
              parts: tasks,
              share: 1 / tasks,
              timeMs: scaledLaw(read.distribution('scannedBytes'), 1 / bytesPerSlotMs(configuration)),
              eachMs: 0,
            },
          ],
          meter: 'reads',
        },
        write: { steps: [{ type: 'delay', timeMs: read.distribution('stageMs') }], meter: 'writes' },
      },
      commitMs: { type: 'constant', value: 0 },
      maxConnections: null,
      io: null,
      memory: null,
      replication: null,
      broker: null,
      copies: {
        followers: 1,
        lagMs: { type: 'constant', value: 0 },
        refresh: { everyMs: read.number('loadMs'), workMs: 0 },
        isAllThatIsRead: true,
      },
    };
  },
};
