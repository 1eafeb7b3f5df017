import { describe, expect, it } from 'vitest';
import { distributionText, parseQuantity, quantityText, rangeText, stepped } from './quantity';

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

  it('reads sizes in powers of 1024 and of 1000, whatever the field stores', () => {
    expect(parseQuantity('512MiB', 'memory')).toBe(512);
    expect(parseQuantity('512MB', 'memory')).toBeCloseTo(488.28125, 9);
    expect(parseQuantity('1024KiB', 'memory')).toBe(1);
    expect(parseQuantity('2GB', 'storage')).toBeCloseTo(1.862645, 5);
    expect(parseQuantity('512 mib', 'storage')).toBe(0.5);
    expect(parseQuantity('1KB', 'bytes')).toBe(1000);
    expect(parseQuantity('1 TiB', 'bytes')).toBe(1024 ** 4);
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
      [100_000, 'count'],
    ] as const)
      expect(parseQuantity(quantityText(value, quantity), quantity)).toBe(value);
  });
});

describe('a time', () => {
  it('is read as clocks show it, too', () => {
    expect(parseQuantity('1:30', 'duration')).toBe(90_000);
    expect(parseQuantity('1:02:03.5', 'duration')).toBe(3_723_500);
    expect(parseQuantity('1:75', 'duration')).toBeNull();
    expect(parseQuantity('1:30', 'count')).toBeNull();
  });

  it('is written in the largest unit in which it is short', () => {
    expect([82_000, 90_000, 100_000, 3_600_000, 1366.6666].map((ms) => quantityText(ms, 'duration'))).toEqual([
      '82 s',
      '1.5 min',
      '100 s',
      '1 h',
      '1.3666666 s',
    ]);
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

describe('stepped', () => {
  it('steps whole numbers by one', () => {
    expect(stepped(2, 1, { quantity: 'count', integer: true })).toBe(3);
    expect(stepped(64, -10, { quantity: 'count', integer: true })).toBe(54);
  });

  it('steps others by one in the unit shown, finer where the number is small', () => {
    expect(stepped(150, 1, { quantity: 'duration', integer: false })).toBe(151);
    expect(stepped(1500, 1, { quantity: 'duration', integer: false })).toBe(1600);
    expect(stepped(30_000, -1, { quantity: 'duration', integer: false })).toBe(29_000);
    expect(stepped(0.5, 1, { quantity: 'ratio', integer: false })).toBe(0.51);
    expect(stepped(0.2, 1, { quantity: 'factor', integer: false })).toBe(0.21);
  });
});

describe('rangeText', () => {
  it('names both ends with their unit, and no end beyond every use', () => {
    expect(rangeText(1, 1000, 'count')).toBe('1 to 1,000');
    expect(rangeText(0, 60_000, 'duration')).toBe('0 ms to 1 min');
    expect(rangeText(0, 1e12, 'bytes')).toBe('0 B and more');
  });
});
