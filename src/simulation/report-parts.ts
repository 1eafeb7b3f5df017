/** What a report says of components and wires: everything over the window from the end of warm-up on. */
import { idOf } from '#design';
import { entityOfStored, machine, now, type Link } from '#engine';
import type { ScalingDecision } from './autoscaler';
import type { Role } from './cluster';
import { brokerAt, type Station } from './plant';
import { onDemandReport, type OnDemandReport } from './report-on-demand';
import { partitionsReport, type PartitionsReport } from './report-partitions';
import { messagesReport, type MessagesReport } from './report-messages';
import { spreadOf, type Spread } from './report-spread';
import { lagReport, replicationReport, type LagReport, type ReplicationReport } from './report-replication';
import type { Headcount } from './roster';
import type { TurnedAwayCounts, Window } from './window';

/** Of a level over time: it weighs as long as it lasts. */
export interface LevelReport {
  readonly mean: number;
  readonly variance: number;
  /** Smallest level not exceeded for 99 % of the time. */
  readonly p99: number;
  readonly max: number;
  /** Shares of the time at 0, 1, 2, ... up to 63. */
  readonly shares: readonly number[];
}

export interface ComponentReport {
  readonly id: string;
  readonly arrivals: number;
  readonly completions: number;
  readonly failures: number;
  readonly refused: number;
  /** Attempts turned away here, by reason; at the caller where its own pool, bulkhead or throttle did. */
  readonly turnedAway: TurnedAwayCounts;
  /** Requests that found a place, those of them that had to wait for a worker, those that a worker began, those that died with their instance. */
  readonly admitted: number;
  readonly delayed: number;
  readonly begun: number;
  readonly killed: number;
  readonly meanResponseMs: number | null;
  /** From arrival to the end of the work, and to its beginning; requests served that arrived in the window. */
  readonly responses: Spread;
  readonly waits: Spread & { readonly p95Ms: number | null };
  /** Requests inside, waiting or in work. */
  readonly inside: LevelReport;
  /** Ms that requests were inside and that workers were held, each request's time cut at the edges of the window. */
  readonly insideMs: number;
  readonly heldMs: number;
  /** Time average of the absolute difference between the two instances of a pair; null = not a pair. */
  readonly spread: number | null;
  /** Shares of time and instances with 0, 1, 2, ... requests inside the instance, up to 63. */
  readonly perInstance: readonly number[];
  readonly instances: readonly InstanceReport[];
  readonly lookups: number;
  readonly hits: number;
  /** Lookups that waited for a fetch of the same key under way, neither hits nor fetches; those that ended with an expired entry, since the fetch failed. */
  readonly joined: number;
  readonly staleAnswers: number;
  readonly hitRatio: number | null;
  /** The keys asked for most, at most ten. */
  readonly topKeys: readonly KeyReport[];
  /** Shares of the time in which exactly 0, 1, 2, ... instances were up, and the mean number; a hung instance is up. */
  readonly timeUp: { readonly mean: number; readonly shares: readonly number[] };
  /** Live entries, mean of one look a second. */
  readonly meanEntries: number | null;
  readonly connections: number | null;
  /** Null = not a store of several nodes. */
  readonly replication: ReplicationReport | null;
  /** Instances in service, starting (boot and first good check) and draining, time averages. */
  readonly headcount: Headcount;
  /** Changes of the number of instances by its scaling policy, since the start; null = it has none. */
  readonly scaling: readonly ScalingDecision[] | null;
  /** Null = its instances stand there. */
  readonly onDemand: OnDemandReport | null;
  /** Null = no broker. */
  readonly messages: MessagesReport | null;
  /** Null = its keys lie together. */
  readonly partitions: PartitionsReport | null;
}

export interface KeyReport {
  /** Id of the data set, or of the operation whose answers a router remembers. */
  readonly dataSet: string;
  readonly key: number;
  readonly lookups: number;
  readonly hitRatio: number;
}

export interface InstanceReport {
  /** At the end of the run; null = all instances do the same. */
  readonly role: Role | null;
  /** Null = it follows no primary. */
  readonly lag: LagReport | null;
  readonly arrivals: number;
  /** Time averages over the window. */
  readonly workersBusy: number;
  readonly waiting: number;
  readonly vcpusBusy: number;
  readonly up: number;
  readonly crashes: number;
  /** Requests waiting at this instant, and the most that waited. */
  readonly waitingNow: number;
  readonly mostWaiting: number;
}

export interface WireReport {
  readonly id: string;
  readonly attempts: number;
  readonly failed: number;
  readonly retried: number;
  /** Further attempts sent because there was no answer yet. */
  readonly hedged: number;
  /** Calls that the callers dropped by themselves; they are no attempts. */
  readonly dropped: number;
  readonly bytes: number;
  readonly meanLatencyMs: number | null;
  /** Null = the wire has no breaker. */
  readonly breaker: BreakerReport | null;
  /** Null = the wire has no connection pool. */
  readonly pool: PoolReport | null;
  /** Null = each request has a connection to itself. */
  readonly lasting: LastingReport | null;
}

/** Connections that stay, over the window. */
export interface LastingReport {
  /** Open, time average; null = the window has no length. */
  readonly open: number | null;
  readonly opened: number;
  /** Lost with the instance that they led to. */
  readonly lost: number;
  /** Opened by who came back after a loss; `opened` counts them too. */
  readonly returned: number;
}

export interface BreakerReport {
  readonly rejected: number;
  readonly opened: number;
  /** Ms that breakers were open, of all callers together. */
  readonly openMs: number;
  /** Instant of the last closing; null = none. */
  readonly closedAtMs: number | null;
}

export interface PoolReport {
  /** Connections in use, time average over all callers. */
  readonly used: number;
  /** Waits of those that got a connection. */
  readonly waits: Spread;
  readonly givenUp: number;
}

const levelsShown = 64;

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function insideOf({ group }: Station): LevelReport {
  const { inside } = group;
  const shares = inside.shares(now());
  let below = 0;
  const p99 = shares.findIndex((share) => (below += share) >= 0.99);
  return {
    ...inside.moments(now()),
    p99: Math.max(0, p99),
    max: inside.max,
    shares: shares.slice(0, levelsShown),
  };
}

function perInstance({ instances }: Station): number[] {
  const all = instances.map(({ inside }) => inside.shares(now()));
  const levels = Math.min(levelsShown, Math.max(0, ...all.map(({ length }) => length)));
  return Array.from(
    { length: levels },
    (_, level) => all.reduce((sum, shares) => sum + (shares[level] ?? 0), 0) / all.length,
  );
}

/** What is still inside counts up to now. */
function unfinished({ group }: Station): { readonly insideMs: number; readonly heldMs: number } {
  const { measures } = group;
  let insideMs = 0;
  let heldMs = 0;
  const rows = new Set([...group.instances, ...(group.onDemand ? [group.onDemand.door] : [])].map(({ row }) => row));
  machine.world.visitsAt(rows, ({ arrivedMs, begunMs }) => {
    insideMs += measures.since(arrivedMs, now());
    if (begunMs !== null) heldMs += measures.since(begunMs, now());
  });
  return { insideMs, heldMs };
}

export function componentReport(station: Station, window: Window): ComponentReport {
  const { id, group } = station;
  const { measures, devices } = group;
  const { arrivals, completions, failures, refused, responseSum, lookups, hits, joined, expiredUses } =
    window.ofGroup(group);
  const { insideMs, heldMs } = unfinished(station);
  return {
    id,
    arrivals,
    completions,
    failures,
    refused,
    turnedAway: window.turnedAwayOf(group),
    admitted: measures.of('admitted'),
    delayed: measures.of('delayed'),
    begun: measures.of('begun'),
    killed: measures.of('killed'),
    meanResponseMs: completions > 0 ? responseSum / completions : null,
    responses: spreadOf(measures.responses),
    waits: { ...spreadOf(measures.waits), p95Ms: orNull(measures.waitTimes.quantile(0.95)) },
    inside: insideOf(station),
    insideMs: measures.of('insideMs') + insideMs,
    heldMs: measures.of('heldMs') + heldMs,
    spread: group.instances.length === 2 ? group.gap.mean(now()) : null,
    perInstance: perInstance(station),
    instances: station.plan.type === 'source' ? [] : instancesOf(station, window),
    lookups,
    hits,
    joined,
    staleAnswers: expiredUses,
    hitRatio: lookups > 0 ? hits / lookups : null,
    topKeys: topKeys(station),
    timeUp: { mean: group.up.moments(now()).mean, shares: group.up.shares(now()) },
    meanEntries: window.meanEntries(group),
    connections: devices && Number.isFinite(devices.maxConnections) ? connectionsOf(station) : null,
    replication: replicationReport(station),
    headcount: station.roster.means,
    scaling: station.scaler && station.scaler.decisions.slice(),
    onDemand: onDemandReport(station, window),
    messages: messagesReport(brokerAt(station)),
    partitions: partitionsReport(devices?.partitions),
  };
}

const keysShown = 10;

function topKeys({ plan, group: { devices } }: Station): readonly KeyReport[] {
  const sort = plan.type === 'router' ? 'operation' : 'dataSet';
  const uses = Array.from(devices?.keyUse ?? []);
  uses.sort(([a, of], [b, than]) => than.lookups - of.lookups || a - b);
  return uses.slice(0, keysShown).map(([stored, { lookups, hits }]) => {
    const { dataSet, entity } = entityOfStored(stored);
    return { dataSet: idOf(sort, dataSet), key: entity, lookups, hitRatio: hits / lookups };
  });
}

function connectionsOf({ instances }: Station): number {
  return instances.reduce((sum, { devices }) => sum + (devices?.connections ?? 0), 0);
}

/** Of instances on demand each row stands for those that were one after the other in its place. */
function instancesOf({ group, instances, cluster }: Station, window: Window): readonly InstanceReport[] {
  const length = Math.max(1e-9, window.lengthMs);
  const all = group.onDemand ? group.instances : instances;
  return all.map((instance) => {
    const { arrivals, busy, waiting, up, cpuMs, crashes } = window.ofInstance(instance);
    const follower = instance.devices?.follower ?? null;
    return {
      role: cluster?.roleOf(instance) ?? null,
      lag: follower && lagReport(follower),
      arrivals,
      workersBusy: busy / length,
      waiting: waiting / length,
      vcpusBusy: cpuMs / length,
      up: up / length,
      crashes,
      waitingNow: instance.waiting.level,
      mostWaiting: instance.waiting.max,
    };
  });
}

export function wireReport(id: string, link: Link, window: Window): WireReport {
  const { sent, failed, retried, hedged, dropped, bytes, answered, latencySum, rejected, opened, openMs } =
    window.ofLink(link);
  const { breaker, pool } = link.options;
  const { connections } = link;
  return {
    id,
    attempts: sent,
    failed,
    retried,
    hedged,
    dropped,
    bytes,
    meanLatencyMs: answered > 0 ? latencySum / answered : null,
    breaker: breaker && { rejected, opened, openMs, closedAtMs: link.breakers.closedAtMs },
    pool: pool && {
      used: connections.usedMean(),
      waits: spreadOf(connections.waits),
      givenUp: connections.givenUp,
    },
    lasting: link.options.lasting && lastingReport(window.ofLink(link), window.lengthMs),
  };
}

function lastingReport(of: ReturnType<Window['ofLink']>, durationMs: number): LastingReport {
  const open = durationMs > 0 ? of.lastingMs / durationMs : null;
  return { open, opened: of.connected, lost: of.disconnected, returned: of.returned };
}
