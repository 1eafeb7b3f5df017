/** The memory of keys against one that looks at all of its entries at every step. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LruMemory, type LruOptions } from './lru';

interface Kept {
  readonly key: number;
  readonly bytes: number;
  expires: number;
}

/** Least recently used first. */
class SlowMemory {
  private kept: Kept[] = [];
  options: LruOptions;

  constructor(options: LruOptions) {
    this.options = options;
  }

  expire(now: number): void {
    this.kept = this.kept.filter(({ expires }) => expires + this.options.staleMs > now);
  }

  private makeRoom(): void {
    while (this.kept.length > this.options.entries || this.bytes() > this.options.bytes) this.kept.shift();
  }

  bytes = (): number => this.kept.reduce((sum, { bytes }) => sum + bytes, 0);
  size = (): number => this.kept.length;

  use(key: number, now: number): boolean {
    const found = this.kept.find((each) => each.key === key && each.expires > now);
    if (!found) return false;
    this.useExpired(key);
    if (this.options.renewedByUse) found.expires = now + this.options.ttlMs;
    return true;
  }

  useExpired(key: number): boolean {
    const found = this.kept.find((each) => each.key === key);
    if (found) this.kept = [...this.kept.filter((each) => each !== found), found];
    return found !== undefined;
  }

  fill(key: number, bytes: number, now: number): void {
    this.kept = this.kept.filter((each) => each.key !== key);
    if (bytes > this.options.bytes) return;
    this.kept.push({ key, bytes, expires: now + this.options.ttlMs });
    this.makeRoom();
  }
}

const step = fc.record({
  does: fc.constantFrom('use', 'useExpired', 'fill', 'clear'),
  key: fc.integer({ min: 0, max: 12 }),
  bytes: fc.integer({ min: 1, max: 40 }),
  afterMs: fc.integer({ min: 0, max: 30 }),
});
const options = fc.record({
  entries: fc.constantFrom(1, 3, 8, Number.POSITIVE_INFINITY),
  bytes: fc.constantFrom(30, 90, Number.POSITIVE_INFINITY),
  ttlMs: fc.constantFrom(10, 100, Number.POSITIVE_INFINITY),
  staleMs: fc.constantFrom(0, 0, 5, 40),
  renewedByUse: fc.boolean(),
});

it('holds what one holds that looks at everything, in the same order', () => {
  fc.assert(
    fc.property(options, fc.array(step, { minLength: 1, maxLength: 120 }), (given, steps) => {
      const memory = new LruMemory(given);
      let slow = new SlowMemory(given);
      let now = 0;
      for (const { does, key, bytes, afterMs } of steps) {
        now += afterMs;
        slow.expire(now);
        const found =
          does === 'use'
            ? [memory.use(key, now), slow.use(key, now)]
            : does === 'useExpired'
              ? [memory.useExpired(key, now), slow.useExpired(key)]
              : [];
        if (does === 'fill') {
          memory.fill(key, bytes, now);
          slow.fill(key, bytes, now);
        } else if (does === 'clear' && key === 0) {
          memory.clear();
          slow = new SlowMemory(given);
        }
        expect(found[0]).toBe(found[1]);
        expect([memory.size(now), memory.bytes(now)]).toEqual([slow.size(), slow.bytes()]);
      }
    }),
    { numRuns: 500 },
  );
});
