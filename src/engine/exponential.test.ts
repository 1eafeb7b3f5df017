import { describe, expect, it } from 'vitest';
import { exponentialOf, nextExponential } from './exponential';
import { createStream, derivedKey, deriveKey, resetStreams } from './random';

const SIZE = 1_000_000;

const sources: Record<string, () => (i: number) => number> = {
  keys: () => (i) => {
    deriveKey(3, 4, 5, i);
    return exponentialOf(derivedKey[0]!, derivedKey[1]!);
  },
  'a stream': () => {
    resetStreams();
    const stream = createStream(1, 2, 3, 4);
    return () => nextExponential(stream);
  },
};

describe.each(Object.entries(sources))('exponential values from %s', (_, source) => {
  const draw = source();
  const values = Float64Array.from({ length: SIZE }, (_, i) => draw(i)).sort();

  it('have the moments 1, 2 and 6', () => {
    // Variances of x, x^2 and x^3: 1, 20 and 684.
    const moments: [number, number, number][] = [
      [1, 1, 1],
      [2, 2, 20],
      [3, 6, 684],
    ];
    for (const [power, expected, variance] of moments) {
      const mean = values.reduce((sum, value) => sum + value ** power, 0) / SIZE;
      expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / SIZE));
    }
  });

  it('follow the law everywhere, layers, wedges and tail', () => {
    // Kolmogorov and Smirnov: the largest distance exceeds 2.2 / sqrt(n) once in 8,000 times.
    let largest = 0;
    values.forEach((value, i) => {
      largest = Math.max(largest, Math.abs(-Math.expm1(-value) - (i + 0.5) / SIZE));
    });
    expect(largest * Math.sqrt(SIZE)).toBeLessThan(2.2);
  });

  it('fill the tail as often as they should, and begin anew in it', () => {
    const tail = values.filter((value) => value > 7.69711747013105);
    const expected = SIZE * Math.exp(-7.69711747013105);
    expect(Math.abs(tail.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
    const excess = tail.reduce((sum, value) => sum + value - 7.69711747013105, 0) / tail.length;
    expect(Math.abs(excess - 1)).toBeLessThan(4 / Math.sqrt(tail.length));
    const near = tail.filter((value) => value < 7.9).length;
    const expectedNear = expected - SIZE * Math.exp(-7.9);
    expect(Math.abs(near - expectedNear)).toBeLessThan(4 * Math.sqrt(expectedNear));
  });

  it('are above 0', () => {
    expect(values[0]).toBeGreaterThan(0);
  });
});

describe('exponentialOf', () => {
  it('gives the same value for the same key, whatever was drawn between', () => {
    for (let i = 0; i < 10_000; i++) {
      const value = exponentialOf(i * 7919, i);
      exponentialOf(i, -i);
      expect(exponentialOf(i * 7919, i)).toBe(value);
    }
  });
});
