import { managedStation, reader, type KindBehavior, type VerbStep } from '../behavior';

const bytesPerKib = 1024;
const secondMs = 1000;

/** Takes in by the call, within its quota; what it has taken in is found by queries some time later, and queries read as much as they span. */
export const behavior: KindBehavior = {
  meters: ['requests', 'reads', 'written-gib'],
  plan({ configuration }) {
    const read = reader(configuration);
    const payloadKiB = read.limit('payloadKiB');
    const quota = read.limit('quotaPerSecond');
    const takingIn: readonly VerbStep[] = [
      ...(payloadKiB === null ? [] : [{ type: 'payload', bytes: payloadKiB * bytesPerKib } as const]),
      ...(quota === null ? [] : [{ type: 'quota', ratePerSecond: quota, burst: Math.max(1, quota) } as const]),
      { type: 'delay', timeMs: read.distribution('ingestMs') },
    ];
    const scanMs = (secondMs * read.number('scannedMiB')) / read.number('scanMiBPerSecond');
    return {
      type: 'store',
      station: managedStation,
      verbs: {
        request: { steps: takingIn, meter: 'writes' },
        query: {
          steps: [
            { type: 'delay', timeMs: { type: 'constant', value: read.number('planMs') } },
            { type: 'io', operations: 1 },
          ],
          meter: 'reads',
        },
      },
      commitMs: null,
      maxConnections: null,
      io: {
        timeMs: { type: 'constant', value: scanMs },
        concurrency: read.limit('queries'),
        operationsPerSecond: null,
      },
      memory: null,
      replication: null,
      broker: null,
      copies: {
        followers: 1,
        lagMs: read.distribution('searchableMs'),
        isAllThatIsRead: true,
        isOfOneSort: true,
      },
    };
  },
};
