/**
 * A visit: arrival at an instance, slot or queue or refusal, incoming work, its program, outgoing work, the way back. The slot is held from its taking until
 * the answer was handed to the network: through computations, waits, calls, waits for connections and pauses between attempts. Branches and
 * calls within the process are visits too, inner ones, which need no slot of their own.
 */
import { now } from './calendar';
import { linkOfVisit, visitPhases } from './call-state';
import { addTo } from './cells';
import { freest, move, serveLine } from './fleet';
import * as f from './frames';
import { groupCells } from './measures';
import { abandonFetch, giveBackAll } from './holdings';
import { execute } from './interpreter';
import type { Link } from './link';
import { startComputing } from './processor';
import { ended } from './progress';
import { refusals, welcome } from './refusals';
import { causes } from './causes';
import { machine } from './state';
import { countUnit, faulty, finishWork, leavePresence, operationOf, takePresence } from './departures';
import { beginService } from './service';
import { turnAway } from './turn-away';
import type { OnDemand } from './on-demand';
import { takeIn } from './on-demand-visits';
import type { Instance } from './station';
import type { Group } from './group';
import { callerOf, receives, requestBytesOf, transfers } from './transfers';
import { cross } from './transit';
import type { Destination } from './destination';
import { forgetWays, learnWays } from './ways';
import { dropPulled } from './messages/hand-over';
import { vanish } from './vanish';
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
    case visitPhases.sendingOff:
      return setOut(visit);
    case visitPhases.receiving:
      f.phase[visit] = visitPhases.arriving;
      return callAtDoor(visit, machine.world.destinations[f.ways[visit]!]!);
    case visitPhases.taking:
      return deliver(visit);
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
  if (receives(visit, way.instance)) return -1;
  return callAtDoor(visit, way);
}

/** All of the request has left the caller; one whose caller gave up meanwhile was never sent. */
function setOut(visit: number): number {
  const link = linkOfVisit(visit);
  if (!link || f.livingParent(visit) < 0) return vanish(visit);
  f.phase[visit] = visitPhases.arriving;
  return cross(visit, link, requestBytesOf(visit), 0) < 0 ? -1 : arrive(visit);
}

/** Whoever hears it may turn it away. */
function callAtDoor(visit: number, way: Destination): number {
  const { instance, group, link } = way;
  if (f.flags[visit]! & f.flag.pulled) return receive(visit, way);
  addTo(group.measures.at + groupCells.arrivals, 1);
  instance.counts();
  f.begun[visit] = now();
  if (machine.watcher !== null) machine.watcher.visitArrived(visit);
  if (link.down) return refuse(visit, way, refusals.notListening);
  if (group.onDemand !== null) return arriveOnDemand(visit, way, group.onDemand);
  if (group.line !== null) return arriveAtFleet(visit, way);
  if (link.cut || instance.silent) return vanish(visit);
  if (!instance.isListening) return refuse(visit, way, refusals.notListening);
  if (group.admission !== null) {
    const reason = group.admission.judge(visit, operationOf(visit), instance, group.line);
    if (reason !== welcome) return refuse(visit, way, reason);
  }
  return instance.takesSlot(visit) ? admit(visit, way) : queue(visit, way);
}

/** What the instance pulled has come, and its slot is taken. */
function receive(visit: number, { instance, group, link }: Destination): number {
  if (link.cut || instance.silent) return dropPulled(visit, instance, group);
  return instance.isOutOfMemory() ? outgrow(visit, instance) : start(visit, group.serializes);
}

/** A visit arrives: a free slot anywhere, a place in the line, or a refusal. */
function arriveAtFleet(visit: number, way: Destination): number {
  const { instance, group, link } = way;
  if (link.cut) return vanish(visit);
  if (group.admission !== null) {
    const reason = group.admission.judge(visit, operationOf(visit), instance, group.line);
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
  takePresence(visit, instance, group);
  instance.waiting.change(now(), 1);
  addTo(group.measures.at + groupCells.delayed, 1);
  if (instance.state !== 'up') serveLine(group);
  return -1;
}

/** A visit arrives where instances are made on demand: one takes it, or it waits at the door, or is turned away. */
function arriveOnDemand(visit: number, way: Destination, onDemand: OnDemand): number {
  const { instance: door, group, link } = way;
  if (link.cut || door.silent) return vanish(visit);
  if (door.state !== 'up') return refuse(visit, way, refusals.notListening);
  if (requestBytesOf(visit) > onDemand.options.payloadBytes) return refuse(visit, way, refusals.payload);
  if (group.admission !== null) {
    const reason = group.admission.judge(visit, operationOf(visit), door, null);
    if (reason !== welcome) return refuse(visit, way, reason);
  }
  const instance = door.waiting.level > 0 ? null : onDemand.find();
  if (instance === null) return queue(visit, way, onDemand.reason);
  takeIn(visit, instance, group);
  takePresence(visit, instance, group);
  if (instance.isOutOfMemory()) return outgrow(visit, instance);
  if (instance.state === 'up') return begin(visit, way);
  addTo(group.measures.at + groupCells.delayed, 1);
  return -1;
}

/** It has its slot. */
function admit(visit: number, way: Destination): number {
  const { instance, group } = way;
  takePresence(visit, instance, group);
  if (instance.isOutOfMemory()) return outgrow(visit, instance);
  return begin(visit, way);
}

/** It is in the instance by now, and dies with it: in its slot, if it has one. */
function outgrow(visit: number, instance: Instance): number {
  if (f.flags[visit]! & f.flag.holdsSlot) beginService(visit, machine.world.group(instance.group));
  f.phase[visit] = visitPhases.incoming;
  machine.observer.outOfMemory(instance.row);
  forgetWays();
  learnWays();
  return -1;
}

/** A place in the queue, or a refusal. */
function queue(visit: number, way: Destination, otherwise: number = refusals.backlog): number {
  const { instance, group } = way;
  if (!instance.enqueues(visit, requestBytesOf(visit))) {
    if (group.admission !== null) group.admission.leaves(visit, operationOf(visit), instance);
    return refuse(visit, way, otherwise);
  }
  takePresence(visit, instance, group);
  addTo(group.measures.at + groupCells.delayed, 1);
  return instance.isOutOfMemory() ? outgrow(visit, instance) : -1;
}

function refuse(visit: number, { group, link }: Destination, reason: number): number {
  addTo(group.measures.at + groupCells.refused, 1);
  f.outcomes[visit] = turnAway(visit, reason);
  return goBack(visit, group, link, errorBytes);
}

function begin(visit: number, { group }: Destination): number {
  beginService(visit, group);
  return start(visit, group.serializes);
}

/** Reads the request where that costs anything, and runs the program. */
function start(visit: number, reads: boolean): number {
  const link = reads ? linkOfVisit(visit) : null;
  const work = link ? incomingWork(visit, link) : 0;
  if (work > 0) {
    f.phase[visit] = visitPhases.incoming;
    compute(visit, machine.world.instances[f.places[visit]!]!, work);
    return -1;
  }
  f.phase[visit] = visitPhases.running;
  return settle(visit, execute(visit));
}

/** The program is over, well or badly. */
function endVisit(visit: number): number {
  if (f.holdings[visit]! > 0) giveBackAll(visit);
  if (f.flags[visit]! & f.flag.entered) countUnit(visit);
  if (f.flags[visit]! & f.flag.inner) return endInner(visit);
  const instance = machine.world.instances[f.places[visit]!]!;
  const group = machine.world.groups[instance.group]!;
  const errorRatio = errorRatioOf(visit, instance, group);
  if (errorRatio > 0 && f.outcomes[visit] === 0 && faulty(visit, errorRatio)) f.outcomes[visit] = causes.failed;
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

/** Of several faults on the way of a visit the strongest counts: they strike by the same draw. */
const errorRatioOf = (visit: number, instance: Instance, group: Group): number =>
  Math.max(group.errorRatio, instance.errorRatio, linkOfVisit(visit)?.errorRatio ?? 0);

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
  const { group, link } = machine.world.destinations[f.ways[visit]!]!;
  const instance = machine.world.instances[f.places[visit]!]!;
  finishWork(visit, instance, group);
  if (link.cut || instance.silent) return vanish(visit);
  return goBack(visit, group, link, f.outcomes[visit] === 0 ? f.answerBytes[visit]! : errorBytes);
}

function goBack(visit: number, group: Group, link: Link, bytes: number): number {
  addTo(group.measures.at + groupCells.bytesOut, bytes);
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
  const link = linkOfVisit(visit);
  const caller = callerOf(visit);
  if (caller === null || !link || link.cut) return vanish(visit);
  const bytes = f.outcomes[visit] === 0 ? f.answerBytes[visit]! : errorBytes;
  return transfers(visit, caller, bytes, visitPhases.taking) ? -1 : deliver(visit);
}

/** The caller has all of the answer. */
function deliver(visit: number): number {
  if (f.livingParent(visit) < 0) return vanish(visit);
  machine.world.executionsEnded++;
  return -3 - visit;
}
