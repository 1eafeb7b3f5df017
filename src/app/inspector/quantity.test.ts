import { describe, expect, it } from 'vitest';
import { distributionText, parseQuantity, quantityText } from './quantity';

describe('parseQuantity', () => {
  it('reads what people type, into the unit of the field', () => {
    expect(parseQuantity('2k', 'count')).toBe(2000);
    expect(parseQuantity('1.5s', 'duration')).toBe(1500);
    expect(parseQuantity('1.5 s', 'duration')).toBe(1500);
    expect(parseQuantity('250', 'duration')).toBe(250);
    expect(parseQuantity('2 min', 'duration')).toBe(120_000);
    expect(parseQuantity('99.9%', 'ratio')).toBe(0.999);
    expect(parseQuantity('4 GiB', 'memory')).toBe(4096);
    expect(parseQuantity('1 Gbit/s', 'bandwidth')).toBe(1e9);
    expect(parseQuantity('20/s', 'rate')).toBe(20);
    expect(parseQuantity('$0.05', 'money')).toBe(0.05);
    expect(parseQuantity('10,000', 'count')).toBe(10_000);
  });

  it('refuses what is no number or has no such unit', () => {
    for (const text of ['', 'many', '1.2.3', '5 parsecs', '1e999x']) expect(parseQuantity(text, 'duration')).toBeNull();
  });
});

describe('quantityText', () => {
  it('writes what it reads', () => {
    for (const [value, quantity] of [
      [1500, 'duration'],
      [0.999, 'ratio'],
      [4096, 'memory'],
      [1e9, 'bandwidth'],
      [64, 'count'],
      [20, 'storage'],
    ] as const)
      expect(parseQuantity(quantityText(value, quantity), quantity)).toBe(value);
  });
});

describe('distributionText', () => {
  it('says the shape and its numbers', () => {
    expect(distributionText({ type: 'exponential', mean: 5 }, 'duration')).toBe('exponential, mean 5 ms');
    expect(distributionText({ type: 'lognormal', median: 150, p99: 600 }, 'duration')).toBe(
      'lognormal, median 150 ms, p99 600 ms',
    );
  });
});
