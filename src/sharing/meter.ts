/**
 * What a decoder may use up. Everything that arrives by link is hostile until proven otherwise: sizes are counted before anything is
 * allocated, and the first count past its cap ends the decoding with a named refusal.
 */

export const limits = {
  /** Characters of the payload, before base64. */
  payloadCharacters: 24_576,
  /** Bytes after inflating. */
  inflatedBytes: 256 * 1024,
  components: 500,
  wires: 2000,
  /** Numbers read. */
  steps: 1_000_000,
  /** Entries of all lists together. */
  entries: 200_000,
} as const;

export type MeteredQuantity = Exclude<keyof typeof limits, 'payloadCharacters'>;

/** Thrown inside the decoder only; the door turns it into a refusal. */
export class DecodeError extends Error {
  readonly reason: 'bomb' | 'damaged';

  constructor(reason: 'bomb' | 'damaged', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Counts what one decoding used. */
export class Meter {
  readonly used: Record<MeteredQuantity, number> = { inflatedBytes: 0, components: 0, wires: 0, steps: 0, entries: 0 };

  use(quantity: MeteredQuantity, amount: number): void {
    const total = this.used[quantity] + amount;
    if (total > limits[quantity]) throw new DecodeError('bomb', `more than ${limits[quantity]} ${quantity}`);
    this.used[quantity] = total;
  }
}
