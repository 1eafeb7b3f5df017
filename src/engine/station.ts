/**
 * An instance of a station: slots in work, a bounded queue before them, a processor that computations share. Arrivals are served, queued or refused;
 * the slot of a visit is held until its answer left. Time averages are kept as integrals, touched at each change.
 */
import { now } from './calendar';
import type { GroupDevices } from './group';
import { narrow, frameColumn, kernel } from './kernel';
import * as hostCells from './kernel/tables/host-cells';
import * as columns from './kernel/tables/frame-columns';
import * as slots from './kernel/tables/slots';
import { addTo, cells, claimCells } from './cells';
import { flag, flags, following } from './frames';
import { busyVcpuMs, computing } from './processor';
import { Level, LevelTimes } from './levels';
import { TimeAverage } from './statistics';

export interface StationLimits {
  /** Visits in work at once; Infinity = unlimited. */
  slots: number;
  /** Visits waiting; Infinity = unlimited. */
  queue: number;
  vcpus: number;
  speed: number;
}

const bytesPerMib = 1_048_576;
const maxHosts = 1 << 17;
/** First and last in the queue of each instance; -1 = nobody waits. */
const queueHeads = narrow(Int32Array, slots.queueHeads);
const queueTails = narrow(Int32Array, slots.queueTails);
/** 1 + where the row of its device begins; 0 = it has none. */
const hostDevices = narrow(Int32Array, slots.hostDevices);

/** Bytes of each waiting visit's request: its caller may have gone by the time it leaves the queue. */
const waitingBytes = frameColumn(Float64Array, columns.waitingBytes);

/** A visit of the instance with this row waits no more. */
function stopsWaiting(row: number, visit: number): void {
  addTo(row + hostCells.queuedBytes, -waitingBytes[visit]!);
}

/**
 * Draining and closing ones end what they hold; the first takes what is under way to it, the second, which nobody stands in for, refuses it.
 */
export type InstanceState = 'up' | 'booting' | 'down' | 'draining' | 'closing' | 'gone';

const refusing: ReadonlySet<InstanceState> = new Set(['down', 'gone', 'booting', 'closing']);

export class Instance {
  readonly row: number;
  readonly group: number;
  /** Number within its group, from 0; -1 = the door of instances that are made on demand. */
  readonly ordinal: number;
  readonly limits: StationLimits;
  /** Number of the zone that it stands in; -1 = none is named. */
  zone = -1;
  state: InstanceState = 'up';
  /** Takes visits and never answers: a hang, a partition. */
  silent = false;
  /** Share of its good answers that are errors instead, 0..1. */
  errorRatio = 0;
  /** Row of its processor; -1 = every computation runs by itself. */
  processor = -1;
  /** Row of the processor that its transfers share, whichever way they go; -1 = unlimited. */
  uplink = -1;
  private kept: GroupDevices | null = null;
  /**
   * Memory, MiB: limit, part of the process itself, part of each visit in work and of each connection, what was lost to leaks; then the connections that
   * are kept open, by its own pools and by those who keep one to it, and the visits inside that have none to themselves. Over the limit the instance is killed.
   */
  readonly memory = {
    limit: Number.POSITIVE_INFINITY,
    base: 0,
    perVisit: 0,
    perConnection: 0,
    leaked: 0,
    pooled: 0,
    shared: 0,
  };
  /** Connections that its pools to one store have at most. */
  poolLimit = Number.POSITIVE_INFINITY;
  /** Factor on computations without a shared processor. */
  throttle = 1;
  /** Slots held, visits waiting. */
  readonly busy: Level;
  readonly waiting: Level;
  /** Visits in work or waiting. */
  readonly inside: LevelTimes;
  readonly up: TimeAverage;
  /** Crashes since the start. */
  failed = 0;
  /** Repeated crashes, for the growing pause before a restart. */
  crashes = 0;
  lastCrashMs = Number.NEGATIVE_INFINITY;
  /** Grows with each crash: what belonged to an earlier life is gone. */
  epoch = 0;
  /** Where its row begins. */
  readonly at = claimCells(hostCells.size);

  constructor(row: number, group: number, ordinal: number, limits: StationLimits) {
    this.row = row;
    this.group = group;
    this.ordinal = ordinal;
    this.limits = limits;
    if (row >= maxHosts) throw new RangeError(`a run has at most ${maxHosts} instances`);
    hostDevices[row] = 0;
    queueHeads[row] = -1;
    queueTails[row] = -1;
    this.busy = new Level(now(), this.at + hostCells.busy);
    this.waiting = new Level(now(), this.at + hostCells.waiting);
    this.inside = new LevelTimes(now(), 0, this.at + hostCells.inside);
    this.up = new TimeAverage(now(), 1);
  }

  /** What a node of a store has besides; null = it is no store. */
  get devices(): GroupDevices | null {
    return this.kept;
  }

  set devices(devices: GroupDevices | null) {
    this.kept = devices;
    hostDevices[this.row] = devices === null ? 0 : devices.disk.at + 1;
  }

  /** Whether whoever comes finds somebody who takes it. */
  get isListening(): boolean {
    return !refusing.has(this.state);
  }

  /** Time of computations begun without a shared processor, ms. */
  get ownCpuMs(): number {
    return cells[this.at + hostCells.ownCpuMs]!;
  }

  /** A computation of so many ms begins that has a vCPU of its own. */
  computesAlone(ms: number): void {
    addTo(this.at + hostCells.ownCpuMs, ms);
  }

  /** Visits that came since the start. */
  get arrivals(): number {
    return cells[this.at + hostCells.arrivals]!;
  }

  /** One more came. */
  counts(): void {
    addTo(this.at + hostCells.arrivals, 1);
  }

  /** Serve: takes a slot if one is free. */
  takesSlot(frame: number): boolean {
    if (this.busy.level >= this.limits.slots) return false;
    this.busy.change(now(), 1);
    flags[frame]! |= flag.holdsSlot;
    return true;
  }

  /** Enqueue: waits, with the bytes of its request, if there is room. */
  enqueues(frame: number, bytes: number): boolean {
    if (this.waiting.level >= this.limits.queue) return false;
    waitingBytes[frame] = bytes;
    addTo(this.at + hostCells.queuedBytes, bytes);
    following[frame] = -1;
    const last = queueTails[this.row]!;
    if (last >= 0) following[last] = frame;
    else queueHeads[this.row] = frame;
    queueTails[this.row] = frame;
    flags[frame]! |= flag.queued;
    this.waiting.change(now(), 1);
    return true;
  }

  /** Gives a slot back. */
  freesSlot(frame: number): void {
    if (!(flags[frame]! & flag.holdsSlot)) return;
    flags[frame]! &= ~flag.holdsSlot;
    this.busy.change(now(), -1);
  }

  /** The next visit that may begin now, with its slot taken; -1 when none waits or no slot is free. */
  nextToServe(): number {
    const frame = queueHeads[this.row]!;
    if (frame < 0 || this.busy.level >= this.limits.slots) return -1;
    kernel.unfold(frame);
    queueHeads[this.row] = following[frame]!;
    if (following[frame]! < 0) queueTails[this.row] = -1;
    flags[frame]! &= ~flag.queued;
    stopsWaiting(this.at, frame);
    this.waiting.change(now(), -1);
    this.busy.change(now(), 1);
    flags[frame]! |= flag.holdsSlot;
    return frame;
  }

  /** The visit that has waited for longest; -1 = none waits. */
  firstWaiting(): number {
    const frame = queueHeads[this.row]!;
    if (frame >= 0) kernel.unfold(frame);
    return frame;
  }

  /** Takes a waiting visit out of the queue. */
  leavesQueue(frame: number): void {
    let before = -1;
    for (let at = queueHeads[this.row]!; at >= 0; before = at, at = following[at]!) {
      if (at !== frame) continue;
      const next = following[at]!;
      if (before < 0) queueHeads[this.row] = next;
      else following[before] = next;
      if (queueTails[this.row] === at) queueTails[this.row] = before;
      flags[frame]! &= ~flag.queued;
      stopsWaiting(this.at, frame);
      this.waiting.change(now(), -1);
      return;
    }
  }

  /** Memory in use, MiB: each visit inside has a connection, its own or a shared one, and one that waits is kept with its bytes. */
  memoryInUse(): number {
    const { base, leaked, perVisit, perConnection, pooled, shared } = this.memory;
    const connections = pooled + this.busy.level + this.waiting.level - shared;
    const queued = cells[this.at + hostCells.queuedBytes]! / bytesPerMib;
    return base + leaked + perVisit * this.busy.level + perConnection * connections + queued;
  }

  /** Whether it has more in use than it has. */
  isOutOfMemory(): boolean {
    return this.memory.limit < Number.POSITIVE_INFINITY && this.memoryInUse() > this.memory.limit;
  }

  /** VCPU ms used up to now; of computations that each run by themselves, those begun up to now. */
  cpuMs(): number {
    return this.processor >= 0 ? busyVcpuMs(this.processor) : this.ownCpuMs;
  }

  /** Computations at this instant. */
  computing(): number {
    return this.processor >= 0 ? computing(this.processor) : 0;
  }
}

/** Ticket of the line in which each frame waits, or waited last. */
const tickets = frameColumn(Int32Array, columns.lineTickets);
let lastTicket = 0;

/** A first-in-first-out line of frames that wait for something other than a slot: a connection, a place, a lock. */
export class Line {
  private readonly frames: number[] = [];
  private readonly tickets: number[] = [];
  private head = 0;

  get length(): number {
    return this.frames.length - this.head;
  }

  join(frame: number): void {
    tickets[frame] = lastTicket = (lastTicket + 1) | 0;
    this.frames.push(frame);
    this.tickets.push(lastTicket);
  }

  /** The first that still waits here, taken out; -1 when none does. One that gave up has lost its flag, or waits with another ticket elsewhere. */
  next(): number {
    while (this.head < this.frames.length) {
      const frame = this.frames[this.head]!;
      const ticket = this.tickets[this.head]!;
      this.head++;
      if (this.head > 64 && this.head * 2 > this.frames.length) {
        this.frames.splice(0, this.head);
        this.tickets.splice(0, this.head);
        this.head = 0;
      }
      if (tickets[frame] === ticket && flags[frame]! & flag.waitingForPlace) {
        flags[frame]! &= ~flag.waitingForPlace;
        return frame;
      }
    }
    return -1;
  }

  clear(): void {
    this.frames.length = 0;
    this.tickets.length = 0;
    this.head = 0;
  }
}
