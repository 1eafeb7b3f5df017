/**
 * What the short pass needs to know of sites, of the ways that they lead, and of the instances at their ends, in columns. Made from the objects, which
 * stay the truth: whoever may have changed one says so by `forgetWays`, and the columns are made anew before the next event. A way is plain while
 * nothing about it asks for more than a message, a slot and work: no policy that keeps something, no loss, no fault, no limit at the door.
 */
import type { CallSite } from './call-site';
import { longestWaitMs } from './call-state';
import { float64Column, int32Column, uint8Column } from './columns';
import type { Destination } from './destination';
import { constantOf } from './distributions';
import type { Group } from './group';
import type { Link } from './link';
import { purposes, siteOf } from './random';
import { machine } from './state';
import type { Instance } from './station';

/** Rows beyond these take the long way. */
const maxWays = 1 << 17;
const maxHosts = 1 << 16;
const maxSites = 1 << 16;

/** 1 = plain. */
export const wayIsPlain = uint8Column(maxWays);
export const wayHost = int32Column(maxWays);
export const waySite = int32Column(maxWays);
export const wayLink = int32Column(maxWays);
export const wayEntry = int32Column(maxWays);
/** Row of its tally. */
export const wayTally = int32Column(maxWays);
/** Lane of its latency; `noLane` = it has none, or bytes take time. */
export const wayLane = int32Column(maxWays);
export const wayLatencyMs = float64Column(maxWays);
export const wayMsPerByte = float64Column(maxWays);
/** Longest wait for an answer, ms, and the lane of its timeout; `noLane` = nobody times it. */
export const wayTimeoutMs = float64Column(maxWays);
export const wayTimeoutLane = int32Column(maxWays);
/** 1 = messages over it cost CPU where it ends. */
export const wayCostsCpu = uint8Column(maxWays);
export const noLane = -1;

/** By row of the instance: where its own row begins, that of its group, and those of its group's distributions. */
export const hostRow = int32Column(maxHosts);
export const hostMeasures = int32Column(maxHosts);
export const hostResponses = int32Column(maxHosts);
export const hostWaits = int32Column(maxHosts);
/** Row of the level of all instances of the group; `alone` = there is one, `aPair` = there are two, whose difference is kept too. */
export const hostInsideAll = int32Column(maxHosts);
/** Visits in work at once, so that memory holds them too. */
export const hostSlots = float64Column(maxHosts);
/** 1 = messages that it sends and reads cost it CPU. */
export const hostSends = uint8Column(maxHosts);
export const alone = -1;
export const aPair = -2;

/** By row of the site: 1 = all its ways are plain; the only one, `several` = it chooses. */
export const siteIsPlain = uint8Column(maxSites);
export const siteWay = int32Column(maxSites);
/** 1 = it calls out of the process, always and once; and whether its messages cost CPU where hosts serialize. */
export const siteIsOnce = uint8Column(maxSites);
export const siteCostsCpu = uint8Column(maxSites);
/** Bytes of a request and of an answer; NaN = drawn, or passed on. */
export const siteRequestBytes = float64Column(maxSites);
export const siteAnswerBytes = float64Column(maxSites);
/** Step and purpose that key its visits. */
export const siteKey = int32Column(maxSites);
/** 1 = a visit takes the entity of its call, and its demand from its own program. */
export const siteIsSimple = uint8Column(maxSites);
export const several = -1;

let isStale = true;

/** Something may have changed outside the short pass. */
export function forgetWays(): void {
  isStale = true;
}

/** Makes the columns anew when something may have changed. */
export function learnWays(): void {
  if (!isStale) return;
  isStale = false;
  const { destinations, instances, sites, groups } = machine.world;
  for (const instance of instances) if (instance.row < maxHosts) learnHost(instance, groups[instance.group]!);
  wayIsPlain.fill(0, 0, Math.min(maxWays, destinations.length));
  for (const site of sites) {
    if (site.row >= maxSites) break;
    for (const way of site.destinations) if (way.row < maxWays) learnWay(way);
    learnSite(site);
  }
}

function learnHost(instance: Instance, group: Group): void {
  const { row, limits, memory } = instance;
  hostRow[row] = instance.at;
  hostSends[row] = group.serializes ? 1 : 0;
  hostMeasures[row] = group.measures.at;
  hostResponses[row] = group.response.at;
  hostWaits[row] = group.measures.waitTimes.at;
  hostInsideAll[row] = group.instances.length === 1 ? alone : group.instances.length === 2 ? aPair : group.inside.at;
  const room = memory.limit - memory.base - memory.leaked - memory.perConnection * memory.pooled;
  const byMemory =
    room === Number.POSITIVE_INFINITY ? room : Math.floor(room / (memory.perVisit + memory.perConnection));
  hostSlots[row] = byMemory < limits.slots ? byMemory : limits.slots;
}

function learnWay({ row, site, instance, link, entry, tally, group }: Destination): void {
  const { options } = link;
  const isPlain = isFast(instance, site) && isPlainLink(link) && isPlainHost(instance, group);
  wayIsPlain[row] = machine.watcher === null && isPlain ? 1 : 0;
  wayHost[row] = instance.row;
  waySite[row] = site.row;
  wayLink[row] = link.row;
  wayEntry[row] = entry;
  wayTally[row] = tally;
  wayLatencyMs[row] = link.oneWayMs();
  wayMsPerByte[row] = options.msPerByte;
  wayLane[row] = options.msPerByte === 0 && link.oneWayMs() > 0 ? link.latencyLane() : noLane;
  wayTimeoutMs[row] = Math.min(options.timeoutMs, longestWaitMs);
  wayTimeoutLane[row] = options.timeoutMs < Number.POSITIVE_INFINITY ? link.timeoutLane() : noLane;
  wayCostsCpu[row] = group.serializes && costsCpu(link) ? 1 : 0;
}

/** There are columns for both ends, and neither shares its bandwidth among messages. */
const isFast = (instance: Instance, { row, calledFrom }: CallSite): boolean =>
  instance.row < maxHosts && row < maxSites && instance.uplink < 0 && calledFrom.every(({ uplink }) => uplink < 0);

const costsCpu = ({ options }: Link): boolean => options.serializationMs + options.serializationMsPerByte > 0;

/** A message only takes its time. */
function isPlainLink(link: Link): boolean {
  const { hedge, keepAlive, propagatesDeadline, timeoutMs } = link.options;
  const isTimed = timeoutMs < Number.POSITIVE_INFINITY && (timeoutMs > longestWaitMs || link.timeoutLane() < 0);
  const isSent = !link.cut && link.loss() === 0 && keepAlive && (link.oneWayMs() === 0 || link.latencyLane() >= 0);
  return isSent && !isTimed && !link.keepsState && hedge === null && !propagatesDeadline;
}

/** Everybody is let in while there is a place. */
function isPlainHost({ devices, silent, state }: Instance, { admission, errorRatio, line }: Group): boolean {
  const isOpen = devices === null || devices.maxConnections === Number.POSITIVE_INFINITY;
  return (
    isOpen &&
    !silent &&
    (state === 'up' || state === 'draining') &&
    admission === null &&
    line === null &&
    errorRatio === 0
  );
}

function learnSite(site: CallSite): void {
  const { row, candidates, forwards, options } = site;
  siteIsPlain[row] = candidates.length > 0 && isPlainChoice(site) ? 1 : 0;
  siteIsOnce[row] = isOnce(site) ? 1 : 0;
  siteCostsCpu[row] = candidates.some(({ link }) => costsCpu(link)) ? 1 : 0;
  siteWay[row] = candidates.length === 1 ? candidates[0]!.row : several;
  siteRequestBytes[row] = forwards ? Number.NaN : constantOf(options.requestBytesRow);
  siteAnswerBytes[row] = forwards ? Number.NaN : constantOf(options.responseBytesRow);
  siteKey[row] = siteOf(options.step, purposes.path);
  siteIsSimple[row] = !forwards && options.keyChoice === 'request' && options.demandRow < 0 ? 1 : 0;
}

/** All its ways are plain, and which of them is taken depends on no answer. */
function isPlainChoice({ candidates, chooserOptions, reading }: CallSite): boolean {
  if (chooserOptions.outlierEjection !== null || reading === 'read-your-writes') return false;
  return candidates.every((each) => each.row < maxWays && wayIsPlain[each.row] === 1 && !isReplicated(each));
}

function isOnce({ innerEntry, options }: CallSite): boolean {
  return innerEntry < 0 && options.probability >= 1 && constantOf(options.countRow) === 1;
}

const isReplicated = ({ instance }: Destination): boolean => (instance.devices?.replication ?? null) !== null;
