/** What became of messages, by the requests that they were sent for, wherever the design sends them: over all brokers and subscriptions, and the whole run. */
import type { OperationId } from '#design';
import { Histogram } from '#engine';
import type { MessageSeen, RunObserver } from '../observer';
import { brokerAt } from '../plant';
import type { Run } from '../run';

/** Messages that were sent for requests of one entry operation. */
export interface MessagesOfOperation {
  /** Null = they waited when the run began, or their source is gone. */
  readonly operation: OperationId | null;
  readonly consumed: number;
  readonly deadLettered: number;
  readonly lost: number;
  /** Waiting or held at the end of the run. */
  readonly unfinished: number;
  /** Instant at which the last one was consumed, ms; Infinity = not all of them were. */
  readonly doneMs: number;
  /** Messages whose work had begun before that on another one of the same key was over, by the work drawn for them. */
  readonly overlapping: number;
  /** From acceptance to the acknowledgment; those that were not consumed are infinitely old. */
  readonly p95AgeMs: number;
  readonly p99AgeMs: number;
}

/** Those of one entry operation that are over, or were not at the end. */
class Sent {
  private readonly ages = new Histogram();
  private readonly counts = { consumed: 0, dead: 0, lost: 0 };
  private lastMs = 0;
  private overlapping = 0;
  private readonly lastOfKeys = new Map<number, number>();
  unfinished = 0;

  add({ end, sentMs, endedMs, key, workMs }: MessageSeen): void {
    this.counts[end]++;
    if (end !== 'consumed') return;
    this.lastMs = Math.max(this.lastMs, endedMs);
    this.ages.add(endedMs - sentMs);
    if (endedMs - workMs < (this.lastOfKeys.get(key) ?? 0)) this.overlapping++;
    this.lastOfKeys.set(key, endedMs);
  }

  of(operation: OperationId | null): MessagesOfOperation {
    const { counts, unfinished, ages, lastMs, overlapping } = this;
    const { consumed, dead, lost } = counts;
    const undone = dead + lost + unfinished;
    return {
      operation,
      consumed,
      deadLettered: dead,
      lost,
      unfinished,
      overlapping,
      doneMs: undone > 0 ? Number.POSITIVE_INFINITY : lastMs,
      p95AgeMs: ages.quantile(0.95, undone),
      p99AgeMs: ages.quantile(0.99, undone),
    };
  }
}

/** Counts messages as they end: `observer` has to be told of them from the start of the run. */
export class MessageWatch {
  private readonly sent = new Map<OperationId | null, Sent>();

  readonly observer: RunObserver = { messageEnded: (message) => this.of(message.operation).add(message) };

  private of(operation: OperationId | null): Sent {
    const known = this.sent.get(operation) ?? new Sent();
    this.sent.set(operation, known);
    return known;
  }

  /** At the end of the run. */
  totals({ plant, traffic }: Run): readonly MessagesOfOperation[] {
    for (const station of plant.stations.values())
      for (const subscription of brokerAt(station)?.subscriptions.values() ?? [])
        for (const { message } of subscription.unfinished())
          this.of(traffic.operationOf(message.flow) ?? null).unfinished++;
    return Array.from(this.sent, ([operation, sent]) => sent.of(operation));
  }
}
