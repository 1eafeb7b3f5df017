import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeastLoaded } from './least-loaded';

describe('the least loaded members', () => {
  it('are those that a look at all of them finds, whatever came and went', () => {
    let looks = 0;
    const step = fc.record({ member: fc.nat(6), up: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 7 }),
        fc.array(step, { minLength: 20, maxLength: 60 }),
        (start, steps) => {
          const loads = start.slice();
          const least = new LeastLoaded(start);
          for (const { member, up } of steps) {
            const at = member % loads.length;
            const by = up || loads[at] === 0 ? 1 : -1;
            loads[at]! += by;
            least.change(at, by);
            const lowest = Math.min(...loads);
            const expected = loads.flatMap((load, each) => (load === lowest ? [each] : []));
            const found = Array.from({ length: least.ties }, (_, tie) => least.at(tie)).sort((a, b) => a - b);
            expect(found).toEqual(expected);
            looks++;
          }
        },
      ),
    );
    expect(looks).toBeGreaterThan(500);
  });
});
