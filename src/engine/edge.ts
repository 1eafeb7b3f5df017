/** What a router does that remembers answers: it gives back those it has, and keeps those that it fetches. */
import { now } from './calendar';
import * as f from './frames';
import { countKey, type GroupDevices } from './group';
import { giveBackNewest, hold, joinFetch } from './holdings';
import { storedKey } from './keys';
import { advance, devicesOf, goOn } from './progress';
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
  if (!isHit && devices.coalescing && !joinFetch(devices, key, visit)) {
    if (!hasWaited) devices.joined++;
    f.counters[visit] = waited;
    return -1;
  }
  countLookup(devices, key, isHit && !hasWaited);
  if (isHit) {
    f.programCounter[visit] = hitAt;
    return goOn;
  }
  if (devices.coalescing) hold(visit, holdingKinds.fetch, f.places[visit]!, key);
  return advance(visit, at);
}

function countLookup(devices: GroupDevices, key: number, isHit: boolean): void {
  devices.lookups++;
  if (isHit) devices.hits++;
  if (devices.keyUse) countKey(devices.keyUse, key, isHit);
}

/** The answer has come: it is kept, and who waited for it looks again. */
export function fillEdge(visit: number, at: number, operation: number): number {
  const devices = devicesOf(visit);
  devices.memory?.fill(answerKey(visit, operation), f.answerBytes[visit]!, now());
  if (devices.coalescing) giveBackNewest(visit, holdingKinds.fetch);
  return advance(visit, at);
}
