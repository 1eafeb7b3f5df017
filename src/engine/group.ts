/** Equal instances with what they share: devices, and what is counted and measured of them. */
import type { Admission } from './admission';
import { now } from './calendar';
import type { Disk } from './disk';
import type { Executions } from './executions';
import type { Follower } from './follower';
import { Histogram, coarseGrid } from './histogram';
import type { LruMemory } from './lru';
import { LevelTimes } from './levels';
import { StationMeasures } from './measures';
import type { Broker } from './messages/broker';
import type { Partitions } from './partitions';
import type { Replication } from './replication';
import type { Resolver } from './resolver';
import { TimeAverage } from './statistics';
import { refusalReasons } from './refusals';
import type { OnDemand } from './on-demand';
import type { Instance, Line } from './station';
import type { SharedLine } from './shared-line';
import type { TokenBucket } from './token-bucket';

/** A lock with the frame or transaction that holds it and those that wait. */
export interface KeyLock {
  /** Number of the transaction, or -1 - visit. */
  holder: number;
  readonly line: Line;
}

/** Keys of which lookups are counted one by one. The most popular ones come early, so few of them are missed. */
const keysCounted = 4096;

export interface KeyUse {
  lookups: number;
  hits: number;
}

/** Counts a lookup of a key that has ended. */
export function countKey(uses: Map<number, KeyUse>, key: number, isHit: boolean): void {
  let use = uses.get(key);
  if (!use) {
    if (uses.size >= keysCounted) return;
    use = { lookups: 0, hits: 0 };
    uses.set(key, use);
  }
  use.lookups++;
  if (isHit) use.hits++;
}

/** What a node of a store has besides its station: a device with few places, connections, memory of keys, locks. */
export interface GroupDevices {
  /** Connections at once; Infinity = unlimited. */
  maxConnections: number;
  connections: number;
  /** Attempts refused at their callers because no connection here was left, since the start. */
  refusedConnections: number;
  /** What its operations pass. */
  readonly disk: Disk;
  /** Fault: nothing more can be written. */
  isFull: boolean;
  /** The nodes that it is one of; null = it stands alone. */
  replication: Replication | null;
  /** What it follows the primary by; null = it follows none. */
  follower: Follower | null;
  /** What its keys lie in; null = its keys are not told apart. */
  partitions: Partitions | null;
  /** The copies that it keeps of everything, beside the one that leads; null = it keeps one. */
  copies: Replication | null;
  /** What it hands messages on by; null = it takes none. */
  broker: Broker | null;
  memory: LruMemory | null;
  coalescing: boolean;
  readonly fetches: Map<number, Line>;
  readonly locks: Map<number, KeyLock>;
  readonly buckets: TokenBucket[];
  /** Rows of `buckets` by the verb that asks them. */
  readonly bucketOfVerb: Map<string, number>;
  /** Lookups ended, those that found their key at once, those that waited for a fetch under way. */
  lookups: number;
  hits: number;
  joined: number;
  /** Lookups that ended with an entry that had expired, for want of another. */
  expiredUses: number;
  /** Lookups by key, of the keys that were asked for first; null = there is no memory. */
  readonly keyUse: Map<number, KeyUse> | null;
}

/** Equal instances, and what is counted of them. */
export class Group {
  readonly row: number;
  readonly instances: Instance[] = [];
  serializes = false;
  /** Whether others may stand in for it. */
  isStore = false;
  /** One line in front of all instances; null = each has its own. */
  line: SharedLine | null = null;
  /** Its instances are made when somebody asks for one; null = they stand there. */
  onDemand: OnDemand | null = null;
  /** Its visits are executions of a workflow; null = they are not. */
  executions: Executions | null = null;
  /** Brokers whose messages its instances work on. */
  suppliers: readonly Broker[] = [];
  /** Who is turned away at the door; null = nobody. */
  admission: Admission | null = null;
  /** Clients whose identity a gateway knows for now, or who know a name. */
  sessions: LruMemory | null = null;
  /** Clients that were made known, since the start. */
  introductions = 0;
  /** What clients keep of the answers of a name service; null = it is none. */
  resolver: Resolver | null = null;
  /** Fault: share of answers that are errors. */
  errorRatio = 0;
  /** Attempts turned away, at its door or of its own calls, by reason. */
  readonly refusals = new Float64Array(refusalReasons.length);
  /** Response times since they were last forgotten. */
  readonly response = new Histogram(coarseGrid, true);
  private completionsBefore = 0;
  /** Instances that are up. */
  readonly up = new LevelTimes(now(), 0);
  readonly measures = new StationMeasures(now());
  /** Visits at all instances together; of a single instance it is that of the instance. */
  private readonly insideAll = new LevelTimes(now(), 0);
  /** Absolute difference of the visits at the two instances of a pair. */
  readonly gap = new TimeAverage(now(), 0);

  constructor(row: number) {
    this.row = row;
  }

  /** What its first instance has besides: all there is of a store of one node. */
  get devices(): GroupDevices | null {
    return this.instances[0]?.devices ?? null;
  }

  /** Visits that ended, well or badly, since the start. */
  get completions(): number {
    return this.completionsBefore + this.response.count;
  }

  /** Visits that came, and those that were turned away, since the start. */
  get arrivals(): number {
    return this.measures.of('arrivals');
  }

  get refused(): number {
    return this.measures.of('refused');
  }

  /** Visits that ended badly, and the ms that all took which ended, since the start. */
  get failures(): number {
    return this.measures.of('failures');
  }

  get responseSum(): number {
    return this.measures.of('responseMs');
  }

  /** Bytes that left it, since the start. */
  get bytesOut(): number {
    return this.measures.of('bytesOut');
  }

  /** The distribution of response times begins anew. */
  forgetResponses(): void {
    this.completionsBefore += this.response.count;
    this.response.reset();
  }

  /** Visits at the group, waiting or in work. */
  get inside(): LevelTimes {
    return this.standsAlone ? this.instances[0]!.inside : this.insideAll;
  }

  /** Who is at its only instance is at the group. Where instances are made on demand, visits are at their door too. */
  private get standsAlone(): boolean {
    return this.instances.length === 1 && this.onDemand === null;
  }

  /** One more instance. */
  add(instance: Instance): void {
    if (this.standsAlone) this.insideAll.adopt(this.instances[0]!.inside);
    this.instances.push(instance);
    this.up.change(now(), 1);
  }

  /** A visit came to an instance (+1) or left it (-1). */
  changes(instance: Instance, by: number): void {
    instance.inside.change(now(), by);
    if (this.standsAlone) return;
    this.insideAll.change(now(), by);
    const { instances } = this;
    if (instances.length === 2) this.gap.set(now(), Math.abs(instances[0]!.inside.level - instances[1]!.inside.level));
  }
}
