/** What a report says of the nodes of a replicated store, or of the copies that one keeps, over the window from the end of warm-up on. */
import { Moments, now, type Follower } from '#engine';
import type { Station } from './plant';

export interface ReplicationReport {
  /** Share of the time in which a primary served. */
  readonly primaryUp: number;
  /** Takeovers by a standby that was there. */
  readonly failovers: number;
  /** Acknowledged writes that no node has any more. */
  readonly lostWrites: number;
  /** Reads at replicas, and those of them that missed a commit of their key. */
  readonly replicaReads: number;
  readonly staleReads: number;
  /** Time since the eldest commit that a stale read missed, mean; null = none was stale. */
  readonly meanStaleAgeMs: number | null;
}

/** From a commit to the instant at which a follower shows it; null = it showed none. */
export interface LagReport {
  readonly meanMs: number | null;
  readonly p99Ms: number | null;
}

/** Nodes that follow a primary, or the copies that one store keeps. */
export const followersOf = ({ instances, group }: Station): readonly Follower[] =>
  group.devices?.copies?.followers ?? instances.flatMap(({ devices }) => devices?.follower ?? []);

export function replicationReport(station: Station): ReplicationReport | null {
  const { cluster, group } = station;
  if (!cluster && !group.devices?.copies) return null;
  const followers = followersOf(station);
  const ages = new Moments();
  for (const { measures } of followers) ages.merge(measures.ages);
  const sum = (of: 'reads' | 'staleReads') => followers.reduce((total, { measures }) => total + measures[of], 0);
  const { failovers, lostWrites } = cluster?.sinceBeginning() ?? { failovers: 0, lostWrites: 0 };
  return {
    primaryUp: cluster?.serving.mean(now()) ?? group.up.moments(now()).mean,
    failovers,
    lostWrites,
    replicaReads: sum('reads'),
    staleReads: sum('staleReads'),
    meanStaleAgeMs: ages.count > 0 ? ages.mean : null,
  };
}

export function lagReport({ measures }: Follower): LagReport {
  const { lags, lagTimes } = measures;
  return lags.count > 0 ? { meanMs: lags.mean, p99Ms: lagTimes.quantile(0.99) } : { meanMs: null, p99Ms: null };
}
