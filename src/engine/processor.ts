/**
 * Processor sharing in virtual time: all computations of a processor advance at the same rate, so each ends when the virtual clock (work done for
 * every one of them so far) reaches its own finish. A heap of virtual finishes and one pending event per processor give O(log n) for a
 * start or an end, however many compute together.
 */
import { float64Column, int32Column } from './columns';
import { cancel, now, schedule } from './calendar';

/** Rows of all processors. */
const maxProcessors = 1 << 16;

const vcpus = float64Column(maxProcessors);
const speed = float64Column(maxProcessors);
const throttle = float64Column(maxProcessors);
const sigma = float64Column(maxProcessors);
const kappa = float64Column(maxProcessors);
const virtual = float64Column(maxProcessors);
const touched = float64Column(maxProcessors);
/** Frame that stands for the processor in the calendar. */
const clockFrame = int32Column(maxProcessors);
/** Vcpus in use, integrated over time, vCPU ms; and CPU work done, ms of a reference vCPU. */
const busyIntegral = float64Column(maxProcessors);
const finishes: Float64Array[] = [];
const frames: Int32Array[] = [];
const sizes = int32Column(maxProcessors);
let processors = 0;

export interface ProcessorOptions {
  /** Above 0; Infinity = every computation has one of its own. */
  readonly vcpus: number;
  readonly speed: number;
  /** Universal scalability law (Gunther): n together run at n / (1 + sigma (n - 1) + kappa n (n - 1)) times one. */
  readonly sigma: number;
  readonly kappa: number;
}

export function resetProcessors(): void {
  processors = 0;
}

/** A processor whose events come to `frame`, which must call `finishNext`. */
export function createProcessor(frame: number, options: ProcessorOptions): number {
  if (processors === maxProcessors) throw new RangeError(`a run has at most ${maxProcessors} processors`);
  const row = processors++;
  clockFrame[row] = frame;
  virtual[row] = 0;
  touched[row] = now();
  busyIntegral[row] = 0;
  sizes[row] = 0;
  throttle[row] = 1;
  finishes[row] = new Float64Array(16);
  frames[row] = new Int32Array(16);
  configureProcessor(row, options);
  return row;
}

/** New numbers act on work in progress. */
export function configureProcessor(row: number, options: ProcessorOptions): void {
  touch(row);
  vcpus[row] = options.vcpus;
  speed[row] = options.speed;
  sigma[row] = options.sigma;
  kappa[row] = options.kappa;
  arm(row);
}

/** Factor on the speed, 0 (standstill) and up; for faults. */
export function throttleProcessor(row: number, factor: number): void {
  touch(row);
  throttle[row] = factor;
  arm(row);
}

/** Computations in progress. */
export function computing(row: number): number {
  return sizes[row]!;
}

/** Integral of the vCPUs in use up to now, vCPU ms. Reading leaves the clocks alone: a run that is looked at ends to the bit as one that is not. */
export function busyVcpuMs(row: number): number {
  const n = sizes[row]!;
  const elapsed = now() - touched[row]!;
  return n === 0 ? busyIntegral[row]! : busyIntegral[row]! + elapsed * (n > vcpus[row]! ? vcpus[row]! : n);
}

/** Virtual ms per ms: how fast each computation advances. */
function rate(row: number): number {
  const n = sizes[row]!;
  const share = n > vcpus[row]! ? vcpus[row]! / n : 1;
  return (throttle[row]! * speed[row]! * share) / (1 + sigma[row]! * (n - 1) + kappa[row]! * n * (n - 1));
}

function touch(row: number): void {
  const elapsed = now() - touched[row]!;
  if (elapsed <= 0) return;
  touched[row] = now();
  const n = sizes[row]!;
  if (n === 0) return;
  busyIntegral[row]! += elapsed * (n > vcpus[row]! ? vcpus[row]! : n);
  virtual[row]! += elapsed * rate(row);
}

/** Begins `work` ms of a reference vCPU for a frame, which is resumed by whoever calls `finishNext`. */
export function startComputing(row: number, frame: number, work: number): void {
  touch(row);
  const size = sizes[row]!;
  if (size === finishes[row]!.length) grow(row);
  sizes[row] = size + 1;
  siftUp(row, size, virtual[row]! + work, frame);
  arm(row);
}

/** The frame whose computation ends now. Called when the processor's own frame is resumed. */
export function finishNext(row: number): number {
  touch(row);
  const frame = frames[row]![0]!;
  virtual[row] = finishes[row]![0]!;
  removeAt(row, 0);
  arm(row);
  return frame;
}

/** What is left of each computation in progress, ms of a reference vCPU. */
export function remainingWork(row: number, tell: (frame: number, work: number) => void): void {
  const done = virtual[row]! + (now() - touched[row]!) * rate(row);
  for (let at = 0; at < sizes[row]!; at++) tell(frames[row]![at]!, Math.max(0, finishes[row]![at]! - done));
}

/** Takes a frame's computation away (a crash); the work that was left of it, 0 when it was not computing here. */
export function stopComputing(row: number, frame: number): number {
  touch(row);
  const heap = frames[row]!;
  for (let at = 0; at < sizes[row]!; at++) {
    if (heap[at] !== frame) continue;
    const left = finishes[row]![at]! - virtual[row]!;
    removeAt(row, at);
    arm(row);
    return left > 0 ? left : 0;
  }
  return 0;
}

function arm(row: number): void {
  if (sizes[row] === 0) {
    cancel(clockFrame[row]!);
    return;
  }
  const perMs = rate(row);
  if (perMs <= 0) {
    cancel(clockFrame[row]!);
    return;
  }
  const left = finishes[row]![0]! - virtual[row]!;
  schedule(clockFrame[row]!, now() + (left > 0 ? left / perMs : 0));
}

function grow(row: number): void {
  const wider = new Float64Array(finishes[row]!.length * 2);
  wider.set(finishes[row]!);
  finishes[row] = wider;
  const longer = new Int32Array(frames[row]!.length * 2);
  longer.set(frames[row]!);
  frames[row] = longer;
}

/** Equal finishes keep the order of their frames' starts as far as a binary heap can: ties end at the same instant anyway. */
function siftUp(row: number, from: number, finish: number, frame: number): void {
  const heap = finishes[row]!;
  const who = frames[row]!;
  let at = from;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (heap[up]! <= finish) break;
    heap[at] = heap[up]!;
    who[at] = who[up]!;
    at = up;
  }
  heap[at] = finish;
  who[at] = frame;
}

function removeAt(row: number, hole: number): void {
  const size = --sizes[row]!;
  if (hole === size) return;
  const heap = finishes[row]!;
  const who = frames[row]!;
  const finish = heap[size]!;
  const frame = who[size]!;
  let at = hole;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= finish) break;
    heap[at] = heap[child]!;
    who[at] = who[child]!;
    at = child;
  }
  siftUp(row, at, finish, frame);
}
