/** When a message is tried again by whoever hands it over. */
import { pow } from '../math';
import { derivedKey, deriveKey, purposes, siteOf, uniformOf } from '../random';
import type { Copy } from './message';

/** Pauses after the first, second, ... failure: base, base x factor, ... up to the cap. */
export interface Pauses {
  readonly baseMs: number;
  readonly factor: number;
  readonly capMs: number;
  /** Each pause is drawn between 0 and its full length. */
  readonly fullJitter: boolean;
}

export interface Persistence {
  /** From the acceptance of a message to its first hand-over, ms. */
  readonly leadMs: number;
  /** After the consumer's own failure, or no answer. */
  readonly failed: Pauses;
  /** After it was refused or throttled. */
  readonly turnedAway: Pauses;
  /** Whether being turned away counts as a try; else only the age of a message ends that. */
  readonly countsTurnedAway: boolean;
}

/** Failures in all, and times that it was turned away since the last of them. */
export interface Tries {
  readonly failed: number;
  readonly turnedAway: number;
}

export const noTries: Tries = { failed: 0, turnedAway: 0 };

const turnsOfAttempt = 256;

/** The pause after the k-th failure in a row, ms; its draw is that of the message and the receive. */
export function pauseAfter({ baseMs, capMs, factor, fullJitter }: Pauses, k: number, copy: Copy): number {
  const pauseMs = Math.min(capMs, baseMs * pow(factor, k - 1));
  if (!fullJitter) return pauseMs;
  const { message, receives } = copy;
  deriveKey(message.keyHigh, message.keyLow, siteOf(0, purposes.backoff), receives * turnsOfAttempt);
  return pauseMs * uniformOf(derivedKey[0]!, derivedKey[1]!);
}
