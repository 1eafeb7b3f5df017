import { managedStation, reader, type KindBehavior, type VerbStep } from '../behavior';

/** Somebody else's service: a latency, a share of errors, a quota. Its capacity is not ours to see. */
export const behavior: KindBehavior = {
  meters: ['requests', 'received-gib'],
  plan({ configuration }) {
    const read = reader(configuration);
    const quota = read.limit('quotaPerSecond');
    const steps: readonly VerbStep[] = [
      ...(quota === null ? [] : [{ type: 'quota', ratePerSecond: quota, burst: read.number('quotaBurst') } as const]),
      { type: 'delay', timeMs: read.distribution('latencyMs') },
      { type: 'fail', ratio: read.number('errorRatio'), cause: 'failed' },
    ];
    return {
      type: 'store',
      station: managedStation,
      verbs: { request: { steps, meter: null } },
      commitMs: null,
      maxConnections: null,
      io: null,
      memory: null,
      replication: null,
      broker: null,
    };
  },
};
