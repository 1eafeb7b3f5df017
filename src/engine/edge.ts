/** What a router does that remembers answers: it gives back those it has, keeps those that it fetches, and gives expired ones back when it fetches in vain. */
import { now } from './calendar';
import * as f from './frames';
import { countKey, type GroupDevices } from './group';
import { giveBackNewest, hold, joinFetch } from './holdings';
import { storedKey } from './keys';
import { advance, devicesOf, ended, goOn } from './progress';
import { defects, holdingKinds } from './state';

/** Counter of a visit that waited for somebody else's fetch. */
const waited = 1;

/** Answers are told apart by operation and entity. */
const answerKey = (visit: number, operation: number): number => storedKey(operation, f.entities[visit]!);

/** Goes on behind the fetch when the answer is there; one that waits for a fetch under way asks again after it, and is counted apart. */
export function askEdge(visit: number, at: number, operation: number, hitAt: number): number {
  const devices = devicesOf(visit);
  const key = answerKey(visit, operation);
  const isHit = !defects.ignoresCacheHits && devices.memory?.use(key, now()) === true;
  const hasWaited = f.counters[visit] === waited;
  // Whoever waited for a fetch that brought nothing is no better off than who fetched.
  if (isHit || (hasWaited && takeExpired(visit, devices, key))) {
    countLookup(devices, key, isHit && !hasWaited);
    f.programCounter[visit] = hitAt;
    return goOn;
  }
  if (devices.coalescing && !joinFetch(devices, key, visit)) {
    if (!hasWaited) devices.joined++;
    f.counters[visit] = waited;
    return -1;
  }
  countLookup(devices, key, false);
  if (devices.coalescing) hold(visit, holdingKinds.fetch, f.places[visit]!, key);
  return advance(visit, at);
}

function countLookup(devices: GroupDevices, key: number, isHit: boolean): void {
  devices.lookups++;
  if (isHit) devices.hits++;
  if (devices.keyUse) countKey(devices.keyUse, key, isHit);
}

/** The fetch is over: the answer that came is kept, and who waited for it looks again; where none came, an expired one is given back in its place. */
export function fetchEdge(visit: number, at: number, operation: number): number {
  const devices = devicesOf(visit);
  const key = answerKey(visit, operation);
  if (f.outcomes[visit] === 0) devices.memory?.fill(key, f.answerBytes[visit]!, now());
  else if (takeExpired(visit, devices, key)) f.outcomes[visit] = 0;
  else return ended;
  if (devices.coalescing) giveBackNewest(visit, holdingKinds.fetch);
  return advance(visit, at);
}

/** Whether an expired answer is there for a visit that gets no other; it is worse than what was asked for. */
function takeExpired(visit: number, devices: GroupDevices, key: number): boolean {
  if (devices.memory?.useExpired(key, now()) !== true) return false;
  devices.expiredUses++;
  f.flags[visit]! |= f.flag.degraded;
  return true;
}
