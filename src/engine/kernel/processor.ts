/**
 * Processor sharing. While there is a vCPU for each computation, each has an event of its own, at its end. Once there is none they share, in virtual time: all
 * advance at the same rate, so each ends when the virtual clock (work done for every one of them so far) reaches its own finish. A heap of virtual
 * finishes and one pending event per processor give O(log n) for a start or an end, however many compute together. They go apart again when none is left.
 */
import { cancel, now, schedule } from './calendar';
import { claimCells } from './cells';
import { rowOf } from './columns';
import { cells, computesAt, flags, places } from './memory';
import * as flag from './tables/flags';
import * as processorCells from './tables/processor-cells';

/** More than so many are not looked through for the one that ends. */
const mostLooked: f64 = 16;

/** A processor whose events, while computations share it, come to `frame`, which must be a clock; where its row begins. */
export function createProcessor(frame: i32): i32 {
  const row = claimCells(processorCells.size);
  places[frame] = row;
  cells[row + processorCells.clock] = frame;
  cells[row + processorCells.touched] = now();
  cells[row + processorCells.throttle] = 1;
  cells[row + processorCells.room] = 8;
  cells[row + processorCells.list] = claimCells(16);
  return row;
}

/**
 * New numbers act on work in progress. Vcpus above 0, Infinity = every computation has one of its own; sigma and kappa of the universal scalability law
 * (Gunther): n together run at n / (1 + sigma (n - 1) + kappa n (n - 1)) times one.
 */
export function configureProcessor(row: i32, count: f64, speed: f64, sigma: f64, kappa: f64): void {
  share(row);
  cells[row + processorCells.vcpus] = count;
  cells[row + processorCells.speed] = speed;
  cells[row + processorCells.sigma] = sigma;
  cells[row + processorCells.kappa] = kappa;
  learn(row);
}

/** Factor on the speed, 0 (standstill) and up; for faults. */
export function throttleProcessor(row: i32, factor: f64): void {
  share(row);
  cells[row + processorCells.throttle] = factor;
  learn(row);
}

/** The numbers have changed. */
function learn(row: i32): void {
  const rate = cells[row + processorCells.throttle] * cells[row + processorCells.speed];
  const vcpus = cells[row + processorCells.vcpus];
  const isAlike = rate > 0 && cells[row + processorCells.sigma] == 0 && cells[row + processorCells.kappa] == 0;
  cells[row + processorCells.rateApart] = rate;
  cells[row + processorCells.mostApart] = isAlike ? Math.floor(Math.min(mostLooked, vcpus)) : 0;
  arm(row);
}

// @inline
function countOf(row: i32): i32 {
  return rowOf(cells[row + processorCells.count]);
}

// @inline
function listOf(row: i32): i32 {
  return rowOf(cells[row + processorCells.list]);
}

/** Computations in progress. */
export function computing(row: i32): i32 {
  return countOf(row);
}

/** Vcpus in use. */
// @inline
function inUse(row: i32): f64 {
  return Math.min(cells[row + processorCells.count], cells[row + processorCells.vcpus]);
}

/** Integral of the vCPUs in use up to now, vCPU ms. Reading leaves the clocks alone: a run that is looked at ends to the bit as one that is not. */
export function busyVcpuMs(row: i32): f64 {
  const busy = cells[row + processorCells.busy];
  const elapsed = now() - cells[row + processorCells.touched];
  return countOf(row) == 0 ? busy : busy + elapsed * inUse(row);
}

/** Virtual ms per ms: how fast each computation advances. */
function rate(row: i32): f64 {
  const n = cells[row + processorCells.count];
  const vcpus = cells[row + processorCells.vcpus];
  const share = n > vcpus ? vcpus / n : 1;
  const slowed = 1 + cells[row + processorCells.sigma] * (n - 1) + cells[row + processorCells.kappa] * n * (n - 1);
  return (cells[row + processorCells.rateApart] * share) / slowed;
}

// @inline
function isApart(row: i32): bool {
  return cells[row + processorCells.isApart] != 0;
}

// @inline
function touch(row: i32): void {
  const elapsed = now() - cells[row + processorCells.touched];
  if (elapsed <= 0) return;
  cells[row + processorCells.touched] = now();
  if (cells[row + processorCells.count] == 0) return;
  cells[row + processorCells.busy] = cells[row + processorCells.busy] + elapsed * inUse(row);
  if (!isApart(row)) cells[row + processorCells.virtual] = cells[row + processorCells.virtual] + elapsed * rate(row);
}

/** Begins `work` ms of a reference vCPU for a frame, which is resumed when it is done. */
export function startComputing(row: i32, frame: i32, work: f64): void {
  touch(row);
  const count = cells[row + processorCells.count];
  const size = countOf(row);
  if (count == 0) cells[row + processorCells.isApart] = 1;
  if (count == cells[row + processorCells.room]) grow(row);
  if (isApart(row) && count >= cells[row + processorCells.mostApart]) share(row);
  cells[row + processorCells.count] = count + 1;
  if (!isApart(row)) {
    siftUp(row, size, cells[row + processorCells.virtual] + work, frame);
    arm(row);
    return;
  }
  const end = now() + work / cells[row + processorCells.rateApart];
  put(listOf(row) + 2 * size, end, frame);
  computesAt[frame] = row + 1;
  flags[frame] = flags[frame] | flag.apart;
  schedule(frame, end);
}

/** What computes apart shares from now on. */
function share(row: i32): void {
  touch(row);
  if (!isApart(row)) return;
  cells[row + processorCells.isApart] = 0;
  const list = listOf(row);
  for (let at = 0; at < countOf(row); at++) {
    const left = cells[list + 2 * at] - now();
    const frame = <i32>cells[list + 2 * at + 1];
    cancel(frame);
    flags[frame] = flags[frame] & ~flag.apart;
    siftUp(row, at, cells[row + processorCells.virtual] + left * cells[row + processorCells.rateApart], frame);
  }
}

/** A frame that computed apart is resumed, since its work is done. */
export function leaveProcessor(frame: i32): void {
  const row = computesAt[frame] - 1;
  touch(row);
  takeOut(row, frame);
}

/** Takes a frame off the list of those that compute apart; when it would have ended, -1 = it is not there. */
function takeOut(row: i32, frame: i32): f64 {
  const list = listOf(row);
  const last = list + 2 * (countOf(row) - 1);
  let at = list;
  while (at <= last && <i32>cells[at + 1] != frame) at += 2;
  if (at > last) return -1;
  const end = cells[at];
  put(at, cells[last], <i32>cells[last + 1]);
  cells[row + processorCells.count] = cells[row + processorCells.count] - 1;
  flags[frame] = flags[frame] & ~flag.apart;
  return end;
}

/** The frame of those that share whose computation ends now. Called when the processor's own frame is resumed. */
export function finishNext(row: i32): i32 {
  touch(row);
  const list = listOf(row);
  const frame = <i32>cells[list + 1];
  cells[row + processorCells.virtual] = cells[list];
  removeAt(row, 0);
  arm(row);
  return frame;
}

/** The frame of a computation in progress, 0 to `computing`, and what is left of it, ms of a reference vCPU. */
export function frameAt(row: i32, at: i32): i32 {
  return <i32>cells[listOf(row) + 2 * at + 1];
}

export function workLeftAt(row: i32, at: i32): f64 {
  const end = cells[listOf(row) + 2 * at];
  if (isApart(row)) return Math.max(0, (end - now()) * cells[row + processorCells.rateApart]);
  const elapsed = now() - cells[row + processorCells.touched];
  return Math.max(0, end - cells[row + processorCells.virtual] - elapsed * rate(row));
}

/** Takes a frame's computation away (a crash); the work that was left of it, 0 when it was not computing here. */
export function stopComputing(row: i32, frame: i32): f64 {
  touch(row);
  if (isApart(row)) {
    const end = takeOut(row, frame);
    if (end < 0) return 0;
    cancel(frame);
    return Math.max(0, (end - now()) * cells[row + processorCells.rateApart]);
  }
  const list = listOf(row);
  for (let at = 0; at < countOf(row); at++) {
    if (<i32>cells[list + 2 * at + 1] != frame) continue;
    const left = cells[list + 2 * at] - cells[row + processorCells.virtual];
    removeAt(row, at);
    arm(row);
    return left > 0 ? left : 0;
  }
  return 0;
}

/** The next end of what shares. */
function arm(row: i32): void {
  const clock = <i32>cells[row + processorCells.clock];
  const perMs = cells[row + processorCells.count] == 0 || isApart(row) ? 0 : rate(row);
  if (perMs <= 0) {
    cancel(clock);
    return;
  }
  const left = cells[listOf(row)] - cells[row + processorCells.virtual];
  schedule(clock, now() + (left > 0 ? left / perMs : 0));
}

/** The list is left for one twice as long. */
function grow(row: i32): void {
  const count = countOf(row);
  const from = listOf(row);
  const to = claimCells(4 * count);
  for (let i = 0; i < 2 * count; i++) cells[to + i] = cells[from + i];
  cells[row + processorCells.list] = to;
  cells[row + processorCells.room] = 2 * count;
}

// @inline
function put(at: i32, time: f64, frame: i32): void {
  cells[at] = time;
  cells[at + 1] = frame;
}

/** Equal finishes keep the order of their frames' starts as far as a binary heap can: ties end at the same instant anyway. */
function siftUp(row: i32, from: i32, finish: f64, frame: i32): void {
  const list = listOf(row);
  let at = from;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (cells[list + 2 * up] <= finish) break;
    put(list + 2 * at, cells[list + 2 * up], <i32>cells[list + 2 * up + 1]);
    at = up;
  }
  put(list + 2 * at, finish, frame);
}

function removeAt(row: i32, hole: i32): void {
  const size = countOf(row) - 1;
  cells[row + processorCells.count] = size;
  if (hole == size) return;
  const list = listOf(row);
  const finish = cells[list + 2 * size];
  const frame = <i32>cells[list + 2 * size + 1];
  let at = hole;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && cells[list + 2 * child + 2] < cells[list + 2 * child]) child++;
    if (cells[list + 2 * child] >= finish) break;
    put(list + 2 * at, cells[list + 2 * child], <i32>cells[list + 2 * child + 1]);
    at = child;
  }
  siftUp(row, at, finish, frame);
}
