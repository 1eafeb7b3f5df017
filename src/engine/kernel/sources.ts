/** Sources of client requests that come one by one: when, what they ask, about whom. All draws are the source's own, in order. */
import { rowOf } from './columns';
import { now, schedule, scheduleAfter } from './calendar';
import { callOverPlainWay } from './calls';
import { nextExponential } from './exponential';
import { countArrival, countEnd } from './flows';
import { adopt, allocate, inherit, release } from './frames';
import { followLong, nextArrival, nextItem, startCall } from './host';
import {
  begun,
  cells,
  children,
  clients,
  entities,
  flowIsPlain,
  flows,
  keyHigh,
  keyLow,
  ordinals,
  outcomes,
  phase,
  places,
  populationItems,
  populationKinds,
  requestBytes,
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
import { childOf, highOf, lowOf, nextUniform } from './random';
import * as kinds from './tables/kinds';
import * as mixCells from './tables/mix-cells';
import * as phases from './tables/phases';
import { long } from './tables/results';
import { follow } from './machine';

/** Streams of a source, one after the other. */
const arrival = 0;
const operation = 1;
const key = 2;
const client = 3;
/** Kind of a population whose items are all alike. */
const uniform = 0;
const unclaimed: f64 = 4294967296;

/** A source's own event: a request arrives, and the next one is set. */
export function fire(frame: i32): void {
  const source = places[frame];
  const streams = sourceStreams[source];
  const entry = pick(sourceMixes[source], nextUniform(streams + operation));
  const entity = itemOf(sourceKeys[source], streams + key);
  const who = itemOf(sourceClients[source], streams + client);
  const request = allocate(kinds.request);
  begin(request, source, entry);
  entities[request] = entity;
  clients[request] = <i32>who;
  goOn(request);
  setNext(frame, source, streams);
}

/** The first entry of a mix whose shares, with those before it, are above u; the last is 1. */
// @inline
function pick(mix: i32, u: f64): i32 {
  let entry = mix;
  while (u >= cells[entry + mixCells.share] && cells[entry + mixCells.share] < 1) entry += mixCells.size;
  return entry;
}

// @inline
function itemOf(population: i32, stream: i32): f64 {
  return populationKinds[population] == uniform
    ? Math.floor(nextUniform(stream) * populationItems[population])
    : nextItem(population, stream);
}

// @inline
function begin(request: i32, source: i32, entry: i32): void {
  const ordinal = sourceOrdinals[source];
  const flow = rowOf(cells[entry + mixCells.flow]);
  sourceOrdinals[source] = ordinal + 1;
  const own = childOf(sourceKeyHigh[source], sourceKeyLow[source], <i32>(<i64>ordinal), <i32>(ordinal / unclaimed));
  keyHigh[request] = highOf(own);
  keyLow[request] = lowOf(own);
  ordinals[request] = ordinal;
  flows[request] = flow;
  begun[request] = now();
  places[request] = rowOf(cells[entry + mixCells.place]);
  sites[request] = rowOf(cells[entry + mixCells.site]);
  requestBytes[request] = NaN;
  countArrival(flow);
  const patience = cells[entry + mixCells.patienceMs];
  if (patience < Infinity) scheduleAfter(request, patience, rowOf(cells[entry + mixCells.patienceLane]));
}

/** The client sends its request. */
// @inline
function goOn(request: i32): void {
  const call = allocate(kinds.call);
  const site = sites[request];
  adopt(request, call);
  children[request] = call;
  inherit(request, call);
  keyHigh[call] = keyHigh[request];
  keyLow[call] = keyLow[request];
  places[call] = places[request];
  let next = callOverPlainWay(call, site);
  if (next == long) next = startCall(call, site);
  const rest = follow(next);
  if (rest >= 0) followLong(rest);
}

// @inline
function setNext(frame: i32, source: i32, streams: i32): void {
  const rate = sourceRates[source];
  const time = rate > 0 ? now() + (nextExponential(streams + arrival) * 1000) / rate : nextArrival(source);
  if (time < Infinity) schedule(frame, time);
}

/** A good answer for a client of whom nothing more is asked; false where the host must hear of its end. */
// @inline
export function endsPlainly(request: i32): bool {
  if (phase[request] != phases.returned || outcomes[request] != 0 || flowIsPlain[flows[request]] == 0) return false;
  countEnd(request, 0);
  release(request);
  return true;
}
