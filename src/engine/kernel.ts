/**
 * The kernel: the short pass of a run, compiled to WebAssembly from the sources in `kernel/`, with the memory that both it and the modules around it
 * see. Those hold views on its columns and call its functions; what it asks of them in turn goes by `host`.
 */
import { instantiate } from './kernel/index.ts?kernel';
import { rows as frameRows, step as frameStep } from './kernel/tables/frame-columns';
import * as slots from './kernel/tables/slots';

/** What the kernel asks of the modules around it; each is set by the module that knows. */
export interface Host {
  raise(failure: number): void;
  full(): void;
  standStill(): void;
  sample(row: number, high: number, low: number, ordinal: number): number;
  choose(call: number, site: number): number;
  settleChoice(call: number, site: number, host: number): void;
  makeVisit(call: number, way: number): number;
  requestSize(call: number, site: number): number;
  answerSize(call: number, site: number): number;
  messageSize(visit: number, site: number, isSent: number): number;
  changePair(host: number, by: number): void;
  nextItem(population: number, stream: number): number;
  nextArrival(source: number): number;
  stateFor(call: number, way: number): number;
  waitForConnection(call: number, way: number, bytes: number): number;
  handOn(state: number): void;
  joinDevice(visit: number): void;
  leaveDevice(visit: number): void;
  perform(visit: number, at: number): number;
  startCall(call: number, site: number): number;
  followLong(frame: number): void;
}

const unset = (): never => {
  throw new Error('a module that the kernel asks was not loaded');
};

export const host: Host = {
  raise: unset,
  full: unset,
  standStill: unset,
  sample: unset,
  choose: unset,
  settleChoice: unset,
  makeVisit: unset,
  requestSize: unset,
  answerSize: unset,
  messageSize: unset,
  changePair: unset,
  nextItem: unset,
  nextArrival: unset,
  stateFor: unset,
  waitForConnection: unset,
  handOn: unset,
  joinDevice: unset,
  leaveDevice: unset,
  perform: unset,
  startCall: unset,
  followLong: unset,
};

/** Functions of the kernel; their sources say what they do. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  cancel(frame: number): void;
  isScheduled(frame: number): number;
  createLane(delay: number): number;
  resetCalendar(): void;
  schedule(frame: number, time: number): void;
  scheduleAfter(frame: number, delay: number, lane: number): void;
  scheduleInLane(frame: number, lane: number): void;
  takeNext(): number;
  takeReady(): number;
  learnDirect(way: number): void;
  learnForks(count: number): void;
  answerBranch(waiter: number): number;
  unfold(visit: number): void;
  unfoldAll(): void;
  tellCounts(): void;
  beginBranches(waiter: number): number;
  callOverPlainWay(call: number, site: number): number;
  endClientCall(call: number, outcome: number): number;
  bucketOf(value: number, lowestBiased: number, shift: number, size: number): number;
  claimCells(count: number): number;
  changeLoad(chooser: number, member: number, by: number): void;
  chooseMember(chooser: number, frame: number): number;
  claimIntegers(count: number): number;
  resetIntegers(): void;
  countArrival(flow: number): void;
  countEnd(request: number, outcome: number): void;
  countIn(at: number, value: number): void;
  moveLevel(at: number, time: number, by: number): void;
  moveLevelTimes(at: number, time: number, by: number): void;
  resetCells(): void;
  exponentialOf(high: number, low: number): number;
  nextExponential(stream: number): number;
  adopt(parent: number, child: number): void;
  allocate(kind: number): number;
  frameTop(): number;
  framesUsed(): number;
  inherit(from: number, to: number): void;
  livingParent(frame: number): number;
  release(frame: number): void;
  resetFrames(): void;
  passDevice(visit: number, count: number): number;
  closeEvent(): void;
  follow(frame: number): number;
  handledEvents(): number;
  run(most: number): number;
  resetSteps(): void;
  takesStep(): number;
  busyVcpuMs(processor: number): number;
  computing(processor: number): number;
  configureProcessor(processor: number, vcpus: number, speed: number, sigma: number, kappa: number): void;
  createProcessor(clock: number): number;
  finishNext(processor: number): number;
  frameAt(processor: number, at: number): number;
  startComputing(processor: number, frame: number, work: number): void;
  stopComputing(processor: number, frame: number): number;
  throttleProcessor(processor: number, factor: number): void;
  workLeftAt(processor: number, at: number): number;
  enterZipf(population: number, exponent: number, hot: number): void;
  zipfOf(population: number, high: number, low: number): number;
  exp(value: number): number;
  expm1(value: number): number;
  expOfSum(value: number, rest: number): number;
  log(value: number): number;
  log1p(value: number): number;
  powerOfTwo(exponent: number): number;
  deriveKey(high: number, low: number, site: number, turn: number): void;
  nextBits(stream: number): number;
  nextUniform(stream: number): number;
  openStream(): number;
  resetStreams(): void;
  seedStream(stream: number, high: number, low: number): void;
  uniformOf(high: number, low: number): number;
  countWork(visit: number, ms: number): void;
}

export const kernel = instantiate(host) as Kernel;

/** Rows of wide columns where nothing else is said, and of narrow ones. */
const wideRows = 1 << 20;
export const narrowRows = 1 << 17;

type Numbers = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;
type Kind<Column extends Numbers> = new (buffer: ArrayBuffer, byteOffset: number, length: number) => Column;

/** The view on a column of frames, at the address where it begins: an entry belongs to the frame of its number. */
export function frameColumn<Column extends Numbers>(kind: Kind<Column>, address: number): Column {
  return new kind(kernel.memory.buffer, address, frameRows * frameStep);
}

/** The view on a wide column. */
export function wide<Column extends Numbers>(kind: Kind<Column>, slot: number, rows = wideRows): Column {
  return new kind(kernel.memory.buffer, slots.wideBase + slot * slots.wideStep, rows);
}

/** The view on a narrow column. */
export function narrow<Column extends Numbers>(kind: Kind<Column>, slot: number, rows = narrowRows): Column {
  return new kind(kernel.memory.buffer, slots.narrowBase + slot * slots.narrowStep, rows);
}

/** Numbers of the whole run, in the order of `kernel/tables/totals`. */
export const totals = narrow(Float64Array, slots.totals, 32);
/** Yes and no of the whole run, in the order of `kernel/tables/switches`. */
export const switches = narrow(Int32Array, slots.switches, 16);
