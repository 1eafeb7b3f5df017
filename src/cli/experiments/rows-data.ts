/** DC3. */
import { experiments } from '#gallery';
import type { Document } from '#design';
import { classified, computed, once, type Check } from './row';
import { Seen } from './seen';

const { dualWrite, ownWrites, splitBrain, twice } = experiments;

const counters = (document: Document, seen: Seen) => (name: string) => {
  const at = document.rules.counters.findIndex((each) => each.name === name);
  return seen.mean(({ rules }) => rules.counters[at]!.value);
};
type Remedy = Parameters<typeof dualWrite>[0];

/** More of one thing than of another, an hour; ten minutes were run. */
const moreOf = (remedy: Remedy, one: string, other: string, replications = 1) => {
  const document = dualWrite(remedy);
  const value = counters(document, new Seen(document, { replications }));
  return (value(one) - value(other)) * 6;
};
const longestWindow = (remedy: Remedy) =>
  new Seen(dualWrite(remedy), { replications: 1 }).report.rules.relations[0]!.longestMs;

const replicationOf = (seen: Seen) => seen.report.components.find((each) => each.replication !== null)!.replication!;
const stale = (readFrom: Parameters<typeof ownWrites>[0]) =>
  once(() => replicationOf(new Seen(ownWrites(readFrom), { replications: 1 })));
const atReplica = stale('replica');
const own = stale('read-your-writes');

const redelivered = (meanMs: number) => () => {
  const seen = new Seen(twice(meanMs), { replications: 1 });
  return seen.report.components.find((each) => each.messages !== null)!.messages!.subscriptions[0]!.redeliveredShare!;
};
const lost = (standby: Parameters<typeof splitBrain>[0]) => () =>
  new Seen(splitBrain(standby)).mean(
    ({ components }) => components.find((each) => each.replication !== null)!.replication!.lostWrites,
  );

export const data: readonly Check[] = [
  classified(0, 0, 'DC3a', 'broken orders an hour, one transaction', () =>
    moreOf('one transaction', 'reserved', 'orders'),
  ),
  computed(108, 'DC3a', 'the same, three services and no remedy', () => moreOf('none', 'reserved', 'orders', 10)),
  computed(108, 'DC3a', 'charged twice an hour, retries without a key', () =>
    moreOf('retry without a key', 'charges', 'orders', 10),
  ),
  classified(0, 0, 'DC3a', 'flip: the same with an idempotency key', () =>
    moreOf('retry with a key', 'charges', 'orders'),
  ),
  classified(0, 0, 'DC3a', 'flip: broken for good, compensation', () => moreOf('compensation', 'reserved', 'orders')),
  classified(1, 5000, 'DC3a', 'flip: the longest window of it, ms', () => longestWindow('compensation')),
  classified(0, 0, 'DC3a', 'flip: not charged, a message in the transaction', () =>
    moreOf('message in the transaction', 'orders', 'charges'),
  ),
  computed(0.3, 'DC3b', 'stale reads at a replica', () => atReplica().staleReads / atReplica().replicaReads),
  classified(0, 0, 'DC3b', 'flip: stale reads of one who reads his own writes', () => own().staleReads),
  computed(
    0.7,
    'DC3b',
    'flip: of the reads that a replica still takes',
    () => own().replicaReads / atReplica().replicaReads,
  ),
  computed(0.3, 'DC3c', 'delivered again, work of 25 s in the mean', redelivered(25_000)),
  classified(0.0015, 0.0035, 'DC3c', 'flip: the same, work of 5 s', redelivered(5000)),
  computed(25, 'DC3d', 'acknowledged writes lost, asynchronous standby', lost('asynchronous')),
  classified(0, 0, 'DC3d', 'flip: the same, synchronous', lost('synchronous')),
];
