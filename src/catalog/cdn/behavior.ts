import { defaultBalancing } from '#design';
import { reader, type KindBehavior } from '../behavior';

/** A router that remembers answers, and asks what stands behind it only for those that it has not. */
export const behavior: KindBehavior = {
  meters: ['requests', 'internet-out-gib'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'router',
      router: {
        balancing: defaultBalancing,
        latencyMs: read.distribution('edgeMs'),
        health: null,
        connectionLimit: null,
        gate: null,
        answers: {
          of: read.choice('caches'),
          memory: {
            capacityEntries: null,
            capacityMiB: read.limit('capacityMiB'),
            ttlMs: read.limit('ttlMs'),
            staleIfErrorMs: read.limit('staleIfErrorMs'),
            ttlFrom: 'fill',
            coalescing: read.isOn('coalescing'),
            prefillEntries: 0,
          },
        },
      },
    };
  },
};
