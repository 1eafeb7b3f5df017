/** Sources of client requests that come one by one: when, what they ask, about whom. All draws are the source's own, in order. */
import { rowOf } from './columns';
import { now, schedule, scheduleAfter } from './calendar';
import { callOverPlainWay } from './calls';
import { tellCounts } from './direct-counts';
import { nextExponential } from './exponential';
import { countArrival } from './flows';
import { adopt, takeRow } from './frames';
import { followLong, nextArrival, nextItem, startCall } from './host';
import {
  asked,
  begun,
  cells,
  children,
  counters,
  entities,
  flags,
  heads,
  keys,
  ordinals,
  parents,
  places,
  populationHot,
  populationItems,
  populationKinds,
  sites,
  sourceClients,
  sourceKeyHigh,
  sourceKeyLow,
  sourceKeys,
  sourceMixes,
  sourceOrdinals,
  sourceRates,
  sourceStreams,
} from './memory';
import { childOf, nextKey, nextUniform } from './random';
import * as kinds from './tables/kinds';
import * as mixCells from './tables/mix-cells';
import * as pools from './tables/pools';
import { long } from './tables/results';
import { goOnWith } from './machine';
import { zipfOfKey } from './zipf';

/** Streams of a source, one after the other. */
const arrival = 0;
const operation = 1;
const key = 2;
const client = 3;
/** Kinds of populations: items all alike, and by Zipf's law. */
const uniform = 0;
const zipf = 1;

/** A source's own event: a request arrives, and the next one is set. */
export function fire(frame: i32): void {
  const source = places[frame];
  const streams = sourceStreams[source];
  const entry = pick(sourceMixes[source], streams + operation);
  const entity = itemOf(sourceKeys[source], streams + key);
  const who = itemOf(sourceClients[source], streams + client);
  const request = takeRow(pools.requests);
  entities[request] = entity;
  begin(request, source, entry, rowOf(who));
  goOn(request);
  setNext(frame, source, streams);
}

/** The first entry of a mix whose shares, with those before it, are above what is drawn; the last is 1. Of one entry nothing is drawn. */
// @inline
function pick(mix: i32, stream: i32): i32 {
  if (cells[mix + mixCells.share] >= 1) return mix;
  const u = nextUniform(stream);
  let entry = mix;
  while (u >= cells[entry + mixCells.share] && cells[entry + mixCells.share] < 1) entry += mixCells.size;
  return entry;
}

// @inline
function itemOf(population: i32, stream: i32): f64 {
  const kind = populationKinds[population];
  if (kind == uniform) return Math.floor(nextUniform(stream) * populationItems[population]);
  if (kind == zipf && populationHot[population] == 0) return zipfOfKey(population, nextKey(stream));
  return nextItem(population, stream);
}

/** All of its frame that a request has a use for. */
// @inline
function begin(request: i32, source: i32, entry: i32, who: i32): void {
  const ordinal = sourceOrdinals[source];
  const flow = rowOf(cells[entry + mixCells.flow]);
  sourceOrdinals[source] = ordinal + 1;
  const whole = <i64>ordinal;
  keys[request] = childOf(sourceKeyHigh[source], sourceKeyLow[source], <i32>whole, <i32>(whole >> 32));
  heads[request] = kinds.request;
  parents[request] = -1;
  flags[request] = 0;
  ordinals[request] = ordinal;
  asked[request] = ((<i64>flow) << 32) | (<i64>(<u32>who));
  begun[request] = now();
  places[request] = rowOf(cells[entry + mixCells.place]);
  sites[request] = rowOf(cells[entry + mixCells.site]);
  countArrival(flow);
  const patience = cells[entry + mixCells.patienceMs];
  if (patience < Infinity) scheduleAfter(request, patience, rowOf(cells[entry + mixCells.patienceLane]));
}

/** The client sends its request. */
// @inline
function goOn(request: i32): void {
  const call = takeRow(pools.calls);
  const site = sites[request];
  heads[call] = kinds.call;
  flags[call] = 0;
  adopt(request, call);
  children[request] = call;
  children[call] = -1;
  keys[call] = keys[request];
  ordinals[call] = ordinals[request];
  entities[call] = entities[request];
  asked[call] = asked[request];
  places[call] = places[request];
  counters[call] = 0;
  let next = callOverPlainWay(call, site);
  if (next == -1) return;
  if (next == long) next = callLong(call, site);
  const rest = goOnWith(next);
  if (rest >= 0) goOnLong(rest);
}

function callLong(call: i32, site: i32): i32 {
  tellCounts();
  return startCall(call, site);
}

function goOnLong(frame: i32): void {
  tellCounts();
  followLong(frame);
}

// @inline
function setNext(frame: i32, source: i32, streams: i32): void {
  const rate = sourceRates[source];
  const time = rate > 0 ? now() + (nextExponential(streams + arrival) * 1000) / rate : nextArrival(source);
  if (time < Infinity) schedule(frame, time);
}
