import { managedStation, reader, type KindBehavior, type VerbPlan, type VerbStep } from '../behavior';
import { allowance, type AllowancePlan } from '../partition-plan';

type Read = ReturnType<typeof reader>;

/** Ranges of keys that its partitions can be split to. */
const ranges = 1_048_576;
/** What a partition can do at all is not saved for long. */
const secondMs = 1000;
/** A read of any copy takes half of what one of the leader takes. */
const copyShare = 0.5;
/** Every item lies in three copies, of which one leads. */
const followers = 2;

/** What each partition can do, and its part of what was provisioned. */
function allowancesOf(read: Read, direction: 'Read' | 'Write'): readonly AllowancePlan[] {
  const most = allowance(read.limit(`partition${direction}Units`), false, secondMs);
  if (read.choice('capacityMode') === 'on-demand') return most;
  const provisioned = read.number(direction === 'Read' ? 'readUnits' : 'writeUnits');
  return [...allowance(provisioned, true, read.number('burstMs')), ...most];
}

function reading(read: Read, name: 'get' | 'query'): VerbPlan {
  const bytesPerUnit = read.number('readUnitBytes');
  return {
    steps: [
      { type: 'units', of: 'reads', bytesPerUnit, copyShare },
      { type: 'delay', timeMs: read.distribution(`${name}Ms`) },
    ],
    meter: 'reads',
  };
}

/** An item that is too large fails before it takes anything. */
function writing(read: Read): VerbPlan {
  const itemKiB = read.limit('itemKiB');
  const steps: readonly VerbStep[] = [
    ...(itemKiB === null ? [] : [{ type: 'payload', bytes: itemKiB * 1024 } as const]),
    { type: 'units', of: 'writes', bytesPerUnit: read.number('writeUnitBytes'), copyShare: 1 },
    { type: 'delay', timeMs: read.distribution('putMs') },
  ];
  return { steps, meter: 'writes' };
}

/** Keys lie in partitions by their hash, and each partition has units of its own to give. */
export const behavior: KindBehavior = {
  meters: ['requests', 'instance-hours', 'read-units', 'write-units', 'storage-gib-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    return {
      type: 'store',
      station: managedStation,
      verbs: { get: reading(read, 'get'), put: writing(read), query: reading(read, 'query') },
      commitMs: null,
      maxConnections: null,
      io: null,
      memory: null,
      replication: null,
      broker: null,
      partitions: {
        partitions: read.number('partitions'),
        ranges,
        splitAfterMs: read.limit('splitAfterMs'),
        reads: allowancesOf(read, 'Read'),
        writes: allowancesOf(read, 'Write'),
      },
      copies: { followers, lagMs: read.distribution('copyLagMs') },
    };
  },
};
