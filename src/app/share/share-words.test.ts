import { describe, expect, it } from 'vitest';
import { fitOf, fitWords, meterShare } from './share-words';

describe('the length of a link', () => {
  it('changes its color at the lengths that places take', () => {
    expect([1990, 1991, 3900, 3901].map(fitOf)).toEqual(['ok', 'warn', 'warn', 'crit']);
  });

  it('is told with its limit and what follows from it', () => {
    expect(fitWords(1204)).toBe('1,204 characters of 1,990: fits everywhere');
    expect(fitWords(5000)).toBe('5,000 characters of 3,900: too long for most chats: send the file');
  });

  it('never overfills the meter', () => {
    expect(meterShare(1950)).toBe(0.5);
    expect(meterShare(10_000)).toBe(1);
  });
});
