/** One partition as one group of readers sees it: messages in order, of which the first ones may be in a reader's hands. What is over leaves at the front. */
import type { Claim } from './claim';
import type { Copy } from './message';

const slack = 256;

export class Partition {
  /** The batch in a reader's hands; nobody reads on before it is decided. */
  claim: Claim | null = null;
  /** A failed batch is not read again before this instant, ms. */
  readFromMs = Number.NEGATIVE_INFINITY;
  /** The message whose batch waits to fill; null = none did yet. */
  awaited: Copy | null = null;
  private copies: Copy[] = [];
  private head = 0;

  append(copy: Copy): void {
    this.copies.push(copy);
  }

  /** The message at the offset; undefined = everything was read. */
  get first(): Copy | undefined {
    while (this.head < this.copies.length && this.copies[this.head]!.state === 'over') this.head++;
    if (this.head > slack && 2 * this.head > this.copies.length) {
      this.copies.splice(0, this.head);
      this.head = 0;
    }
    return this.copies[this.head];
  }

  /** The messages from the offset on that name the operation of the first, at most so many. */
  batch(most: number): readonly Copy[] {
    const { first } = this;
    const found: Copy[] = [];
    for (let at = this.head; at < this.copies.length && found.length < most; at++) {
      const copy = this.copies[at]!;
      if (copy.message.options.operation !== first?.message.options.operation) break;
      found.push(copy);
    }
    return found;
  }
}
