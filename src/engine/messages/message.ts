/** Messages, and what a subscription keeps of each. Objects: they are as many as wait, and what makes them waits for a broker anyway. */

/** Which request a message was sent for, and the key of its draws. */
export interface Sender {
  readonly keyHigh: number;
  readonly keyLow: number;
  readonly ordinal: number;
  readonly entity: number;
  readonly client: number;
  /** Row of the entry operation that it is done for. */
  readonly flow: number;
}

/** What a send step says of its messages. */
export interface SendOptions {
  /** Number of the operation that a consumer runs for it; `anyOperation` = the consumer's only one. */
  readonly operation: number;
  /** Higher goes first where that is the order. */
  readonly priority: number;
  /** Ms after its acceptance by which it should be handled; Infinity = none. */
  readonly deadlineMs: number;
  /** What filters look at beside the operation; null = nothing. */
  readonly attribute: string | null;
}

export const anyOperation = 0;

export interface Message extends Sender {
  /** Place in the order of acceptance at its broker, from 1. */
  readonly number: number;
  /** Instant of its acceptance, ms. */
  readonly sentMs: number;
  readonly bytes: number;
  readonly options: SendOptions;
  /** Whoever works on it fails. */
  readonly isPoison: boolean;
  /** Partition that its key falls to; 0 where there are none. */
  readonly partition: number;
  /** Its producer had sent it before, and heard nothing of that. */
  readonly isRepeat: boolean;
}

/** A message in one subscription: waiting, held by a consumer or until it may be seen again, or over. */
export interface Copy {
  readonly message: Message;
  /** What it is ordered by; the lowest goes first, then the one sent first. */
  readonly rank: number;
  state: 'waiting' | 'held' | 'over';
  /** Times that a consumer received it. */
  receives: number;
  /** Times that a consumer worked on it to a good end. */
  effects: number;
  /** Instant from which it has been waiting, ms. */
  sinceMs: number;
  /** Work that was drawn for it when it was worked on last, ms. */
  workMs: number;
}

export function copyOf(message: Message, rank: number): Copy {
  return { message, rank, state: 'waiting', receives: 0, effects: 0, sinceMs: message.sentMs, workMs: 0 };
}
