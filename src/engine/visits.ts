/**
 * A visit: arrival at an instance, slot or queue or refusal, incoming work, its program, outgoing work, the way back. The slot is held from its taking until
 * the answer was handed to the network: through computations, waits, calls, waits for connections and pauses between attempts. Branches and
 * calls within the process are visits too, inner ones, which need no slot of their own.
 */
import { isScheduled, now, schedule } from './calendar';
import { attemptBegun, linkOfVisit, longestWaitMs, visitPhases } from './call-state';
import { freest, move, serveFromLine } from './fleet';
import * as f from './frames';
import { abandonFetch, giveBackAll } from './holdings';
import { execute } from './interpreter';
import type { Link } from './link';
import { startComputing } from './processor';
import { ended } from './progress';
import { refusals, welcome } from './refusals';
import { causes } from './causes';
import { machine } from './state';
import { beginService, serve } from './service';
import { turnAway } from './turn-away';
import type { Instance } from './station';
import type { Group } from './group';
import { cross } from './transit';
import type { Destination } from './destination';
import { countWork } from './waste';
import { compute, incomingWork, outgoingWork } from './work';

const errorBytes = 256;

/** The event of a visit; the frame that goes on at once, or -1. */
export function visitEvent(visit: number): number {
  switch (f.phase[visit]) {
    case visitPhases.arriving:
      return arrive(visit);
    case visitPhases.incoming:
      f.phase[visit] = visitPhases.running;
      return settle(visit, execute(visit));
    case visitPhases.outgoing:
      return leave(visit);
    case visitPhases.uplink:
      return depart(visit);
    case visitPhases.returning:
      return arriveBack(visit);
    default:
      return settle(visit, execute(visit));
  }
}

/** The program stopped: `ended`, or it waits (-1), or another frame goes on. */
function settle(visit: number, next: number): number {
  return next === ended ? endVisit(visit) : next;
}

function arrive(visit: number): number {
  const way = machine.world.destinations[f.ways[visit]!]!;
  const { instance, group, link } = way;
  group.arrivals++;
  instance.arrivals++;
  f.begun[visit] = now();
  if (machine.watcher !== null) machine.watcher.visitArrived(visit);
  if (group.line !== null) return arriveAtFleet(visit, way);
  if (link.cut || instance.silent) return vanish(visit);
  if (instance.state === 'down' || instance.state === 'gone' || instance.state === 'booting')
    return refuse(visit, way, refusals.notListening);
  if (group.admission !== null) {
    const reason = group.admission.judge(visit, operationOf(visit), instance);
    if (reason !== welcome) return refuse(visit, way, reason);
  }
  return instance.takesSlot(visit) ? admit(visit, way) : queue(visit, way);
}

/** A visit arrives: a free slot anywhere, a place in the line, or a refusal. */
function arriveAtFleet(visit: number, way: Destination): number {
  const { instance, group, link } = way;
  if (link.cut) return vanish(visit);
  if (group.admission !== null) {
    const reason = group.admission.judge(visit, operationOf(visit), instance);
    if (reason !== welcome) return refuse(visit, way, reason);
  }
  const free = group.line!.length > 0 ? null : freest(way);
  if (free) {
    move(visit, free);
    free.instance.takesSlot(visit);
    return admit(visit, free);
  }
  if (!group.line!.joins(visit)) {
    if (group.admission !== null) group.admission.leaves(visit, operationOf(visit), instance);
    return refuse(visit, way, refusals.backlog);
  }
  enter(visit, instance, group);
  instance.waiting.change(now(), 1);
  group.measures.delayed++;
  return -1;
}

/** It has its slot. */
function admit(visit: number, way: Destination): number {
  const { instance, group } = way;
  enter(visit, instance, group);
  if (instance.memory.limit < Number.POSITIVE_INFINITY && instance.memoryInUse() > instance.memory.limit)
    return outgrow(visit, instance);
  return begin(visit, way);
}

/** It is in the instance by now, and dies with it. */
function outgrow(visit: number, instance: Instance): number {
  f.phase[visit] = visitPhases.incoming;
  machine.observer.outOfMemory(instance.row);
  return -1;
}

/** A place in the queue, or a refusal. */
function queue(visit: number, way: Destination): number {
  const { instance, group } = way;
  if (!instance.enqueues(visit)) {
    if (group.admission !== null) group.admission.leaves(visit, operationOf(visit), instance);
    return refuse(visit, way, refusals.backlog);
  }
  enter(visit, instance, group);
  group.measures.delayed++;
  return -1;
}

function enter(visit: number, instance: Instance, group: Group): void {
  f.flags[visit]! |= f.flag.computing;
  group.measures.admitted++;
  group.changes(instance, 1);
}

/** Told apart by where its program begins. */
function operationOf(visit: number): number {
  return machine.world.site(f.sites[visit]!).to(f.places[visit]!)?.entry ?? -1;
}

function refuse(visit: number, { group, link }: Destination, reason: number): number {
  group.refused++;
  f.outcomes[visit] = turnAway(visit, reason);
  return goBack(visit, group, link, errorBytes);
}

/** A caller without timeout ends its wait after the longest that anybody waits, now that an answer may never come. */
export function limitWait(visit: number): void {
  const call = f.livingParent(visit);
  if (call >= 0 && !isScheduled(call)) schedule(call, Math.max(now(), attemptBegun[call]! + longestWaitMs));
}

/** Nobody will ever answer: the caller waits for its timeout, or as long as anybody waits. */
function vanish(visit: number): number {
  limitWait(visit);
  const call = f.livingParent(visit);
  if (call >= 0) f.children[call] = -1;
  abandonFetch(visit);
  leavePresence(visit);
  giveBackAll(visit);
  machine.world.executionsEnded++;
  f.release(visit);
  return -1;
}

function leavePresence(visit: number): void {
  if (!(f.flags[visit]! & f.flag.computing)) return;
  f.flags[visit]! &= ~f.flag.computing;
  const instance = machine.world.instances[f.places[visit]!]!;
  const group = machine.world.groups[instance.group]!;
  group.measures.insideMs += group.measures.since(f.begun[visit]!, now());
  group.changes(instance, -1);
  if (group.admission !== null) group.admission.leaves(visit, operationOf(visit), instance);
}

function begin(visit: number, { instance, group, link }: Destination): number {
  beginService(visit, group);
  const work = group.serializes ? incomingWork(visit, link) : 0;
  if (work > 0) {
    f.phase[visit] = visitPhases.incoming;
    compute(visit, instance, work);
    return -1;
  }
  f.phase[visit] = visitPhases.running;
  return settle(visit, execute(visit));
}

/** The program is over, well or badly. */
function endVisit(visit: number): number {
  if (f.holdings[visit]! >= 0) giveBackAll(visit);
  if (f.flags[visit]! & f.flag.entered) countUnit(visit);
  if (f.flags[visit]! & f.flag.inner) return endInner(visit);
  const instance = machine.world.instances[f.places[visit]!]!;
  const group = machine.world.groups[instance.group]!;
  if (group.errorRatio > 0 && f.outcomes[visit] === 0 && faulty(visit, group.errorRatio))
    f.outcomes[visit] = causes.failed;
  if (f.flags[visit]! & f.flag.answered) return leaveAnswered(visit, instance);
  if (group.serializes && f.outcomes[visit] === 0) {
    const work = outgoingWork(visit);
    if (work > 0) {
      f.phase[visit] = visitPhases.outgoing;
      compute(visit, instance, work);
      return -1;
    }
  }
  return leave(visit);
}

function countUnit(visit: number): void {
  const row = machine.world.units[f.units[visit]!]!;
  if (row.errorRatio > 0 && f.outcomes[visit] === 0 && faulty(visit, row.errorRatio)) f.outcomes[visit] = causes.failed;
  row.responseSum += now() - f.marks[visit]!;
  if (f.outcomes[visit] !== 0) row.failures++;
}

/** An error-rate fault strikes by the request's own draw, so that the same requests fail in every stage. */
function faulty(visit: number, ratio: number): boolean {
  return ((f.keyLow[visit]! >>> 0) + 0.5) / 4294967296 < ratio;
}

/** A branch, round or call within the process is over: its parent goes on. */
function endInner(visit: number): number {
  if (machine.watcher) machine.watcher.branchEnded(visit);
  const parent = f.livingParent(visit);
  const outcome = f.outcomes[visit]!;
  const degraded = f.flags[visit]! & f.flag.degraded;
  f.release(visit);
  if (parent < 0) return -1;
  if (degraded) f.flags[parent]! |= f.flag.degraded;
  f.outcomes[parent] = outcome;
  f.phase[parent] = visitPhases.returned;
  return parent;
}

function leaveAnswered(visit: number, instance: Instance): number {
  finishWork(visit, instance, machine.world.groups[instance.group]!);
  machine.world.executionsEnded++;
  f.release(visit);
  return -1;
}

/** The answer is handed to the network and the slot given back. */
function leave(visit: number): number {
  const instance = machine.world.instances[f.places[visit]!]!;
  if (instance.uplink >= 0 && f.answerBytes[visit]! > 0) {
    f.phase[visit] = visitPhases.uplink;
    startComputing(instance.uplink, visit, f.answerBytes[visit]!);
    return -1;
  }
  return depart(visit);
}

function depart(visit: number): number {
  const { instance, group, link } = machine.world.destinations[f.ways[visit]!]!;
  finishWork(visit, instance, group);
  if (link.cut || instance.silent) return vanish(visit);
  return goBack(visit, group, link, f.outcomes[visit] === 0 ? f.answerBytes[visit]! : errorBytes);
}

/** Counts the visit as served, frees its slot and lets the next one begin. */
function finishWork(visit: number, instance: Instance, group: Group): void {
  const time = now();
  const { measures } = group;
  group.ends(time - f.begun[visit]!);
  if (f.outcomes[visit] === 0) measures.served(f.begun[visit]!, f.served[visit]!, time);
  else group.failures++;
  if (machine.watcher !== null) machine.watcher.visitEnded(visit);
  const holdsSlot = (f.flags[visit]! & f.flag.holdsSlot) !== 0;
  if (holdsSlot) {
    countWork(visit);
    measures.heldMs += measures.since(f.served[visit]!, time);
    instance.freesSlot(visit);
  }
  leavePresence(visit);
  if (holdsSlot && (instance.waiting.level > 0 || group.line !== null)) serveNext(instance);
}

/** Visits that wait begin while there are slots. */
export function serveNext(instance: Instance): void {
  const group = machine.world.groups[instance.group]!;
  for (let next = instance.nextToServe(); next >= 0; next = instance.nextToServe()) serve(next, instance, group);
  if (group.line !== null) serveFromLine(instance, group);
}

function goBack(visit: number, group: Group, link: Link, bytes: number): number {
  group.bytesOut += bytes;
  if (f.livingParent(visit) < 0) {
    abandonFetch(visit);
    machine.world.executionsEnded++;
    leavePresence(visit);
    f.release(visit);
    return -1;
  }
  leavePresence(visit);
  f.phase[visit] = visitPhases.returning;
  return cross(visit, link, bytes, 1) < 0 ? -1 : arriveBack(visit);
}

/** -1, or the call to be answered as -3 - call: the machine knows calls. */
function arriveBack(visit: number): number {
  const call = f.livingParent(visit);
  const link = linkOfVisit(visit);
  if (call < 0 || !link || link.cut) return vanish(visit);
  machine.world.executionsEnded++;
  return -3 - visit;
}
