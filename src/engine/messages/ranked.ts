/** Copies in the order of their ranks, and of their sending among equals: a heap. */
import type { Copy } from './message';

const goesFirst = (a: Copy, b: Copy): boolean =>
  a.rank < b.rank || (a.rank === b.rank && a.message.number < b.message.number);

export class Ranked {
  private readonly heap: Copy[] = [];

  get size(): number {
    return this.heap.length;
  }

  /** The first; undefined = there is none. */
  get first(): Copy | undefined {
    return this.heap[0];
  }

  push(copy: Copy): void {
    const { heap } = this;
    let at = heap.push(copy) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!goesFirst(copy, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = copy;
  }

  /** The first, taken out. */
  pop(): Copy | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.sink(last);
    return first;
  }

  private sink(copy: Copy): void {
    const { heap } = this;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child = right < heap.length && goesFirst(heap[right]!, heap[left]!) ? right : left;
      if (!goesFirst(heap[child]!, copy)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = copy;
  }
}
