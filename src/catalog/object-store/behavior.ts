import { managedStation, plainBroker, reader, type KindBehavior, type VerbStep } from '../behavior';
import { allowance } from '../partition-plan';

type Read = ReturnType<typeof reader>;

const secondMs = 1000;
/** Of whatever size: requests are counted, not bytes. */
const bytesPerUnit = Number.MAX_SAFE_INTEGER;

/** A get waits for the first byte, then for the rest at the pace of one request. */
const getting = (read: Read): readonly VerbStep[] => [
  { type: 'units', of: 'reads', bytesPerUnit, copyShare: 1 },
  { type: 'delay', timeMs: read.distribution('firstByteMs') },
  { type: 'transfer', of: 'answer', bitsPerSecond: read.limit('bitsPerSecond') },
];

/** A put is over when all of it is there, and then it is told. */
const putting = (read: Read): readonly VerbStep[] => [
  { type: 'units', of: 'writes', bytesPerUnit, copyShare: 1 },
  { type: 'transfer', of: 'request', bitsPerSecond: read.limit('bitsPerSecond') },
  { type: 'delay', timeMs: read.distribution('putMs') },
  { type: 'accept' },
];

/** Objects by name, under prefixes that each take so many requests; files are objects that anybody may get. */
export const behavior: KindBehavior = {
  meters: ['requests', 'instance-hours', 'read-units', 'write-units', 'storage-gib-hours', 'internet-out-gib'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'store',
      station: managedStation,
      verbs: { get: { steps: getting(read), meter: 'reads' }, put: { steps: putting(read), meter: 'writes' } },
      files: getting(read),
      commitMs: null,
      maxConnections: null,
      io: null,
      memory: null,
      replication: null,
      broker: {
        ...plainBroker,
        sharing: 'each',
        visibilityMs: read.number('visibilityTimeoutMs'),
        maxReceives: read.limit('maxReceives'),
        maxAgeMs: read.limit('retentionMs'),
      },
      partitions: {
        partitions: 1,
        ranges: read.number('prefixes'),
        splitAfterMs: read.limit('splitAfterMs'),
        reads: allowance(read.limit('prefixReads'), false, secondMs),
        writes: allowance(read.limit('prefixWrites'), false, secondMs),
      },
    };
  },
};
