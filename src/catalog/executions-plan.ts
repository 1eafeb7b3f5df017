/** How a host keeps the executions of a workflow, as plain data. */
import type { Distribution } from '#design';

/** A token bucket: what it holds at the start and at most, and what comes in. */
export interface QuotaPlan {
  readonly burst: number;
  readonly perSecond: number;
}

export interface ExecutionsPlan {
  /** Executions that may begin; beyond it a start is throttled. Null = any number. */
  readonly starts: QuotaPlan | null;
  /** States that may be entered; beyond it an execution waits for its turn. Null = any number. */
  readonly transitions: QuotaPlan | null;
  /** What each state takes besides what is done in it. */
  readonly transitionMs: Distribution;
  /** Longest execution, ms. */
  readonly longestMs: number;
  /** Bytes of the input at most; null = any. */
  readonly payloadBytes: number | null;
  /** Whether whoever starts one goes on at once, or hears how it ended. */
  readonly answers: 'at-start' | 'at-end';
  /** Whether executions outlive a crash of their engine. */
  readonly isDurable: boolean;
  /** Memory that counts in the bill for as long as an execution lasts, MiB. */
  readonly memoryMiB: number;
}
