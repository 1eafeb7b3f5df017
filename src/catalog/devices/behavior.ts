import { reader, type KindBehavior } from '../behavior';

/** Each holds a connection, keeps what it cannot send, and comes back by itself. */
export const behavior: KindBehavior = {
  meters: ['requests'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'source',
      fleet: {
        buffer: read.limit('buffer'),
        retryMs: read.number('retryMs'),
        longestRetryMs: read.number('longestRetryMs'),
        jitterMs: read.number('jitterMs'),
      },
    };
  },
};
