/** Metrics of requirements that a run decides and no request does: what parts did, from the end of warm-up on. */
import type { RequirementMetric } from '#design';
import { brokerAt, type Plant, type Station } from './plant';
import { followersOf } from './report-replication';

export const runFigures: Readonly<Partial<Record<RequirementMetric, (plant: Plant) => number>>> = {
  staleness: ({ stations }) =>
    Math.max(0, ...[...stations.values()].flatMap(followersOf).map(({ measures }) => measures.oldestMs)),
  'acknowledged-lost': ({ stations }) => [...stations.values()].reduce((sum, station) => sum + lostBy(station), 0),
};

/** Writes that no node has any more, and messages that nobody will get. */
function lostBy(station: Station): number {
  const writes = station.cluster?.sinceBeginning().lostWrites ?? 0;
  const subscriptions = [...(brokerAt(station)?.subscriptions.values() ?? [])];
  return subscriptions.reduce((sum, { book }) => sum + book.inWindow().lost, writes);
}
