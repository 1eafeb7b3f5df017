import { managedStation, reader, type KindBehavior } from '../behavior';

/** Real entries under real keys: least recently used leave first, and each leaves at its time. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'reads', 'writes'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'store',
      station: managedStation,
      verbs: { lookup: { steps: [{ type: 'delay', timeMs: read.distribution('latencyMs') }], meter: 'reads' } },
      commitMs: null,
      maxConnections: null,
      io: null,
      replication: null,
      broker: null,
      memory: {
        capacityEntries: read.limit('capacityEntries'),
        capacityMiB: read.limit('capacityMiB'),
        ttlMs: read.limit('ttlMs'),
        staleIfErrorMs: null,
        ttlFrom: read.choice('ttlFrom'),
        coalescing: read.isOn('coalescing'),
        prefillEntries: read.number('prefillEntries'),
      },
    };
  },
};
