/** Equal instances with what they share: devices, and what is counted and measured of them. */
import { now } from './calendar';
import { Histogram, coarseGrid } from './histogram';
import type { LruMemory } from './lru';
import { StationMeasures } from './measures';
import { TimeAverage } from './statistics';
import type { Instance, Line } from './station';
import type { TokenBucket } from './token-bucket';

/** A lock with the frame or transaction that holds it and those that wait. */
export interface KeyLock {
  /** Number of the transaction, or -1 - frame. */
  holder: number;
  readonly line: Line;
}

/** What a managed group has besides stations: a device with few places, connections, memory of keys, locks. */
export interface GroupDevices {
  /** Connections at once; Infinity = unlimited. */
  maxConnections: number;
  connections: number;
  /** Places of the device that operations pass, and the distribution of how long one takes. */
  ioPlaces: number;
  ioRow: number;
  /** Shortest time between two operations, ms. */
  ioGapMs: number;
  ioUsed: number;
  ioNextMs: number;
  readonly ioLine: Line;
  ioCount: number;
  memory: LruMemory | null;
  coalescing: boolean;
  readonly fetches: Map<number, Line>;
  readonly locks: Map<number, KeyLock>;
  readonly buckets: TokenBucket[];
  lookups: number;
  hits: number;
}

/** Equal instances, and what is counted of them. */
export class Group {
  readonly row: number;
  readonly instances: Instance[] = [];
  serializes = false;
  devices: GroupDevices | null = null;
  /** Fault: share of answers that are errors. */
  errorRatio = 0;
  arrivals = 0;
  completions = 0;
  failures = 0;
  refused = 0;
  responseSum = 0;
  /** Bytes that left it. */
  bytesOut = 0;
  readonly response = new Histogram(coarseGrid);
  readonly present = new TimeAverage(now(), 0);
  readonly measures = new StationMeasures(now(), 0);
  /** Difference between the fullest and the emptiest instance; of groups of 2 to 16 instances only. */
  readonly spread = new TimeAverage(now(), 0);

  constructor(row: number) {
    this.row = row;
  }

  /** A visit came (+1) or left (-1). */
  changes(by: number): void {
    this.present.change(now(), by);
    this.measures.inside.change(now(), by);
    const count = this.instances.length;
    if (count > 1 && count <= spreadInstances) this.spread.set(now(), spreadOf(this.instances));
  }
}

const spreadInstances = 16;

function spreadOf(instances: readonly Instance[]): number {
  let most = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const { inside } of instances) {
    if (inside.level > most) most = inside.level;
    if (inside.level < least) least = inside.level;
  }
  return most - least;
}
