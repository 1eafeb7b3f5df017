/** Copies in the order in which they came, for whoever asks for the eldest that is not over. */
import type { Copy } from './message';

const slack = 1024;

export class AgeLine {
  private copies: Copy[] = [];
  private head = 0;
  private sizeWhenTidy = 0;

  /** True = it is the only one that is not over. */
  add(copy: Copy): boolean {
    const isOnly = this.eldest === undefined;
    this.copies.push(copy);
    if (this.copies.length > 2 * this.sizeWhenTidy + slack) this.tidy();
    return isOnly;
  }

  get eldest(): Copy | undefined {
    while (this.head < this.copies.length && this.copies[this.head]!.state === 'over') this.head++;
    return this.copies[this.head];
  }

  /** Those that are not over, as they are at this instant. */
  all(): readonly Copy[] {
    this.tidy();
    return this.copies.slice();
  }

  private tidy(): void {
    this.copies = this.copies.filter(({ state }) => state !== 'over');
    this.head = 0;
    this.sizeWhenTidy = this.copies.length;
  }
}
