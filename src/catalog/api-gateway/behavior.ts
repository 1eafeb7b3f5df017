import { defaultBalancing } from '#design';
import { reader, type KindBehavior } from '../behavior';

/** A router that checks each request before it passes it on; whom it turns away says the component's host policy. */
export const behavior: KindBehavior = {
  meters: ['requests', 'internet-out-gib'],
  plan({ configuration }) {
    const read = reader(configuration);
    const payloadKiB = read.limit('payloadKiB');
    const isAsked = read.choice('authentication') !== 'none';
    return {
      type: 'router',
      router: {
        balancing: defaultBalancing,
        latencyMs: read.distribution('latencyMs'),
        health: null,
        connectionLimit: null,
        gate: {
          payloadBytes: payloadKiB === null ? null : payloadKiB * 1024,
          authenticationMs: isAsked ? read.distribution('authenticationMs') : null,
          knownForMs: read.choice('authentication') === 'cached' ? read.number('authenticationCacheMs') : 0,
          integrationTimeoutMs: read.limit('integrationTimeoutMs'),
        },
      },
    };
  },
};
