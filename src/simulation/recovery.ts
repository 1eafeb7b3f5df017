/** How long a run takes to be well again after a fault: counted of all client requests by the second in which they arrived. */
import type { FaultKind } from '#design';
import { goodBySecond, now, offeredBySecond } from '#engine';

export interface FaultReport {
  readonly fault: FaultKind;
  readonly beganMs: number;
  /** Null = in force still. What is over at once ends when it begins. */
  readonly endedMs: number | null;
  /** From its end to the first of three seconds in a row with at least 98 % success; null = not seen yet. */
  readonly recoveryMs: number | null;
}

const secondMs = 1000;
const goodSeconds = 3;
const goodShare = 0.98;

interface FaultSpan {
  readonly fault: FaultKind;
  readonly beganMs: number;
  endedMs: number | null;
}

export class Recovery {
  private readonly faults: FaultSpan[] = [];

  /** A fault begins; to be called back when it is over. */
  begin(fault: FaultKind): () => void {
    const span: FaultSpan = { fault, beganMs: now(), endedMs: null };
    this.faults.push(span);
    return () => {
      span.endedMs = now();
    };
  }

  report(): readonly FaultReport[] {
    return this.faults.map((span) => ({
      ...span,
      recoveryMs: span.endedMs === null ? null : this.after(span.endedMs),
    }));
  }

  private after(endMs: number): number | null {
    const last = Math.min(Math.floor(now() / secondMs), offeredBySecond.length) - goodSeconds;
    for (let first = Math.ceil(endMs / secondMs); first <= last; first++)
      if ([0, 1, 2].every((more) => this.isGood(first + more))) return first * secondMs - endMs;
    return null;
  }

  /** A second in which nobody came shows no trouble. */
  private isGood(second: number): boolean {
    return goodBySecond[second]! >= goodShare * offeredBySecond[second]!;
  }
}
