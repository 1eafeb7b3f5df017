/** What a report says of the messages of a broker, over the window from the end of warm-up on. */
import { now, type Broker, type ClockCounts, type Subscription } from '#engine';
import { spreadOf, type Spread } from './report-spread';

export interface MessagesReport {
  /** Messages accepted, and those of them that their producer had sent before. */
  readonly accepted: number;
  readonly sentTwice: number;
  /** Telemetry that was acknowledged and lost for lack of room, and what was not kept of requests that are not among the sample. */
  readonly dropped: number;
  readonly sampledOut: number;
  /** Runs of a schedule; null = it makes no messages of its own accord. */
  readonly runs: ClockCounts | null;
  readonly subscriptions: readonly SubscriptionReport[];
}

/** One for each subscription or group; a queue has one. Sent + what was there at the beginning = consumed + dead-lettered + lost + waiting + held. */
export interface SubscriptionReport {
  /** Id of its wire, the name of its group, or empty where all wires share it. */
  readonly name: string;
  readonly sent: number;
  readonly consumed: number;
  readonly deadLettered: number;
  readonly lost: number;
  /** At this instant: to be received, and received but neither acknowledged nor given up. */
  readonly waiting: number;
  readonly held: number;
  readonly receives: number;
  readonly batches: number;
  /** Good ends beyond the first of a message. */
  readonly duplicates: number;
  /** Of the messages that are over: receives of each, and the share that was received more than once; null = none is over. */
  readonly receivesPerMessage: number | null;
  readonly redeliveredShare: number | null;
  /** From acceptance to the acknowledgment, of messages consumed. */
  readonly ages: Spread & {
    readonly p50Ms: number | null;
    readonly p95Ms: number | null;
    readonly p99Ms: number | null;
  };
  /** Messages waiting, and those that are not over: time averages, and the most. */
  readonly meanWaiting: number;
  readonly mostWaiting: number;
  readonly meanUnfinished: number;
  readonly mostUnfinished: number;
  /** Last instant at which the line became empty; null = it never did, or messages wait now. */
  readonly emptiedAtMs: number | null;
}

export function messagesReport(broker: Broker | null | undefined): MessagesReport | null {
  if (!broker) return null;
  const { accepted, sentTwice } = broker.inWindow();
  const subscriptions = [...broker.subscriptions.values()].map(subscriptionReport);
  return { accepted, sentTwice, ...broker.intake.inWindow(), runs: broker.clock?.inWindow() ?? null, subscriptions };
}

function subscriptionReport({ book, options }: Subscription): SubscriptionReport {
  const { consumed, dead, lost, receivesOfEnded, redelivered, ...counts } = book.inWindow();
  const ended = consumed + dead + lost;
  const { ages, agesSpread, unfinished, waiting } = book;
  const quantile = (share: number) => (ages.count > 0 ? ages.quantile(share) : null);
  return {
    name: options.name,
    sent: counts.sent,
    consumed,
    deadLettered: dead,
    lost,
    waiting: waiting.level,
    held: book.held.level,
    receives: counts.receives,
    batches: counts.batches,
    duplicates: counts.duplicates,
    receivesPerMessage: ended > 0 ? receivesOfEnded / ended : null,
    redeliveredShare: ended > 0 ? redelivered / ended : null,
    ages: { ...spreadOf(agesSpread), p50Ms: quantile(0.5), p95Ms: quantile(0.95), p99Ms: quantile(0.99) },
    meanWaiting: waiting.mean(now()),
    mostWaiting: waiting.max,
    meanUnfinished: unfinished.mean(now()),
    mostUnfinished: unfinished.max,
    emptiedAtMs: book.emptiedAtMs,
  };
}
