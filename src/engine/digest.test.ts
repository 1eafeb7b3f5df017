import { describe, expect, it } from 'vitest';
import { digest } from './digest';

describe('digest', () => {
  it('is the same whatever the order of fields', () => {
    expect(digest({ a: 1, b: { c: [1, 2], d: null } })).toBe(digest({ b: { d: null, c: [1, 2] }, a: 1 }));
  });

  it('is the same for a typed array and a list of its numbers, and for an absent and an undefined field', () => {
    expect(digest(new Float64Array([1, 2.5]))).toBe(digest([1, 2.5]));
    expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }));
  });

  it('survives a copy through JSON', () => {
    const value = { a: [0.1, -0, 1e300, 'ü', ''], b: { c: true, d: null } };
    expect(digest(JSON.parse(JSON.stringify(value)))).toBe(digest(value));
  });

  it('tells near things apart', () => {
    const values = [
      null,
      false,
      true,
      0,
      1,
      1 + Number.EPSILON,
      NaN,
      Infinity,
      -Infinity,
      '',
      '0',
      '1',
      'null',
      'ab',
      'ba',
      'a\0',
      'a',
      [],
      {},
      [[]],
      [null],
      [0],
      ['0'],
      [1, 2],
      [2, 1],
      [[1], 2],
      [1, [2]],
      [[1, 2]],
      { a: 1 },
      { a: 2 },
      { b: 1 },
      { a: null },
      { a: { b: 1 } },
      { a: {}, b: 1 },
      [{ a: 1, b: 2 }],
      [{ a: 1 }, { b: 2 }],
      ['ab', 'c'],
      ['a', 'bc'],
    ];
    expect(new Set(values.map(digest)).size).toBe(values.length);
  });

  it('has no collision in half a million neighbours', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 250_000; i++) seen.add(digest(i)).add(digest([i & 511, i >> 9]));
    expect(seen.size).toBe(500_000);
  });

  it('changes half of its bits, wherever the change is', () => {
    const list = Array.from({ length: 64 }, (_, i) => i / 7);
    const before = BigInt(`0x${digest(list)}`);
    let flipped = 0;
    for (let i = 0; i < 64; i++) {
      const other = [...list];
      other[i] = list[i]! + Number.EPSILON * 16;
      const changed = before ^ BigInt(`0x${digest(other)}`);
      flipped += changed.toString(2).replaceAll('0', '').length;
    }
    // 64 x 128 bits, standard deviation sqrt(64 x 128 / 4) = 45.
    expect(Math.abs(flipped - 4096)).toBeLessThan(4.5 * 45);
  });

  it('keeps its values from release to release', () => {
    expect(digest(null)).toMatchInlineSnapshot(`"add1e935e65d0ca425ec4dd5748b4484"`);
    expect(digest({ name: 'tandem', rates: [700, 0.5], on: true })).toMatchInlineSnapshot(
      `"bc25989798840ceb5cf78e0617a67f0c"`,
    );
  });

  it('refuses what is not plain data', () => {
    expect(() => digest(new Map())).toThrow(TypeError);
    expect(() => digest({ f: () => 1 })).toThrow(TypeError);
    expect(() => digest(1n)).toThrow(TypeError);
  });
});
