/** What all executions of a workflow engine share: quotas, the longest time, and what is counted of them. */
import { now } from './calendar';
import { TokenBucket } from './token-bucket';

/** A bucket of tokens as a quota says it; null = there is none. */
export interface Quota {
  readonly perMs: number;
  readonly burst: number;
}

export interface ExecutionRules {
  /** Executions that begin: beyond it a start is throttled. */
  readonly starts: Quota | null;
  /** States that are entered: beyond it an execution waits for its turn. */
  readonly transitions: Quota | null;
  /** Longest execution, ms; Infinity = any. */
  readonly longestMs: number;
  /** Whether executions outlive a crash of their engine. */
  readonly isDurable: boolean;
}

const bucketFor = (known: TokenBucket | null, quota: Quota | null): TokenBucket | null => {
  if (quota === null) return null;
  if (known === null) return new TokenBucket(quota.perMs, quota.burst, quota.burst, now());
  known.configure(quota.perMs, quota.burst, now());
  return known;
};

/** What all executions of a group share. */
export class Executions {
  rules: ExecutionRules;
  /** States entered since the start, those that are tried again included. */
  transitions = 0;
  /** Executions that were ended for their length, since the start. */
  overdue = 0;
  private starts: TokenBucket | null = null;
  private entries: TokenBucket | null = null;

  constructor(rules: ExecutionRules) {
    this.rules = rules;
    this.configure(rules);
  }

  configure(rules: ExecutionRules): void {
    this.rules = rules;
    this.starts = bucketFor(this.starts, rules.starts);
    this.entries = bucketFor(this.entries, rules.transitions);
  }

  mayStart(): boolean {
    return this.starts?.take(now()) ?? true;
  }

  /** A state is entered; ms until its turn has come, in the order of asking. */
  enters(): number {
    this.transitions++;
    return this.entries?.reserve(now()) ?? 0;
  }
}
