import { managedStation, reader, type KindBehavior } from '../behavior';
import { nodesAtWork } from './nodes';

/** A query works on all shards at once and waits for the slowest; what is written is done in each copy, and found from the next refresh on. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'reads', 'writes', 'cpu-hours', 'storage-gib-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    const shards = read.number('shards');
    const copies = 1 + read.number('replicas');
    return {
      type: 'store',
      station: {
        ...managedStation,
        vcpus: read.number('vcpus') * nodesAtWork(configuration),
        workers: read.limit('workers'),
        backlog: read.limit('backlog'),
      },
      verbs: {
        query: {
          steps: [
            {
              type: 'spread',
              parts: shards,
              share: 1 / shards,
              timeMs: read.distribution('queryCpuMs'),
              eachMs: read.number('shardCpuMs'),
            },
          ],
          meter: 'reads',
        },
        index: {
          steps: [
            { type: 'spread', parts: copies, share: 1, timeMs: read.distribution('indexCpuMs'), eachMs: 0 },
            { type: 'delay', timeMs: read.distribution('indexMs') },
          ],
          meter: 'writes',
        },
      },
      commitMs: null,
      maxConnections: null,
      io: null,
      memory: null,
      replication: null,
      broker: null,
      copies: {
        followers: 1,
        lagMs: { type: 'constant', value: 0 },
        refresh: { everyMs: read.number('refreshMs'), workMs: read.number('refreshCpuMs') },
        isAllThatIsRead: true,
      },
    };
  },
};
