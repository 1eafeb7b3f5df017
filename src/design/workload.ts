/** Who asks for what: shared by all stages, so that every stage answers the same users with the same random draws. */
import type { Distribution } from './distribution';
import type { DataSetId, MixEntryId, ModuleId, OperationId, TrafficClassId } from './ids';
import type { RetryPolicy } from './policy';

export type Arrivals =
  | { readonly type: 'poisson'; readonly ratePerSecond: number }
  /** At `firstMs`, then every 1/rate. */
  | { readonly type: 'constant'; readonly ratePerSecond: number; readonly firstMs: number }
  | { readonly type: 'renewal'; readonly interarrivalMs: Distribution }
  /** Poisson at two rates, with exponential stays in each. */
  | {
      readonly type: 'modulated';
      readonly lowRatePerSecond: number;
      readonly highRatePerSecond: number;
      readonly meanLowMs: number;
      readonly meanHighMs: number;
    }
  /** Poisson instants with several requests at each. */
  | { readonly type: 'batches'; readonly ratePerSecond: number; readonly batchSize: Distribution }
  /** Each sender sends once a period at a phase of its own, put off by a time drawn between 0 and the jitter; it is the client of its requests, and what they are about. */
  | { readonly type: 'periodic'; readonly senders: number; readonly periodMs: number; readonly jitterMs: number }
  /** Once for each connection that the devices of its source open, by the device that did. */
  | { readonly type: 'connects' }
  | { readonly type: 'trace'; readonly instants: readonly TraceInstant[] }
  /** A fixed number of users who think, ask, wait for the answer, and think again. */
  | { readonly type: 'closed'; readonly population: number; readonly thinkTimeMs: Distribution };

export interface TraceInstant {
  readonly atMs: number;
  /** Null = drawn from the mix. */
  readonly operation: OperationId | null;
  /** Null = drawn from the population. */
  readonly key: number | null;
  readonly bytes: number | null;
}

/** Whom or what requests are about. Item 0 is the most popular. */
export type Population =
  | { readonly type: 'uniform'; readonly items: number }
  | {
      readonly type: 'zipf';
      readonly items: number;
      readonly exponent: number;
      /** Shares of the most popular items, 0..1 in all; the rest follows Zipf. Empty = Zipf throughout. */
      readonly hotShares: readonly number[];
    }
  /** The k-th request is about the k-th value. */
  | { readonly type: 'sequence'; readonly values: readonly number[] };

/** One operation in the mix of a class. The operation is named, so every stage answers it wherever its module stands. */
export interface MixEntry {
  readonly id: MixEntryId;
  readonly operation: OperationId;
  /** Relative weight, above 0. */
  readonly weight: number;
  readonly requestBytes: Distribution;
  readonly responseBytes: Distribution;
  /** Longest wait of the user in ms, retries included; null = that of the class. */
  readonly patienceMs: number | null;
}

/** With `probability`, after `delayMs`, the same client asks for `operation` about the same key. */
export interface FollowUp {
  readonly after: OperationId;
  readonly operation: OperationId;
  readonly probability: number;
  readonly delayMs: Distribution;
}

/** The arrival rate is multiplied by `factor` from `atMs` on; with `ramp` it moves there in a straight line from the point before. */
export interface ProfilePoint {
  readonly atMs: number;
  readonly factor: number;
  readonly ramp: boolean;
}

/** A class with a fixed list of calls at given instants of the run, against the real parts or stand-ins of third parties and stores. */
export interface TestPlan {
  readonly calls: readonly { readonly operation: OperationId; readonly atMs: number }[];
  readonly against: 'cloud' | 'stand-ins';
}

export interface TrafficClass {
  readonly id: TrafficClassId;
  readonly name: string;
  readonly arrivals: Arrivals;
  readonly mix: readonly MixEntry[];
  readonly keys: Population;
  readonly clients: Population;
  /** Null = without end. */
  readonly patienceMs: number | null;
  readonly userRetries: RetryPolicy | null;
  readonly followUps: readonly FollowUp[];
  /** Rate profile of the run, ascending in time. Empty = factor 1 throughout. */
  readonly profile: readonly ProfilePoint[];
  /** 24 factors of the arrival rate, for the monthly bill. */
  readonly dailyProfile: readonly number[];
  readonly testPlan: TestPlan | null;
}

/** Whether requests come at a rate that something can change: neither written down one by one, nor as somebody else does. */
export function hasRate({ type }: Arrivals): boolean {
  return type !== 'trace' && type !== 'closed' && type !== 'connects';
}

/** Whom or what the requests of a class are about: who sends once a period sends of itself. */
export function entitiesOf({ arrivals, keys }: TrafficClass): Population {
  return arrivals.type === 'periodic' ? { type: 'uniform', items: arrivals.senders } : keys;
}

/** A named set of entities in a store. */
export interface DataSet {
  readonly id: DataSetId;
  readonly name: string;
  /** Module that owns it; null = shared. */
  readonly owner: ModuleId | null;
  readonly population: Population;
  /** Mean size of an item; what is stored grows by it with each new one. */
  readonly bytesPerItem: number;
  /** What is stored at the start. */
  readonly initialGiB: number;
  readonly classification: 'public' | 'internal' | 'personal' | 'secret';
  /** Regions it may be stored in; empty = anywhere. */
  readonly allowedRegions: readonly string[];
}

export interface Workload {
  readonly trafficClasses: readonly TrafficClass[];
}
