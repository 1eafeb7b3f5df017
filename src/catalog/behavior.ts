/**
 * How a kind behaves when it runs, as plain data: from a component's configuration each kind makes a plan of engine primitives (stations with workers
 * and a processor, delays, locks, memory of keys), and the compiler of a stage turns plans into programs. The running simulation never asks
 * which kind a thing is.
 */
import type { Balancing, Component, Configuration, Distribution, FailureCause, ParameterValue, Verb } from '#design';
import type { Persistence } from '#engine';
import type { MeterName } from './kind';
import type { AnswersPlan } from './answers-plan';
import type { ClockPlan } from './clock-plan';
import type { FleetPlan } from './fleet-plan';
import type { ExecutionsPlan } from './executions-plan';
import { plainIntake, type ExportPlan, type IntakePlan } from './export-plan';
import type { KeyMemoryPlan } from './key-memory-plan';
import type { NamesPlan } from './names-plan';
import type { OnDemandPlan } from './on-demand-plan';
import type { CopiesPlan, PartitionPlan } from './partition-plan';

/** A group of equal instances that take requests. */
export interface StationPlan {
  readonly instances: number;
  /** Computations of an instance share these; null = as many as there are computations. */
  readonly vcpus: number | null;
  /** Speed of one vCPU against the reference. */
  readonly speed: number;
  /** Requests in work at once per instance; null = unlimited. */
  readonly workers: number | null;
  /** Requests waiting per instance, or in all where they share a line; null = unlimited. */
  readonly backlog: number | null;
  /** Whether one line stands before all instances, to whose head goes back what a crash interrupts. */
  readonly sharesBacklog: boolean;
  /** Null = unlimited. */
  readonly memoryMiB: number | null;
  /** Of each open connection: one for each request inside, and those of its pools. */
  readonly memoryPerConnectionMiB: number;
  /** Bits a second that the transfers of an instance share; null = unlimited. */
  readonly bandwidthBitsPerSecond: number | null;
  /** Contention and coherence of computations that run together (universal scalability law). */
  readonly sigma: number;
  readonly kappa: number;
  /** From start to the first request served. */
  readonly bootMs: Distribution;
  /** Pause before a crashed instance starts again, and its growth with repeated crashes. */
  readonly restartDelayMs: number;
  readonly restartDelayFactor: number;
  /** Dead instances repaired at once where they fail by chance; null = all. */
  readonly repairCrews: number | null;
  /** Whether messages cost it serialization CPU on its workers; managed parts have a latency of their own instead. */
  readonly serializes: boolean;
}

/** One thing that happens to a request at a store or third party. */
export type VerbStep =
  /** Shares the station's vCPUs. */
  | { readonly type: 'compute'; readonly timeMs: Distribution }
  /** Parts that work at once, each a share of the time and a time of its own besides; the slowest decides. */
  | {
      readonly type: 'spread';
      readonly parts: number;
      readonly share: number;
      readonly timeMs: Distribution;
      readonly eachMs: number;
    }
  | { readonly type: 'delay'; readonly timeMs: Distribution }
  /** Operations that pass a station of limited concurrency and rate. */
  | { readonly type: 'io'; readonly operations: number }
  /** First come, first served per key of the data set; held to the commit. */
  | { readonly type: 'lock' }
  /** Ends a write that is not part of a transaction, and frees its lock. */
  | { readonly type: 'commit'; readonly timeMs: Distribution }
  | { readonly type: 'fail'; readonly ratio: number; readonly cause: FailureCause }
  /** Token bucket; beyond it the request is throttled. */
  | { readonly type: 'quota'; readonly ratePerSecond: number; readonly burst: number }
  /** A larger request fails. */
  | { readonly type: 'payload'; readonly bytes: number }
  /** Units of the key's partition, one for each so many bytes of the request (writes) or answer (reads), or it is throttled; a read of any copy takes a share of them. */
  | {
      readonly type: 'units';
      readonly of: 'reads' | 'writes';
      readonly bytesPerUnit: number;
      readonly copyShare: number;
    }
  /** The request or the answer at the pace of one connection; null = in no time. */
  | { readonly type: 'transfer'; readonly of: 'request' | 'answer'; readonly bitsPerSecond: number | null }
  /** A broker takes the message in, while it has room. */
  | { readonly type: 'accept' };

export interface VerbPlan {
  readonly steps: readonly VerbStep[];
  /** Meter that counts it; null = only requests. */
  readonly meter: MeterName | null;
}

export interface IoPlan {
  readonly timeMs: Distribution;
  readonly concurrency: number | null;
  readonly operationsPerSecond: number | null;
}

export interface RouterPlan {
  readonly balancing: Balancing;
  readonly latencyMs: Distribution;
  readonly health: {
    readonly intervalMs: number;
    readonly timeoutMs: number;
    readonly unhealthyAfter: number;
    readonly healthyAfter: number;
  } | null;
  /** Connections at once; null = unlimited. */
  readonly connectionLimit: number | null;
  /** What it looks at before it passes a request on; null = nothing. */
  readonly gate: GatePlan | null;
  /** The answers that it remembers; absent = none. */
  readonly answers?: AnswersPlan;
  /** It passes nothing on itself: clients ask it for a target, at its latency, and go there while they know; absent = it does. */
  readonly names?: NamesPlan;
}

/** What a gateway does with each request. */
export interface GatePlan {
  /** Bytes of a request at most; null = any. */
  readonly payloadBytes: number | null;
  /** How long it takes to tell who asks; null = nobody is asked. */
  readonly authenticationMs: Distribution | null;
  /** Time for which a client that was told stays known, ms; 0 = each request is asked. */
  readonly knownForMs: number;
  /** Longest wait for an answer of what stands behind, ms; null = without end. */
  readonly integrationTimeoutMs: number | null;
}

/** Nodes of a store besides its primary, and what becomes of them when that fails. */
export interface ReplicationPlan {
  /** A node that answers nobody until it takes over: it has a commit some time later, or before that is acknowledged. */
  readonly standby: 'none' | 'asynchronous' | 'synchronous';
  readonly readReplicas: number;
  /** From a commit to its arrival at a follower. */
  readonly lagMs: Distribution;
  /** Share of a write's CPU that each follower spends on replaying it. */
  readonly replayShare: number;
  /** From the primary's last sign of life to the decision, and from there to a standby that serves. */
  readonly detectionMs: number;
  readonly promotionMs: Distribution;
}

/** How a broker keeps messages and hands them on. */
export interface BrokerPlan {
  /** Who gets a message: one of all consumers, a copy for each subscription, or each group its copy, partition by partition in order. */
  readonly sharing: 'one' | 'each' | 'partitions';
  /** Messages waiting or held; null = unlimited. */
  readonly capacity: number | null;
  /** Whether messages survive a restart. */
  readonly isDurable: boolean;
  /** Time from a receive after which a message that was not acknowledged may be received again. */
  readonly visibilityMs: number;
  /** Receives, and age, after which a message is a dead letter where its wire says nothing; null = never. */
  readonly maxReceives: number | null;
  readonly maxAgeMs: number | null;
  readonly order: 'arrival' | 'priority' | 'deadline';
  /** Whether messages of a key wait for each other: never, while one is worked on, until it is over. */
  readonly keys: 'any' | 'exclusive' | 'ordered';
  /** Messages that are there at the start. */
  readonly initialMessages: number;
  readonly partitions: number;
  /** What one partition takes in a second; null = unlimited. */
  readonly partitionMessagesPerSecond: number | null;
  readonly partitionBytesPerSecond: number | null;
  /** Bytes that are metered as one; a message is one at least. */
  readonly unitBytes: number;
  /** Pause before a failed batch is read again, and time after which a reader that is gone is given up. */
  readonly retryPauseMs: number;
  readonly sessionMs: number;
  /** It goes to its consumers by itself, and tries again like this; null = they pull. */
  readonly persistence: Persistence | null;
  /** It makes its messages itself; null = it is sent them. */
  readonly clock: ClockPlan | null;
  /** What it lets in when it is full, and what it keeps of it. */
  readonly intake: IntakePlan;
  /** It brings batches of them to parts that answer calls; null = it hands them to modules. */
  readonly exports: ExportPlan | null;
}

/** A broker unless its kind says otherwise. */
export const plainBroker: Omit<BrokerPlan, 'sharing'> = {
  capacity: null,
  isDurable: true,
  visibilityMs: 30_000,
  maxReceives: null,
  maxAgeMs: null,
  order: 'arrival',
  keys: 'any',
  initialMessages: 0,
  partitions: 1,
  partitionMessagesPerSecond: null,
  partitionBytesPerSecond: null,
  unitBytes: 65_536,
  retryPauseMs: 0,
  sessionMs: 45_000,
  persistence: null,
  clock: null,
  intake: plainIntake,
  exports: null,
};

/** What answers by verbs: a database, a cache, a broker, a third party. */
export interface StorePlan {
  readonly type: 'store';
  readonly station: StationPlan;
  readonly verbs: Readonly<Partial<Record<Verb, VerbPlan>>>;
  readonly commitMs: Distribution | null;
  readonly maxConnections: number | null;
  readonly io: IoPlan | null;
  readonly memory: KeyMemoryPlan | null;
  /** Null = it hands no messages on. */
  readonly broker: BrokerPlan | null;
  /** Null = it stands alone; else the station has an instance for each node. */
  readonly replication: ReplicationPlan | null;
  /** Absent = its keys lie together. */
  readonly partitions?: PartitionPlan;
  /** What is done for a request of a file of its modules; absent = it serves none. */
  readonly files?: readonly VerbStep[];
  /** Absent = there is one copy of everything. */
  readonly copies?: CopiesPlan;
}

export type ComponentPlan =
  /** Without a fleet, who sends from it neither keeps nor repeats anything by itself. */
  | { readonly type: 'source'; readonly fleet?: FleetPlan }
  | { readonly type: 'router'; readonly router: RouterPlan }
  | {
      readonly type: 'host';
      readonly station: StationPlan;
      readonly onDemand: OnDemandPlan | null;
      /** Its operations are workflows; absent = they are programs of a process. */
      readonly executions?: ExecutionsPlan;
    }
  | StorePlan;

export interface KindBehavior {
  readonly plan: (component: Component) => ComponentPlan;
  /** Meters that a component of this kind emits. */
  readonly meters: readonly MeterName[];
}

/** Reads parameters with the type their declaration promises. */
export function reader(configuration: Configuration) {
  const value = (name: string): ParameterValue => configuration[name] ?? null;
  const fail = (name: string): never => {
    throw new Error(`parameter ${name} has a value of another type than declared`);
  };
  return {
    number: (name: string): number => {
      const given = value(name);
      return typeof given === 'number' ? given : fail(name);
    },
    limit: (name: string): number | null => {
      const given = value(name);
      return given === null || typeof given === 'number' ? given : fail(name);
    },
    choice: <Word extends string>(name: string): Word => {
      const given = value(name);
      return typeof given === 'string' ? (given as Word) : fail(name);
    },
    isOn: (name: string): boolean => value(name) === true,
    distribution: (name: string): Distribution => {
      const given = value(name);
      return typeof given === 'object' && given !== null ? given : fail(name);
    },
  };
}

const never: Distribution = { type: 'constant', value: 0 };

/** A managed part: no workers of ours, no backlog, no serialization. */
export const managedStation: StationPlan = {
  instances: 1,
  vcpus: null,
  speed: 1,
  workers: null,
  backlog: null,
  sharesBacklog: false,
  memoryMiB: null,
  memoryPerConnectionMiB: 0,
  bandwidthBitsPerSecond: null,
  sigma: 0,
  kappa: 0,
  bootMs: never,
  restartDelayMs: 10_000,
  restartDelayFactor: 2,
  repairCrews: null,
  serializes: false,
};
