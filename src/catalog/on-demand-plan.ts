/** Hosts whose instances are made on demand, as plain data. */
import type { Distribution } from '#design';
import type { StorePlan } from './behavior';

/** Instances of a host that are made when somebody asks for one; `station` says what each of them is like. */
export interface OnDemandPlan {
  /** Instances with requests at once, those that start for one included; null = as many as the account allows. */
  readonly concurrencyLimit: number | null;
  /** Requests that may wait for an instance; null = unlimited. */
  readonly waitingPlaces: number | null;
  /** Instances that stand ready whether anybody comes or not. */
  readonly provisioned: number;
  /** Starts at once, and how many more are allowed a second; null = unlimited. */
  readonly burst: { readonly instances: number; readonly perSecond: number } | null;
  /** A cold start before any code, and what loading the package adds to it; the runtimes of the modules come on top. */
  readonly environmentMs: Distribution;
  readonly packageMs: number;
  /** From the end of an instance's last request to its own. */
  readonly keepAliveMs: number;
  /** Longest work on a request; null = any. */
  readonly timeLimitMs: number | null;
  /** Bytes of a request at most; null = any. */
  readonly payloadBytes: number | null;
  /** Use is billed in whole steps of so many ms. */
  readonly billingStepMs: number;
  /** Whether the time of a start that a request caused is billed. */
  readonly billsColdStart: boolean;
  /** Where events wait that it is sent and nobody waits for; null = it takes none but from brokers. */
  readonly inbox: StorePlan | null;
}
