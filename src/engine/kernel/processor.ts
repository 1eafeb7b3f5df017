/**
 * Processor sharing in virtual time: all computations of a processor advance at the same rate, so each ends when the virtual clock (work done for
 * every one of them so far) reaches its own finish. A heap of virtual finishes and one pending event per processor give O(log n) for a
 * start or an end, however many compute together.
 */
import { cancel, now, schedule } from './calendar';
import { claimCells } from './cells';
import { raise } from './host';
import {
  busyIntegrals,
  cells,
  clockFrames,
  computations,
  heapCells,
  heapRooms,
  kappas,
  places,
  sigmas,
  speeds,
  throttles,
  touched,
  vcpus,
  virtuals,
} from './memory';
import * as failures from './tables/failures';

/** Rows of all processors. */
const maxProcessors = 1 << 16;
let processors = 0;

export function resetProcessors(): void {
  processors = 0;
}

/** A processor whose events come to `frame`, which must be a clock. */
export function createProcessor(frame: i32): i32 {
  if (processors == maxProcessors) raise(failures.processorsAreFull);
  const row = processors++;
  places[frame] = row;
  clockFrames[row] = frame;
  virtuals[row] = 0;
  touched[row] = now();
  busyIntegrals[row] = 0;
  computations[row] = 0;
  throttles[row] = 1;
  heapRooms[row] = 16;
  heapCells[row] = claimCells(32);
  return row;
}

/**
 * New numbers act on work in progress. Vcpus above 0, Infinity = every computation has one of its own; sigma and kappa of the universal scalability law
 * (Gunther): n together run at n / (1 + sigma (n - 1) + kappa n (n - 1)) times one.
 */
export function configureProcessor(row: i32, count: f64, speed: f64, sigma: f64, kappa: f64): void {
  touch(row);
  vcpus[row] = count;
  speeds[row] = speed;
  sigmas[row] = sigma;
  kappas[row] = kappa;
  arm(row);
}

/** Factor on the speed, 0 (standstill) and up; for faults. */
export function throttleProcessor(row: i32, factor: f64): void {
  touch(row);
  throttles[row] = factor;
  arm(row);
}

/** Computations in progress. */
export function computing(row: i32): i32 {
  return computations[row];
}

/** Vcpus in use. */
function inUse(row: i32): f64 {
  const n = <f64>computations[row];
  return n > vcpus[row] ? vcpus[row] : n;
}

/** Integral of the vCPUs in use up to now, vCPU ms. Reading leaves the clocks alone: a run that is looked at ends to the bit as one that is not. */
export function busyVcpuMs(row: i32): f64 {
  const elapsed = now() - touched[row];
  return computations[row] == 0 ? busyIntegrals[row] : busyIntegrals[row] + elapsed * inUse(row);
}

/** Virtual ms per ms: how fast each computation advances. */
function rate(row: i32): f64 {
  const n = <f64>computations[row];
  const share = n > vcpus[row] ? vcpus[row] / n : 1;
  return (throttles[row] * speeds[row] * share) / (1 + sigmas[row] * (n - 1) + kappas[row] * n * (n - 1));
}

function touch(row: i32): void {
  const elapsed = now() - touched[row];
  if (elapsed <= 0) return;
  touched[row] = now();
  if (computations[row] == 0) return;
  busyIntegrals[row] = busyIntegrals[row] + elapsed * inUse(row);
  virtuals[row] = virtuals[row] + elapsed * rate(row);
}

/** Begins `work` ms of a reference vCPU for a frame, which is resumed when it is done. */
export function startComputing(row: i32, frame: i32, work: f64): void {
  touch(row);
  const size = computations[row];
  if (size == heapRooms[row]) grow(row);
  computations[row] = size + 1;
  siftUp(row, size, virtuals[row] + work, frame);
  arm(row);
}

/** The frame whose computation ends now. Called when the processor's own frame is resumed. */
export function finishNext(row: i32): i32 {
  touch(row);
  const heap = heapCells[row];
  const frame = <i32>cells[heap + 1];
  virtuals[row] = cells[heap];
  removeAt(row, 0);
  arm(row);
  return frame;
}

/** The frame of a computation in progress, 0 to `computing`, and what is left of it, ms of a reference vCPU. */
export function frameAt(row: i32, at: i32): i32 {
  return <i32>cells[heapCells[row] + 2 * at + 1];
}

export function workLeftAt(row: i32, at: i32): f64 {
  const done = virtuals[row] + (now() - touched[row]) * rate(row);
  return Math.max(0, cells[heapCells[row] + 2 * at] - done);
}

/** Takes a frame's computation away (a crash); the work that was left of it, 0 when it was not computing here. */
export function stopComputing(row: i32, frame: i32): f64 {
  touch(row);
  const heap = heapCells[row];
  for (let at = 0; at < computations[row]; at++) {
    if (<i32>cells[heap + 2 * at + 1] != frame) continue;
    const left = cells[heap + 2 * at] - virtuals[row];
    removeAt(row, at);
    arm(row);
    return left > 0 ? left : 0;
  }
  return 0;
}

function arm(row: i32): void {
  const perMs = computations[row] == 0 ? 0 : rate(row);
  if (perMs <= 0) {
    cancel(clockFrames[row]);
    return;
  }
  const left = cells[heapCells[row]] - virtuals[row];
  schedule(clockFrames[row], now() + (left > 0 ? left / perMs : 0));
}

/** The heap is left for one twice as long. */
function grow(row: i32): void {
  const room = heapRooms[row];
  const from = heapCells[row];
  const to = claimCells(4 * room);
  for (let i = 0; i < 2 * room; i++) cells[to + i] = cells[from + i];
  heapCells[row] = to;
  heapRooms[row] = 2 * room;
}

/** Equal finishes keep the order of their frames' starts as far as a binary heap can: ties end at the same instant anyway. */
function siftUp(row: i32, from: i32, finish: f64, frame: i32): void {
  const heap = heapCells[row];
  let at = from;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (cells[heap + 2 * up] <= finish) break;
    cells[heap + 2 * at] = cells[heap + 2 * up];
    cells[heap + 2 * at + 1] = cells[heap + 2 * up + 1];
    at = up;
  }
  cells[heap + 2 * at] = finish;
  cells[heap + 2 * at + 1] = frame;
}

function removeAt(row: i32, hole: i32): void {
  const size = computations[row] - 1;
  computations[row] = size;
  if (hole == size) return;
  const heap = heapCells[row];
  const finish = cells[heap + 2 * size];
  const frame = <i32>cells[heap + 2 * size + 1];
  let at = hole;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && cells[heap + 2 * child + 2] < cells[heap + 2 * child]) child++;
    if (cells[heap + 2 * child] >= finish) break;
    cells[heap + 2 * at] = cells[heap + 2 * child];
    cells[heap + 2 * at + 1] = cells[heap + 2 * child + 1];
    at = child;
  }
  siftUp(row, at, finish, frame);
}
