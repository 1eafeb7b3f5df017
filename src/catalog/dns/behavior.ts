import { defaultBalancing } from '#design';
import { reader, type KindBehavior } from '../behavior';

/** Tells each client a target, which the client keeps; nothing passes through it. */
export const behavior: KindBehavior = {
  meters: ['requests', 'name-lookups'],
  plan({ configuration }) {
    const read = reader(configuration);
    const intervalMs = read.limit('healthIntervalMs');
    return {
      type: 'router',
      router: {
        balancing: { ...defaultBalancing, policy: 'random' },
        latencyMs: read.distribution('lookupMs'),
        health:
          intervalMs === null
            ? null
            : {
                intervalMs,
                timeoutMs: read.number('healthTimeoutMs'),
                unhealthyAfter: read.number('unhealthyAfter'),
                healthyAfter: read.number('healthyAfter'),
              },
        connectionLimit: null,
        gate: null,
        names: { policy: read.choice('answerPolicy'), ttlMs: read.number('ttlMs') },
      },
    };
  },
};
