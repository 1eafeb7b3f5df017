/**
 * What the short pass needs to know of sites, of the ways that they lead, and of the instances at their ends, in columns. Made from the objects, which
 * stay the truth: whoever may have changed one says so by `forgetWays`, and the columns are made anew before the next event. A way is plain while
 * nothing about it asks for more than a message, a slot and work (rows beyond those of a column take the long way): no policy that keeps something, no loss, no fault, no limit at the door.
 */
import type { CallSite } from './call-site';
import { longestWaitMs } from './call-state';
import type { Destination } from './destination';
import { constantOf } from './distributions';
import type { Group } from './group';
import { kernel, narrow, narrowRows } from './kernel';
import * as slots from './kernel/tables/slots';
import type { Link } from './link';
import { forks } from './program';
import { purposes, siteOf } from './random';
import { hasStandIns } from './stand-ins';
import { machine } from './state';
import type { Instance } from './station';

/** 1 = plain. */
const wayIsPlain = narrow(Uint8Array, slots.wayIsPlain);
/** Row of what the kernel knows of a direct way; 0 = it is none. */
const wayDirect = narrow(Int32Array, slots.wayDirect);
const wayHasPool = narrow(Uint8Array, slots.wayHasPool);
const wayHost = narrow(Int32Array, slots.wayHost);
const waySite = narrow(Int32Array, slots.waySite);
const wayLink = narrow(Int32Array, slots.wayLink);
const wayEntry = narrow(Int32Array, slots.wayEntry);
/** Row of its tally. */
const wayTally = narrow(Int32Array, slots.wayTally);
/** Lane of its latency; `noLane` = it has none, or bytes take time. */
const wayLane = narrow(Int32Array, slots.wayLane);
const wayLatencyMs = narrow(Float64Array, slots.wayLatencyMs);
const wayMsPerByte = narrow(Float64Array, slots.wayMsPerByte);
/** Longest wait for an answer, ms, and the lane of its timeout; `noLane` = nobody times it. */
const wayTimeoutMs = narrow(Float64Array, slots.wayTimeoutMs);
const wayTimeoutLane = narrow(Int32Array, slots.wayTimeoutLane);
/** CPU that a message over it costs where it ends, ms and ms a byte; 0 = such costs are not counted there. */
const wayCpuMs = narrow(Float64Array, slots.wayCpuMs);
const wayCpuMsPerByte = narrow(Float64Array, slots.wayCpuMsPerByte);
const noLane = -1;

/** By row of the instance: where its own row begins, that of its group, and those of its group's distributions. */
const hostRow = narrow(Int32Array, slots.hostRow);
const hostMeasures = narrow(Int32Array, slots.hostMeasures);
const hostResponses = narrow(Int32Array, slots.hostResponses);
const hostWaits = narrow(Int32Array, slots.hostWaits);
/** Row of the level of all instances of the group; `alone` = there is one, `aPair` = there are two, whose difference is kept too. */
const hostInsideAll = narrow(Int32Array, slots.hostInsideAll);
/** Visits in work at once, so that memory holds them too. */
const hostSlots = narrow(Float64Array, slots.hostSlots);
/** Visits that may wait before them; -1 = whether one may is not for the short pass to say. */
const hostQueue = narrow(Float64Array, slots.hostQueue);
/** Row of its processor, -1 = none; its speed where there is none. */
const hostProcessor = narrow(Int32Array, slots.hostProcessor);
const hostSpeed = narrow(Float64Array, slots.hostSpeed);
/** 1 = messages that it sends and reads cost it CPU. */
const hostSends = narrow(Uint8Array, slots.hostSends);
const alone = -1;
const aPair = -2;

/** By row of the site: 1 = all its ways are plain; the only one, `several` = it chooses. */
const siteIsPlain = narrow(Uint8Array, slots.siteIsPlain);
const siteWay = narrow(Int32Array, slots.siteWay);
/** 1 = it calls out of the process, always and once; and what its messages cost where hosts serialize, ms of CPU and ms a byte. */
const siteIsOnce = narrow(Uint8Array, slots.siteIsOnce);
const siteCpuMs = narrow(Float64Array, slots.siteCpuMs);
const siteCpuMsPerByte = narrow(Float64Array, slots.siteCpuMsPerByte);
/** Bytes of a request and of an answer; NaN = drawn, or passed on. */
const siteRequestBytes = narrow(Float64Array, slots.siteRequestBytes);
const siteAnswerBytes = narrow(Float64Array, slots.siteAnswerBytes);
/** Step and purpose that key its visits. */
const siteKey = narrow(Int32Array, slots.siteKey);
/** Where a call within the process begins; -1 = it leaves the process. */
const siteInner = narrow(Int32Array, slots.siteInner);
/** 1 = a visit takes the entity of its call, and its demand from its own program; 2 = it is passed on as it came. */
const siteIsSimple = narrow(Uint8Array, slots.siteIsSimple);
const several = -1;

/** Groups that calls over connections that stay lead to: what a visit costs there is its own matter. */
const sharing = new Set<Group>();
/** Groups to or from which come messages whose bytes are drawn, or passed on: sums of those depend on the order in which they are made. */
const drawn = new Set<Group>();

let isStale = true;

/** Something may have changed outside the short pass. */
export function forgetWays(): void {
  isStale = true;
}

/** Makes the columns anew when something may have changed. */
export function learnWays(): void {
  if (!isStale) return;
  isStale = false;
  kernel.tellCounts();
  const { destinations, instances, sites, groups } = machine.world;
  for (const instance of instances) if (instance.row < narrowRows) learnHost(instance, groups[instance.group]!);
  wayIsPlain.fill(0, 0, Math.min(narrowRows, destinations.length));
  wayDirect.fill(0, 0, Math.min(narrowRows, destinations.length));
  learnSharing(sites);
  learnDrawn(sites);
  for (const site of sites) {
    if (site.row >= narrowRows) break;
    const ways = site.destinations.filter(({ row }) => row < narrowRows);
    ways.forEach(learnWay);
    learnSite(site);
    if (site.candidates.length > 1 || site.candidates.some(({ link }) => link.keepsPoolOnly)) site.learnChoice();
    for (const { row, group } of ways) if (!drawn.has(group)) kernel.learnDirect(row);
  }
  kernel.learnForks(forks.length);
}

function learnSharing(sites: readonly CallSite[]): void {
  sharing.clear();
  for (const site of sites)
    for (const { group, link } of site.destinations) if (link.options.lasting !== null) sharing.add(group);
}

function learnDrawn(sites: readonly CallSite[]): void {
  const isWhole = (row: number) => Number.isInteger(constantOf(row));
  drawn.clear();
  for (const { destinations, forwards, options } of sites)
    if (forwards || !isWhole(options.requestBytesRow) || !isWhole(options.responseBytesRow))
      for (const { group } of destinations) drawn.add(group);
}

/** An instance was made within an event. */
export function learnInstance(instance: Instance): void {
  if (instance.row < narrowRows) learnHost(instance, machine.world.group(instance.group));
}

function learnHost(instance: Instance, group: Group): void {
  const { row, limits, memory } = instance;
  hostRow[row] = instance.at;
  hostSends[row] = group.serializes ? 1 : 0;
  hostMeasures[row] = group.measures.at;
  hostResponses[row] = group.response.at;
  hostWaits[row] = group.measures.waitTimes.at;
  hostInsideAll[row] = group.instances.length === 1 ? alone : group.instances.length === 2 ? aPair : group.inside.at;
  learnRoom(instance);
  hostQueue[row] = memory.limit < Number.POSITIVE_INFINITY ? -1 : limits.queue;
  hostProcessor[row] = instance.processor;
  hostSpeed[row] = limits.speed * Math.max(1e-9, instance.throttle);
}

/** The connections that an instance holds have changed: it has room for so many visits. */
export function learnRoom({ row, limits, memory }: Instance): void {
  if (row >= narrowRows) return;
  const room = memory.limit - memory.base - memory.leaked - memory.perConnection * memory.pooled;
  const byMemory =
    room === Number.POSITIVE_INFINITY ? room : Math.floor(room / (memory.perVisit + memory.perConnection));
  hostSlots[row] = byMemory < limits.slots ? byMemory : limits.slots;
}

function learnWay({ row, site, instance, link, entry, tally, group }: Destination): void {
  const { options } = link;
  const isPlain = isFast(instance, site) && isPlainLink(link) && isPlainHost(instance, group);
  wayIsPlain[row] = machine.watcher === null && isPlain ? 1 : 0;
  wayHasPool[row] = link.keepsPoolOnly ? 1 : 0;
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
  const { handshakeMs, keepAlive, serializationMs, serializationMsPerByte } = options;
  wayCpuMs[row] = group.serializes ? serializationMs + (keepAlive ? 0 : handshakeMs) : 0;
  wayCpuMsPerByte[row] = group.serializes ? serializationMsPerByte : 0;
}

/** There are columns for both ends, and neither shares its bandwidth among messages. */
const isFast = (instance: Instance, { row, calledFrom }: CallSite): boolean =>
  instance.row < narrowRows && row < narrowRows && instance.uplink < 0 && calledFrom.every(({ uplink }) => uplink < 0);

/** Each request has a connection to itself, which need not be opened. */
const isAtHand = ({ options }: Link): boolean => options.keepAlive && options.lasting === null;

/** No fault is in force on it, and nothing is lost. */
const isSound = (link: Link): boolean => !link.cut && !link.down && link.errorRatio === 0 && link.loss() === 0;

/** A message only takes its time. */
function isPlainLink(link: Link): boolean {
  const { hedge, propagatesDeadline, timeoutMs } = link.options;
  const isTimed = timeoutMs < Number.POSITIVE_INFINITY && (timeoutMs > longestWaitMs || link.timeoutLane() < 0);
  const isSent = isSound(link) && (link.oneWayMs() === 0 || link.latencyLane() >= 0);
  const isKept = !link.keepsState || link.keepsPoolOnly;
  return isAtHand(link) && isSent && !isTimed && isKept && hedge === null && !propagatesDeadline;
}

/** Everybody is let in while there is a place. */
function isPlainHost({ devices, errorRatio: ofInstance, silent, state }: Instance, group: Group): boolean {
  const { admission, errorRatio, line, onDemand, suppliers } = group;
  const listens = !silent && (state === 'up' || state === 'draining');
  const hasMessages = suppliers.length > 0 || (devices !== null && devices.broker !== null);
  if (hasMessages || sharing.has(group)) return false;
  return listens && admission === null && line === null && onDemand === null && errorRatio + ofInstance === 0;
}

function learnSite(site: CallSite): void {
  const { row, candidates, forwards, options } = site;
  siteIsPlain[row] = candidates.length > 0 && isPlainChoice(site) ? 1 : 0;
  siteIsOnce[row] = isOnce(site) ? 1 : 0;
  learnMessages(site);
  siteWay[row] = candidates.length === 1 ? candidates[0]!.row : several;
  siteKey[row] = siteOf(options.step, purposes.path);
  siteIsSimple[row] = forwards ? 2 : options.keyChoice === 'request' && options.demandRow < 0 ? 1 : 0;
  siteInner[row] = innerIsPlain(site) ? site.innerEntry : -1;
}

function learnMessages({ row, destinations, forwards, options }: CallSite): void {
  const first = destinations[0]?.link.options;
  siteCpuMs[row] = first?.serializationMs ?? 0;
  siteCpuMsPerByte[row] = first?.serializationMsPerByte ?? 0;
  siteRequestBytes[row] = forwards ? Number.NaN : constantOf(options.requestBytesRow);
  siteAnswerBytes[row] = forwards ? Number.NaN : constantOf(options.responseBytesRow);
}

/** All its ways are plain, and which of them is taken depends on no answer. */
function isPlainChoice({ candidates, chooserOptions, leadsToStore, reading }: CallSite): boolean {
  if (leadsToStore && hasStandIns()) return false;
  if (chooserOptions.outlierEjection !== null || reading === 'read-your-writes') return false;
  return candidates.every(
    (each) => each.row < narrowRows && wayIsPlain[each.row] === 1 && isOpen(each) && !isReplicated(each),
  );
}

function isOnce(site: CallSite): boolean {
  const { innerEntry, options } = site;
  return (innerEntry < 0 || innerIsPlain(site)) && options.probability >= 1 && constantOf(options.countRow) === 1;
}

/** A call within the process that is about what its caller is about. */
function innerIsPlain({ innerEntry, options }: CallSite): boolean {
  return innerEntry >= 0 && options.keyChoice === 'request';
}

/** Connections are those of the caller's pool, or there is no end of them. */
const isOpen = ({ instance: { devices }, link }: Destination): boolean =>
  link.keepsPoolOnly || devices === null || devices.maxConnections === Number.POSITIVE_INFINITY;

const isReplicated = ({ instance }: Destination): boolean => (instance.devices?.replication ?? null) !== null;
