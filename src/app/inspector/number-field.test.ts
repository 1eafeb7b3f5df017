import { describe, expect, it } from 'vitest';
import { infoOf, rangeWords, readNumber } from './number-field';

const count = { quantity: 'count', none: null, min: 1, max: 5000, integer: true } as const;
const limit = { quantity: 'duration', none: 'off', min: 1, max: 60_000, integer: false } as const;

describe('readNumber', () => {
  it('reads units, and rounds where only whole numbers fit', () => {
    expect(readNumber('2k', count)).toBe(2000);
    expect(readNumber('2.6', count)).toBe(3);
    expect(readNumber('1.5s', limit)).toBe(1500);
    expect(readNumber('99.9%', { ...limit, quantity: 'ratio', min: 0, max: 1 })).toBe(0.999);
  });

  it('takes the word for nothing, and an empty field, where nothing is legal', () => {
    expect(readNumber('OFF', limit)).toBeNull();
    expect(readNumber(' ', limit)).toBeNull();
    expect(readNumber('', count)).toBeUndefined();
  });

  it('does not take what is out of range', () => {
    expect(readNumber('0', count)).toBeUndefined();
    expect(readNumber('6k', count)).toBeUndefined();
    expect(rangeWords(limit)).toBe('1 ms to 1 min, or off');
  });
});

describe('infoOf', () => {
  const field = { ...count, label: 'Workers', value: 3, onChange: () => undefined };

  it('is nothing for a field that has neither meaning nor default', () => {
    expect(infoOf(field)).toBeNull();
  });

  it('tells range, default and source', () => {
    expect(infoOf({ ...field, standard: 64, source: 'our choice' })).toMatchObject({
      range: '1 to 5,000',
      standard: '64',
      source: 'our choice',
    });
  });
});
