/**
 * What a calling instance keeps for one link: connections, places, breaker, retry budget. The link's numbers are shared by all callers and may change in
 * a run; new attempts use the new ones.
 */
import { Breaker, type BreakerOptions, type BreakerRecord } from './breaker';
import { Connections } from './connections';
import { narrow, narrowRows } from './kernel';
import * as slots from './kernel/tables/slots';
import { Places } from './places';
import { laneOf, now } from './calendar';
import { TimeAverage } from './statistics';
import { Tallies } from './tallies';
import { Throttle, type ThrottleOptions } from './throttle';
import { TokenBucket } from './token-bucket';

export interface RetryOptions {
  /** Attempts in all; Infinity = without end. */
  readonly attempts: number;
  /** By number of the failure cause. */
  readonly on: readonly boolean[];
  /** Distribution of the pause before the second attempt, ms. */
  readonly baseRow: number;
  readonly factor: number;
  readonly capMs: number;
  readonly fullJitter: boolean;
  readonly budget: { readonly ratio: number; readonly burst: number; readonly initial: number } | null;
}

/** Places that calls take one at a time: connections of a pool, places of a bulkhead. */
export interface PlaceOptions {
  readonly places: number;
  /** Distribution of the longest wait for one, ms; -1 = for ever. */
  readonly waitLimitRow: number;
  /** What its draws are for. */
  readonly purpose: number;
}

/** Further attempts while a call has no answer. */
export interface HedgeOptions {
  /** Distribution of the time without an answer after which one more is sent. */
  readonly afterRow: number;
  readonly most: number;
}

/** Connections that stay. */
export interface LastingOptions {
  /** Whether it binds whoever holds it to one instance. */
  readonly binds: boolean;
  /** Whoever is bound and loses it comes back after a time drawn between 0 and this, ms. */
  readonly spreadMs: number;
}

/** Numbers of a link, replaced as a whole when they change. */
export interface LinkOptions {
  /** Number that keys its draws. */
  readonly id: number;
  readonly latencyMs: number;
  readonly msPerByte: number;
  readonly lossRatio: number;
  readonly serializationMs: number;
  readonly serializationMsPerByte: number;
  readonly keepAlive: boolean;
  readonly handshakeMs: number;
  /** Calls share connections that stay; null = each has one to itself. */
  readonly lasting: LastingOptions | null;
  /** Infinity = none. */
  readonly timeoutMs: number;
  readonly retry: RetryOptions | null;
  readonly breaker: BreakerOptions | null;
  readonly bulkhead: PlaceOptions | null;
  readonly pool: PlaceOptions | null;
  readonly throttle: ThrottleOptions | null;
  readonly hedge: HedgeOptions | null;
  readonly propagatesDeadline: boolean;
  /** Whether a callee hears, one latency later, that nobody waits for it any more. */
  readonly cancels: boolean;
}

/** One wire as the engine sees it. */
export class Link {
  readonly row: number;
  /** Whether callers keep something for it from one attempt to the next. */
  keepsState = false;
  /** Whether that is a pool of connections and nothing else. */
  keepsPoolOnly = false;
  private given: LinkOptions;
  /** Attempts sent again, since the start. */
  retried = 0;
  /** Hedges sent. */
  hedged = 0;
  /** Calls that their callers dropped by themselves. */
  dropped = 0;
  /** What attempts did, by who called whom. */
  readonly tallies = new Tallies();
  /** What its breakers did, of all callers. */
  readonly breakers: BreakerRecord = { rejected: 0, opened: 0, openMs: 0, closedAtMs: null };
  /** Connections of its pools, of all callers. */
  readonly connections: Connections;
  /** Connections that stay: how many are open, and how many were opened, lost with their instance, and opened by who came back, since the start. */
  readonly lasting = { open: new TimeAverage(now(), 0), opened: 0, lost: 0, returned: 0 };
  /** Faults: added to the latency, ms; added to the loss; nothing passes; calls are refused as if nobody listened; a share of good answers comes back as errors, 0..1. */
  addedMs = 0;
  addedLoss = 0;
  cut = false;
  down = false;
  errorRatio = 0;
  /** The lanes of its latency and its timeout, with the delays they are for. */
  private lanes = { latencyMs: Number.NaN, latency: -1, timeoutMs: Number.NaN, timeout: -1 };

  constructor(row: number, options: LinkOptions) {
    this.row = row;
    this.connections = new Connections(row);
    this.given = options;
    this.options = options;
  }

  get options(): LinkOptions {
    return this.given;
  }

  set options(options: LinkOptions) {
    this.given = options;
    const made = madeFrom(options);
    this.keepsState = Object.values(made).some((part) => part !== null);
    this.keepsPoolOnly = made.pool !== null && isOfPoolsOnly(made);
  }

  /** Attempts under way now. */
  get inFlight(): number {
    const { sent, answered, left } = this.tallies.total();
    return sent - answered - left;
  }

  oneWayMs(): number {
    return this.options.latencyMs + this.addedMs;
  }

  /** Lane of timers as long as one way over the link. */
  latencyLane(): number {
    const { lanes } = this;
    const oneWayMs = this.oneWayMs();
    if (lanes.latencyMs !== oneWayMs) {
      lanes.latencyMs = oneWayMs;
      lanes.latency = laneOf(oneWayMs);
    }
    return lanes.latency;
  }

  /** Lane of timers as long as its timeout, which must be finite. */
  timeoutLane(): number {
    const { lanes } = this;
    const { timeoutMs } = this.options;
    if (lanes.timeoutMs !== timeoutMs) {
      lanes.timeoutMs = timeoutMs;
      lanes.timeout = laneOf(timeoutMs);
    }
    return lanes.timeout;
  }

  loss(): number {
    const { lossRatio } = this.options;
    return lossRatio + this.addedLoss - lossRatio * this.addedLoss;
  }
}

/** What a state is made from; infinite figures are told from missing ones. */
type Made = Pick<LinkOptions, 'breaker' | 'bulkhead' | 'pool' | 'throttle'> & {
  readonly budget: RetryOptions['budget'];
};

const madeFrom = ({ breaker, bulkhead, pool, retry, throttle }: LinkOptions): Made => ({
  breaker,
  bulkhead,
  pool,
  throttle,
  budget: retry?.budget ?? null,
});

function isAlike(a: object | null, b: object | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => Object.is(right.get(key), value));
}

/** 1 + where the row of a state's pool begins; 0 = it has none, or callers keep more than that. */
const statePools = narrow(Int32Array, slots.statePools);

const isOfPoolsOnly = ({ breaker, bulkhead, budget, throttle }: Made): boolean =>
  breaker === null && bulkhead === null && budget === null && throttle === null;

/** State of one calling instance at one link. */
export class LinkState {
  readonly link: Link;
  readonly row: number;
  /** Row of the calling instance. */
  readonly caller: number;
  readonly breaker: Breaker | null;
  readonly bulkhead: Places | null;
  readonly pool: Places | null;
  readonly budget: TokenBucket | null;
  readonly throttle: Throttle | null;
  private readonly made: Made;

  /** What the state before had of equal numbers stays; the rest begins anew, and calls under way keep what they have. */
  constructor(row: number, link: Link, caller: number, before: LinkState | null = null) {
    const made = madeFrom(link.options);
    this.row = row;
    this.link = link;
    this.caller = caller;
    this.made = made;
    this.throttle = this.kept(before, 'throttle', (options) => new Throttle(options));
    this.breaker = this.kept(before, 'breaker', (options) => new Breaker(options, link.breakers));
    this.bulkhead = this.kept(before, 'bulkhead', (options) => new Places(options));
    this.pool = this.kept(before, 'pool', (options) => new Places(options));
    this.budget = this.kept(before, 'budget', ({ burst, initial }) => new TokenBucket(0, burst, initial, now()));
    if (row < narrowRows) statePools[row] = this.pool !== null && isOfPoolsOnly(made) ? this.pool.at + 1 : 0;
  }

  private kept<Part extends keyof Made>(
    before: LinkState | null,
    part: Part,
    make: (options: NonNullable<Made[Part]>) => NonNullable<LinkState[Part]>,
  ): LinkState[Part] | null {
    const options = this.made[part];
    if (before && isAlike(before.made[part], options)) return before[part];
    return options ? make(options) : null;
  }

  /** Whether the link still has the numbers that this was made from. */
  isCurrent(): boolean {
    const now = madeFrom(this.link.options);
    return (Object.keys(now) as (keyof Made)[]).every((part) => isAlike(this.made[part], now[part]));
  }
}
