/** Draws of frames, by the path of calls: purpose and step make the site, round and attempt the turn. */
import { constantOf, sampleKeyed } from './distributions';
import {
  attempts,
  entities,
  flag,
  flags,
  keyHigh,
  keyLow,
  kind,
  kinds,
  limits,
  livingParent,
  ordinals,
} from './frames';
import { sampleItem } from './populations';
import { derivedKey, deriveKey, purposes, siteOf, turnOf, uniformOf } from './random';
import type { CallSite } from './call-site';

/** Value of a distribution for a frame at a site. */
export function draw(frame: number, site: number, round: number, row: number): number {
  const constant = constantOf(row);
  if (constant === constant) return constant;
  deriveKey(keyHigh[frame]!, keyLow[frame]!, site, round);
  return sampleKeyed(row, derivedKey[0]!, derivedKey[1]!, ordinals[frame]!);
}

/** A number in (0, 1) for a frame at a site. */
export function chance(frame: number, site: number, round: number): number {
  deriveKey(keyHigh[frame]!, keyLow[frame]!, site, round);
  return uniformOf(derivedKey[0]!, derivedKey[1]!);
}

/** Gives `to` the key of what `from` starts at a step; the turn is made of round and attempt by `turnOf`. */
export function deriveFrameKey(from: number, to: number, step: number, turn: number): void {
  deriveKey(keyHigh[from]!, keyLow[from]!, siteOf(step, purposes.path), turn);
  keyHigh[to] = derivedKey[0]!;
  keyLow[to] = derivedKey[1]!;
}

export function copyKey(from: number, to: number): void {
  keyHigh[to] = keyHigh[from]!;
  keyLow[to] = keyLow[from]!;
}

/** The key of a client's call; a user who asks again asks anew, and nothing is drawn as it was before. */
export function clientKey(request: number, call: number): void {
  const again = attempts[request]!;
  if (again > 0) deriveFrameKey(request, call, 0, turnOf(0, Math.min(255, again)));
  else copyKey(request, call);
}

const dataSets = 4294967296;

/** The number of the round or branch that a visit is; an operation begins anew at 0, in whatever process it runs. */
export function roundOf(visit: number): number {
  const isRound = (flags[visit]! & (flag.inner | flag.entered)) === flag.inner;
  return isRound ? attempts[visit]! : 0;
}

/** Counts the executions of a step through the rounds that it stands in. */
function itemOf(frame: number, { options }: CallSite, round: number): number {
  const visit = kind[frame] === kinds.call ? livingParent(frame) : frame;
  if (visit < 0) return round;
  const each = constantOf(options.countRow);
  return roundOf(visit) * (each === each ? Math.floor(each) : limits[visit]!) + round;
}

/** The entity that a call is about, told apart by data set. */
export function entityOf(frame: number, site: CallSite, round: number): number {
  const { options } = site;
  switch (options.keyChoice) {
    case 'request':
      return entities[frame]!;
    case 'item':
      return itemOf(frame, site, round);
    case 'one':
      return 0;
    case 'drawn':
      if (options.populationRow < 0) return entities[frame]!;
      deriveKey(keyHigh[frame]!, keyLow[frame]!, siteOf(options.step, purposes.item), round);
      return sampleItem(options.populationRow, derivedKey[0]!, derivedKey[1]!, ordinals[frame]!);
  }
}

/** Key of an entity in a store that holds several data sets. */
export function storedKey(dataSet: number, entity: number): number {
  return dataSet * dataSets + entity;
}

/** What a stored key was made from. */
export function entityOfStored(key: number) {
  const dataSet = Math.floor(key / dataSets);
  return { dataSet, entity: key - dataSet * dataSets };
}
