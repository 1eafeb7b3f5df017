/** Visits within a visit: calls inside the process, branches, rounds. Same instance, same slot, same fate. */
import { visitPhases } from './call-state';
import * as f from './frames';
import { deriveFrameKey, roundOf } from './keys';
import { turnOf } from './random';
import { machine } from './state';

/** A new inner visit of `parent` that begins at `entry`; it goes on at once. */
export function makeInner(parent: number, entry: number, step: number, round: number): number {
  const inner = f.allocate(f.kinds.visit);
  f.adopt(parent, inner);
  f.inherit(parent, inner);
  deriveFrameKey(parent, inner, step, turnOf(round, 0));
  f.flags[inner]! |= f.flag.inner;
  f.setAttempt(inner, round);
  f.phase[inner] = visitPhases.running;
  f.sites[inner] = f.sites[parent]!;
  f.places[inner] = f.places[parent]!;
  f.units[inner] = f.units[parent]!;
  f.programCounter[inner] = entry;
  if (machine.watcher) machine.watcher.branched(inner);
  return inner;
}

/** One of so many rounds or branches of a visit that is itself a round: its number goes on from those of the rounds before. */
export function countsOn(parent: number, inner: number, rounds: number): void {
  f.setAttempt(inner, f.attempts[inner]! + roundOf(parent) * rounds);
}

/** Branches and rounds belong to the transaction they run in; calls do not. */
export function joinTransaction(parent: number, inner: number): void {
  f.setTransaction(inner, f.transactions[parent]!);
}
