import { describe, expect, it } from 'vitest';
import { exp, expm1, log, log1p, pow, powerOfTwo } from './math';
import { createStream, nextUniform, resetStreams } from './random';

resetStreams();
const stream = createStream(1, 1, 0, 1);
const between = (low: number, high: number): number => low + (high - low) * nextUniform(stream);

/** Largest relative distance of two functions over many arguments. */
function worst(own: (x: number) => number, other: (x: number) => number, argument: () => number): number {
  let largest = 0;
  for (let i = 0; i < 100_000; i++) {
    const x = argument();
    const expected = other(x);
    const distance = Math.abs(own(x) - expected) / Math.max(Math.abs(expected), 1e-300);
    if (!(distance <= largest)) largest = distance;
  }
  return largest;
}

function expectClose(own: number, expected: number): void {
  const isRegular = Number.isFinite(expected) && expected !== 0;
  expect(Object.is(own, expected) || (isRegular && Math.abs(own / expected - 1) < TWO_ULP), `${own}, ${expected}`).toBe(
    true,
  );
}

/** Two units in the last place of a number just above a power of two. */
const TWO_ULP = 4.5e-16;

describe('math', () => {
  it('takes logarithms of all sizes to the last digits, near 1 too', () => {
    expect(worst(log, Math.log, () => Math.pow(10, between(-307, 308)))).toBeLessThan(TWO_ULP);
    expect(worst(log, Math.log, () => between(0.5, 2))).toBeLessThan(TWO_ULP);
    expect(worst(log, Math.log, () => 1 + between(-1e-9, 1e-9))).toBeLessThan(TWO_ULP);
  });

  it('raises e to all powers to the last digits', () => {
    expect(worst(exp, Math.exp, () => between(-708, 709.7))).toBeLessThan(TWO_ULP);
    expect(worst(exp, Math.exp, () => between(-1, 1))).toBeLessThan(TWO_ULP);
  });

  it('keeps all digits of log(1 + x) and e^x - 1 for small x', () => {
    const small = (): number => Math.pow(10, between(-20, 0)) * (nextUniform(stream) < 0.5 ? -1 : 1) * 0.99;
    expect(worst(log1p, Math.log1p, small)).toBeLessThan(2 * TWO_ULP);
    expect(worst(expm1, Math.expm1, small)).toBeLessThan(2 * TWO_ULP);
    expect(worst(expm1, Math.expm1, () => between(-30, 30))).toBeLessThan(2 * TWO_ULP);
  });

  it('raises to powers to the last digits, however large the exponent', () => {
    let largest = 0;
    for (let i = 0; i < 100_000; i++) {
      const base = i % 2 === 0 ? Math.pow(10, between(-10, 10)) : between(0.5, 1.5);
      // Where the platform's own power is known to lose digits the next test has exact values.
      if (Math.abs(base - 1) < 1e-4) continue;
      const exponent = between(-700, 700) / Math.abs(Math.log(base));
      largest = Math.max(largest, Math.abs(pow(base, exponent) / Math.pow(base, exponent) - 1));
    }
    expect(largest).toBeLessThan(1e-15);
  });

  // Computed with 300 bits (mpmath 1.3).
  it.each([
    [1.0000002636261607, -2376849052.96974, 7.435178836530426e-273],
    [0.9999999045628346, -7061876858.301987, 5.0062879647994975e292],
    [0.999999763565951, 2316905291.00089, 1.2459375013201208e-238],
  ])('keeps all digits of %d to the power of %d', (base, exponent, expected) => {
    expect(Math.abs(pow(base, exponent) / expected - 1)).toBeLessThan(TWO_ULP);
  });

  it('powers 2 exactly, and whole numbers to the last digit', () => {
    for (let exponent = -1022; exponent < 1024; exponent++) expect(pow(2, exponent)).toBe(powerOfTwo(exponent));
    for (let base = 3; base <= 12; base++) {
      for (let exponent = 0, exact = 1; exact < 2 ** 52; exponent++, exact *= base) {
        expect(Math.abs(pow(base, exponent) / exact - 1)).toBeLessThan(2.3e-16);
      }
    }
  });

  const edges = [0, -0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, Infinity, -Infinity, NaN, 5e-324, 1.7976931348623157e308];

  it.each(edges)('treats %d as the language does', (x) => {
    const pairs = [
      [log(x), Math.log(x)],
      [exp(x), Math.exp(x)],
      [log1p(x), Math.log1p(x)],
      [expm1(x), Math.expm1(x)],
    ] as const;
    for (const [own, expected] of pairs) expectClose(own, expected);
    for (const y of edges) expectClose(pow(x, y), Math.pow(x, y));
  });

  it('reaches into the smallest numbers and stops at the ends of the range', () => {
    expect(exp(-745)).toBe(Math.exp(-745));
    expect(exp(-746)).toBe(0);
    expect(exp(709.79)).toBe(Infinity);
    expect(log(5e-324)).toBe(Math.log(5e-324));
    expect([-1075, -1074, -1023, -1022, 0, 1023, 1024].map(powerOfTwo)).toEqual([
      0,
      5e-324,
      2 ** -1023,
      2 ** -1022,
      1,
      2 ** 1023,
      Infinity,
    ]);
  });
});
