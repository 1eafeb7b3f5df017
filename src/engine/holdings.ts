/** What visits hold and must give back, whatever becomes of them: locks, transactions, the duty to fill a memory. */
import { now, schedule } from './calendar';
import { callPhases, heldConnections } from './call-state';
import { handOn } from './calls';
import { commitCounts } from './counting';
import * as f from './frames';
import { storedKey } from './keys';
import { publishAll } from './replicated';
import {
  dropHolding,
  holdingKey,
  holdingKind,
  holdingKinds,
  holdingOf,
  instanceLock,
  machine,
  nextHolding,
  takeHolding,
  transactions,
  type Transaction,
} from './state';
import { Line, type Instance } from './station';
import type { GroupDevices, KeyLock } from './group';

export function hold(frame: number, what: number, of: number, key: number): void {
  f.setHolding(frame, takeHolding(what, of, key, f.holdings[frame]!));
}

/** Gives back the newest holding of a sort in order; nothing when there is none. */
export function giveBackNewest(frame: number, what: number): void {
  let before = 0;
  for (let row = f.holdings[frame]!; row > 0; before = row, row = nextHolding[row]!) {
    if (holdingKind[row] !== what) continue;
    if (before === 0) f.setHolding(frame, nextHolding[row]!);
    else nextHolding[before] = nextHolding[row]!;
    giveBack(frame, row);
    return;
  }
}

/** The frame ends: whatever it still holds goes, transactions are rolled back. */
export function giveBackAll(frame: number): void {
  while (f.holdings[frame]! > 0) {
    const row = f.holdings[frame]!;
    f.setHolding(frame, nextHolding[row]!);
    giveBack(frame, row);
  }
}

function giveBack(frame: number, row: number): void {
  const of = holdingOf[row]!;
  if (holdingKind[row] === holdingKinds.lock) unlockInstance(of);
  else if (holdingKind[row] === holdingKinds.fetch) endFetch(machine.world.instance(of).devices!, holdingKey[row]!);
  else if (holdingKind[row] === holdingKinds.keyLock)
    unlockKey(machine.world.instance(of).devices!, holdingKey[row]!, -1 - frame);
  else {
    f.setTransaction(frame, transactions.get(of)?.outer ?? 0);
    endTransaction(of);
  }
  dropHolding(row);
}

function wake(line: Line): number {
  const next = line.next();
  if (next >= 0) schedule(next, now());
  return next;
}

const locksPerInstance = 65_536;

/** Number within the run of a lock of the instance with this row. */
export const lockNumber = (instance: number, lock: number): number => instance * locksPerInstance + lock;

/** Takes a lock of an instance; false when the frame must wait in its line. */
export function lockInstance(number: number, frame: number): boolean {
  const lock = instanceLock(number);
  if (lock.holder === -1) {
    lock.holder = frame;
    hold(frame, holdingKinds.lock, number, 0);
    return true;
  }
  f.flags[frame]! |= f.flag.waitingForPlace;
  lock.line.join(frame);
  return false;
}

/** Nobody who could give it back holds this lock for now: whoever asks for it waits. */
const nobody = -2;

export function holdLock(number: number): void {
  const lock = instanceLock(number);
  if (lock.holder === -1) lock.holder = nobody;
}

export function releaseLock(number: number): void {
  if (instanceLock(number).holder === nobody) unlockInstance(number);
}

function unlockInstance(number: number): void {
  const lock = instanceLock(number);
  const next = wake(lock.line);
  lock.holder = next;
  if (next >= 0) hold(next, holdingKinds.lock, number, 0);
}

/** Takes the lock of a key for the visit's transaction, or for the visit alone when that is over or there is none; false when it must wait. */
export function lockKey(devices: GroupDevices, key: number, visit: number): boolean {
  const lock = devices.locks.get(key);
  if (!lock) {
    const made = { holder: -1, line: new Line() };
    devices.locks.set(key, made);
    own(made, key, visit);
    return true;
  }
  if (lock.holder === holderFor(visit)) return true;
  f.flags[visit]! |= f.flag.waitingForPlace;
  lock.line.join(visit);
  return false;
}

function holderFor(visit: number): number {
  const transaction = f.transactions[visit]!;
  return transactions.has(transaction) ? transaction : -1 - visit;
}

/** Whoever holds a lock has it among what it gives back at its end. */
function own(lock: KeyLock, key: number, visit: number): void {
  lock.holder = holderFor(visit);
  if (lock.holder >= 0) transactions.get(lock.holder)!.locked.push(key);
  else hold(visit, holdingKinds.keyLock, f.places[visit]!, key);
}

/** Frees the lock of a key for the next in line, if this holder has it: after a crash it may be another's. */
function unlockKey(devices: GroupDevices, key: number, holder: number): void {
  const lock = devices.locks.get(key);
  if (lock?.holder !== holder) return;
  const next = wake(lock.line);
  if (next < 0) devices.locks.delete(key);
  else own(lock, key, next);
}

/** Commit or rollback: locks are free, the connection goes back to its pool. It is over first, so that nothing of it that still waits gets a lock in its name. */
export function endTransaction(row: number): void {
  const transaction = transactions.get(row);
  if (!transaction) return;
  transactions.delete(row);
  unlockAll(transaction, row);
  const { site, caller, link, pool, instance, connection, since, line } = transaction;
  // Statements of branches that it did not wait for have no connection any more.
  while (wake(line) >= 0) continue;
  if (connection === heldConnections.pooled && pool) {
    link.connections.back(since);
    handOn(pool, callPhases.connection);
  }
  if (connection === heldConnections.own) machine.world.instance(instance).devices!.connections--;
  site.chooserOf(machine.world.instance(caller)).done(instance);
}

/** The writes of a transaction are visible: what it counted counts, and its locks are free before its connection is. */
export function commitTransaction(row: number): void {
  const transaction = transactions.get(row);
  if (!transaction || transaction.isLost) return;
  commitCounts(transaction);
  publishAll(transaction.instance, transaction.writes);
  unlockAll(transaction, row);
}

function unlockAll({ instance, locked }: Transaction, row: number): void {
  const { devices } = machine.world.instance(instance);
  for (const key of locked.splice(0)) if (devices) unlockKey(devices, key, row);
}

/** Who asks first for a key that is not held must fetch it; the others wait. True = this frame fetches. */
export function joinFetch(devices: GroupDevices, key: number, frame: number): boolean {
  const line = devices.fetches.get(key);
  if (!line) {
    devices.fetches.set(key, new Line());
    return true;
  }
  f.flags[frame]! |= f.flag.waitingForPlace;
  line.join(frame);
  return false;
}

/** The fetch ended: filled, all who waited look again; failed, the first of them looks again and becomes the one who fetches. */
function endFetch(devices: GroupDevices, key: number): void {
  const line = devices.fetches.get(key);
  devices.fetches.delete(key);
  if (!line) return;
  while (wake(line) >= 0) continue;
}

/** Everything that waits at an instance that died waits no more. */
export function forgetWaiting(instance: Instance): void {
  const { devices } = instance;
  if (!devices) return;
  devices.locks.clear();
  devices.fetches.clear();
  devices.disk.clear();
  for (const transaction of transactions.values()) if (transaction.instance === instance.row) lose(transaction);
}

function lose(transaction: Transaction): void {
  transaction.isLost = true;
  transaction.locked.length = 0;
  transaction.counts.length = 0;
  transaction.writes.length = 0;
}

/** A visit whose answer nobody will read had asked a memory in vain: the next one that waits for the key looks again. */
export function abandonFetch(visit: number): void {
  const { devices } = machine.world.instance(f.places[visit]!);
  if (!devices?.coalescing || f.flags[visit]! & f.flag.hit) return;
  endFetch(devices, storedKey(machine.world.site(f.sites[visit]!).options.dataSet, f.entities[visit]!));
}
