import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, usesKey, type Use } from './attribution';

const line = (component: string, amountUsd: number, sharedBy: Use | null) => ({ component, amountUsd, sharedBy });

describe('attribute', () => {
  it('shares a line by what each module and entry operation used of its part, and of no other', () => {
    const uses = new Map([
      [
        usesKey('c1', 'cpu'),
        [
          { module: 'm1', operation: 'o1', amount: 30 },
          { module: 'm1', operation: 'o2', amount: 10 },
          { module: 'm2', operation: 'o2', amount: 60 },
        ],
      ],
      [usesKey('c1', 'bytes'), [{ module: 'm3', operation: 'o3', amount: 1 }]],
      [usesKey('c2', 'cpu'), [{ module: 'm4', operation: 'o1', amount: 1 }]],
    ]);
    const { perModule, perOperation, shared } = attribute([line('c1', 200, 'cpu'), line('c2', 5, 'cpu')], uses);
    // c1: 200 $ x 40 % and 60 % by module, 30 % and 70 % by operation; c2: 5 $ whole.
    expect(Object.fromEntries(perModule)).toEqual({ m1: 80, m2: 120, m4: 5 });
    expect(Object.fromEntries(perOperation)).toEqual({ o1: 65, o2: 140 });
    expect(shared).toEqual({ modules: 0, operations: 0 });
  });

  it('leaves to all what nobody used, what is paid for in any case, and what has no owner', () => {
    const uses = new Map([
      [
        usesKey('c1', 'requests'),
        [
          { module: null, operation: 'o1', amount: 1 },
          { module: 'm1', operation: null, amount: 3 },
        ],
      ],
    ]);
    const lines = [line('c1', 40, 'requests'), line('c1', 7, null), line('c2', 2, 'requests')];
    const { perModule, perOperation, shared } = attribute(lines, uses);
    expect(Object.fromEntries(perModule)).toEqual({ m1: 30 });
    expect(Object.fromEntries(perOperation)).toEqual({ o1: 10 });
    expect(shared).toEqual({ modules: 10 + 7 + 2, operations: 30 + 7 + 2 });
  });

  it('comes to the sum of the lines, whatever is used by whom', () => {
    const share = fc.record({
      module: fc.constantFrom('m1', 'm2', null),
      operation: fc.constantFrom('o1', 'o2', null),
      amount: fc.double({ min: 0, max: 1e9, noNaN: true }),
    });
    const amounts = fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.array(share, { maxLength: 8 }), (usd, shares) => {
        const { perModule, perOperation, shared } = attribute(
          usd.map((each, at) => line('c1', each, at % 3 === 0 ? null : 'cpu')),
          new Map([[usesKey('c1', 'cpu'), shares]]),
        );
        const total = usd.reduce((sum, each) => sum + each, 0);
        const sumOf = (map: ReadonlyMap<string, number>) => [...map.values()].reduce((sum, each) => sum + each, 0);
        expect(sumOf(perModule) + shared.modules).toBeCloseTo(total, 6);
        expect(sumOf(perOperation) + shared.operations).toBeCloseTo(total, 6);
      }),
    );
  });
});
