/**
 * Runs a visit's program until it waits or ends: one switch over the operations, each a few lines or a function of its own. Returns `ended`, -1 when the
 * visit waits for an event, or the frame that goes on at once (a call that ended without waiting, a branch within the process).
 */
import { now, schedule } from './calendar';
import { requestBytes, siteRoles, visitPhases } from './call-state';
import { shareFate } from './cancellation';
import { startCall } from './start-call';
import { demandOf, doWork, enterUnit, takeShare } from './first-work';
import { startFork } from './forks';
import * as f from './frames';
import { count } from './counting';
import { host } from './kernel';
import { commitTransaction, giveBackNewest, hold, lockInstance, lockKey, lockNumber } from './holdings';
import { countsOn, joinTransaction, makeInner } from './inner';
import { chance, draw, entityOf } from './keys';
import { fill, lookup } from './lookups';
import { choices, code, factors, operations, repeats } from './program';
import { purposes, siteOf } from './random';
import { advance, devicesOf, ended, failWith, goOn, keyOf } from './progress';
import { causes } from './causes';
import { refusals } from './refusals';
import { holdingKinds, machine } from './state';
import { turnAway } from './turn-away';
import type { CallSite } from './call-site';
import { device } from './device';
import { askEdge, fetchEdge } from './edge';
import { enterState, standBy, startExecution } from './execution-visits';
import { accept } from './messages/accept';
import { failByChance, failFirst, failPoison } from './messages/failing';
import { recall } from './recall';
import { readCopy, takeUnits, writeCopies } from './partitioned';
import { publish, read, synchronize, write } from './replicated';
import { pause, replyEarly, serialize } from './work';

export function execute(visit: number): number {
  if (machine.cancels && f.flags[visit]! & f.flag.inner) shareFate(visit);
  for (;;) {
    if (f.deadlineOf(visit) <= now() && f.phase[visit] === visitPhases.running) return failWith(visit, causes.timedOut);
    const at = f.programCounter[visit]!;
    switch (code[at]) {
      case operations.end:
        f.outcomes[visit] = 0;
        return ended;
      case operations.enter:
        enterUnit(visit, code[at + 1]!);
        advance(visit, at);
        break;
      case operations.wait:
        advance(visit, at);
        doWork(visit, at);
        return -1;
      default: {
        const next = perform(visit, code[at]!, at);
        if (next !== goOn) return next;
      }
    }
  }
}

function groupOf(visit: number) {
  return machine.world.group(machine.world.instance(f.places[visit]!).group);
}

function incomingBytes(visit: number): number {
  const call = f.livingParent(visit);
  return call >= 0 ? requestBytes[call]! : 0;
}

// oxlint-disable-next-line complexity max-lines-per-function -- one switch over all operations is the point of this function
function perform(visit: number, operation: number, at: number): number {
  const a = code[at + 1]!;
  const b = code[at + 2]!;
  const c = code[at + 3]!;
  const fresh = f.phase[visit] === visitPhases.running;
  switch (operation) {
    case operations.call:
      return call(visit, at, machine.world.site(a), fresh);
    case operations.compute:
    case operations.demand:
      advance(visit, at);
      doWork(visit, at);
      return -1;
    case operations.autocommit:
      advance(visit, at);
      if (f.transactions[visit]! > 0) return goOn;
      schedule(visit, now() + demandOf(visit, at, 1));
      return -1;
    case operations.lookup:
      return lookup(visit, at, machine.world.site(a), fresh);
    case operations.fill:
      fill(visit, machine.world.site(a));
      return advance(visit, at);
    case operations.begin:
    case operations.commit:
      return transact(visit, at, operation === operations.begin);
    case operations.forward:
      if (fresh) return startCall(visit, machine.world.site(a), siteRoles.call);
      return f.outcomes[visit] === 0 ? advance(visit, at) : ended;
    case operations.fork:
      if (fresh) return startFork(visit, a);
      return f.outcomes[visit] === 0 ? advance(visit, at) : ended;
    case operations.repeat:
      return repeat(visit, at, a, fresh);
    case operations.choose:
      f.programCounter[visit] = pick(visit, a);
      return goOn;
    case operations.jump:
      f.programCounter[visit] = a;
      return goOn;
    case operations.lock:
      advance(visit, at);
      return lockInstance(lockNumber(f.places[visit]!, a), visit) ? goOn : -1;
    case operations.unlock:
      giveBackNewest(visit, holdingKinds.lock);
      return advance(visit, at);
    case operations.keyLock:
      advance(visit, at);
      return lockKey(devicesOf(visit), keyOf(visit), visit) ? goOn : -1;
    case operations.keyUnlock:
      giveBackNewest(visit, holdingKinds.keyLock);
      return advance(visit, at);
    case operations.commitKeys:
      commitTransaction(f.transactions[visit]!);
      return advance(visit, at);
    case operations.count:
      count(visit, { counter: a, amount: factors[b]! }, c);
      return advance(visit, at);
    case operations.fail:
      if (chance(visit, a, 0) < factors[b]!) return failWith(visit, c);
      return advance(visit, at);
    case operations.reply:
      replyEarly(visit);
      return advance(visit, at);
    case operations.quota:
      return devicesOf(visit).buckets[a]!.take(now())
        ? advance(visit, at)
        : failWith(visit, turnAway(visit, refusals.rate));
    case operations.recall:
      return recall(visit, at);
    case operations.payload:
      return incomingBytes(visit) > factors[a]! ? failWith(visit, b) : advance(visit, at);
    case operations.known:
      if (groupOf(visit).sessions?.use(f.clients[visit]!, now())) f.programCounter[visit] = a;
      else advance(visit, at);
      return goOn;
    case operations.remember:
      groupOf(visit).introductions++;
      groupOf(visit).sessions?.fill(f.clients[visit]!, 0, now());
      return advance(visit, at);
    case operations.write:
      return write(visit, at);
    case operations.read:
      return read(visit, at);
    case operations.synchronize:
      return synchronize(visit, at, a === 1);
    case operations.publish:
      return publish(visit, at);
    case operations.device:
      return device(visit, at, a);
    case operations.accept:
      return accept(visit, at);
    case operations.failEach:
      return failByChance(visit, at, { site: a, ratio: factors[b]!, cause: c });
    case operations.failFirst:
      return failFirst(visit, at, factors[a]!, b);
    case operations.failPoison:
      return failPoison(visit, at);
    case operations.units:
      return takeUnits(visit, at, a, { bytes: b, share: c });
    case operations.transfer:
      advance(visit, at);
      pause(visit, (a === 0 ? incomingBytes(visit) : f.answerBytes[visit]!) * factors[b]!);
      return -1;
    case operations.askEdge:
      return askEdge(visit, at, a, b);
    case operations.fetchEdge:
      if (fresh) return startCall(visit, machine.world.site(a), siteRoles.call);
      return fetchEdge(visit, at, b);
    case operations.readCopy:
      return readCopy(visit, at, a, { isAllThatIsRead: b === 1, isOfOneSort: c === 1 });
    case operations.writeCopies:
      return writeCopies(visit, at, a === 1);
    case operations.share:
      takeShare(visit, at);
      return advance(visit, at);
    case operations.startExecution:
      return startExecution(visit, at);
    case operations.enterState:
      return enterState(visit, at);
    case operations.standBy:
      return standBy(visit, at);
    default:
      throw new Error(`no operation ${operation} at ${at}`);
  }
}

host.perform = (visit, at) => perform(visit, code[at]!, at);

/** So many calls one after the other; each within the process, or over a link with the caller's slot held. */
function call(visit: number, at: number, site: CallSite, fresh: boolean): number {
  const { options } = site;
  if (fresh) {
    if (options.probability < 1 && chance(visit, siteOf(options.step, purposes.chance), 0) >= options.probability)
      return advance(visit, at);
    f.counters[visit] = 0;
    f.limits[visit] = Math.floor(draw(visit, siteOf(options.step, purposes.count), 0, options.countRow));
    if (f.limits[visit]! < 1) return advance(visit, at);
    return callOnce(visit, site);
  }
  if (f.phase[visit] === visitPhases.sending) return startCall(visit, site, siteRoles.call);
  if (
    f.phase[visit] === visitPhases.returned &&
    f.outcomes[visit] === 0 &&
    serialize(visit, site, visitPhases.absorbed)
  )
    return -1;
  if (f.outcomes[visit] !== 0) return afterFailure(visit, at);
  f.counters[visit]! += 1;
  return f.counters[visit]! < f.limits[visit]! ? callOnce(visit, site) : advance(visit, at);
}

function callOnce(visit: number, site: CallSite): number {
  if (site.innerEntry >= 0) {
    const inner = makeInner(visit, site.innerEntry, site.options.step, f.counters[visit]!);
    f.entities[inner] = entityOf(visit, site, f.counters[visit]!);
    return inner;
  }
  if (serialize(visit, site, visitPhases.sending)) return -1;
  return startCall(visit, site, siteRoles.call);
}

/** Operand b says where to go on after a failure (-1 = nowhere), c whether that is a fallback. */
function afterFailure(visit: number, at: number): number {
  const goesTo = code[at + 2]!;
  if (goesTo < 0) return ended;
  f.outcomes[visit] = 0;
  f.phase[visit] = visitPhases.running;
  if (code[at + 3]! === 1) f.flags[visit]! |= f.flag.degraded;
  f.programCounter[visit] = goesTo;
  return goOn;
}

function transact(visit: number, at: number, begins: boolean): number {
  const site = machine.world.site(code[at + 1]!);
  if (f.phase[visit] === visitPhases.running) {
    f.counters[visit] = 0;
    return startCall(visit, site, begins ? siteRoles.begin : siteRoles.commit);
  }
  if (f.outcomes[visit] !== 0) return ended;
  if (begins) hold(visit, holdingKinds.transaction, f.transactions[visit]!, 0);
  else giveBackNewest(visit, holdingKinds.transaction);
  return advance(visit, at);
}

function repeat(visit: number, at: number, row: number, fresh: boolean): number {
  const { count, countSite, entry, keySite, probability } = repeats[row]!;
  if (fresh) {
    f.counters[visit] = 0;
    f.limits[visit] = count >= 0 ? Math.floor(draw(visit, countSite, 0, count)) : 1;
  } else {
    if (f.outcomes[visit] !== 0) return ended;
    f.counters[visit]! += 1;
    if (count < 0 && chance(visit, countSite, f.counters[visit]!) < probability) f.limits[visit]! += 1;
  }
  if (f.counters[visit]! >= f.limits[visit]!) return advance(visit, at);
  const round = makeInner(visit, entry, keySite, f.counters[visit]!);
  if (count >= 0) countsOn(visit, round, f.limits[visit]!);
  joinTransaction(visit, round);
  return round;
}

function pick(visit: number, row: number): number {
  const { keySite, shares, entries } = choices[row]!;
  const u = chance(visit, keySite, 0);
  let at = 0;
  while (at < shares.length - 1 && u >= shares[at]!) at++;
  return entries[at]!;
}
