import { describe, expect, it } from 'vitest';
import { infoOf, rangeWords, readNumber, wrongWords } from './number-field';

const count = { quantity: 'count', none: null, min: 1, max: 5000, integer: true } as const;
const limit = { quantity: 'duration', none: 'off', min: 1, max: 60_000, integer: false } as const;

describe('readNumber', () => {
  it('reads units, and rounds where only whole numbers fit', () => {
    expect(readNumber('2k', count)).toBe(2000);
    expect(readNumber('2.6', count)).toBe(3);
    expect(readNumber('1.5s', limit)).toBe(1500);
    expect(readNumber('99.9%', { ...limit, quantity: 'ratio', min: 0, max: 1 })).toBe(0.999);
  });

  it('takes a bare number in the unit that is shown', () => {
    expect(readNumber('1.5', { ...limit, value: 3000 })).toBe(1500);
    expect(readNumber('1.5', { ...limit, value: 250 })).toBe(1.5);
    expect(readNumber('1.5 ms', { ...limit, value: 3000 })).toBe(1.5);
    expect(readNumber('50', { ...limit, quantity: 'ratio', min: 0, max: 1, value: 0.2 })).toBe(0.5);
    expect(readNumber('2', { ...limit, quantity: 'memory', value: 4096 })).toBe(2048);
    expect(readNumber('5', { ...count, value: 3000 })).toBe(5);
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

describe('wrongWords', () => {
  it('says the range, the unit and an example', () => {
    const rate = { ...count, quantity: 'rate', min: 0, max: 1e7, label: 'Rate', unit: 'req/s' } as const;
    const onChange = () => undefined;
    expect(wrongWords({ ...rate, value: 15, onChange })).toBe('0 to 10,000,000 req/s; for example 15. In force: 15');
    expect(wrongWords({ ...limit, label: 'Patience', value: 5, standard: 3000, onChange })).toBe(
      '1 ms to 1 min, or off; for example 3 s. In force: 5 ms',
    );
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
