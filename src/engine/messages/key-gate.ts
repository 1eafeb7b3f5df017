/** One message of a key at a time: those behind it step aside until it is their turn. */
import type { Copy } from './message';
import { Ranked } from './ranked';

/** Whether messages of a key wait for each other: never, while one is worked on, or until it is over, so that their order stays. */
export type KeyRule = 'any' | 'exclusive' | 'ordered';

export class KeyGate {
  private readonly owners = new Map<number, Copy>();
  private readonly aside = new Map<number, Ranked>();

  /** Whether the key is free for it; else it steps aside. */
  admits(copy: Copy): boolean {
    const { entity } = copy.message;
    const owner = this.owners.get(entity);
    if (owner === undefined || owner === copy) return true;
    const line = this.aside.get(entity) ?? new Ranked();
    this.aside.set(entity, line);
    line.push(copy);
    return false;
  }

  takes(copy: Copy): void {
    this.owners.set(copy.message.entity, copy);
  }

  /** It gives its key back; the next one of that key which still waits, if any. */
  frees(copy: Copy): Copy | undefined {
    const { entity } = copy.message;
    if (this.owners.get(entity) !== copy) return undefined;
    this.owners.delete(entity);
    const line = this.aside.get(entity);
    for (let next = line?.pop(); next; next = line?.pop()) if (next.state === 'waiting') return next;
    this.aside.delete(entity);
    return undefined;
  }
}
