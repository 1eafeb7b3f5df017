import { describe, expect, it } from 'vitest';
import { achievedText, clockText, speedText } from './clock';

describe('clockText', () => {
  it('shows minutes, seconds and tenths', () => {
    expect(clockText(304_049)).toBe('5:04.0');
    expect(clockText(59_999)).toBe('0:59.9');
  });

  it('adds hours when there are any', () => {
    expect(clockText(3_723_400)).toBe('1:02:03.4');
  });

  it('tells instants apart that lie microseconds apart', () => {
    expect(clockText(1234.5678, 6)).toBe('0:01.234567');
    expect(clockText(1234.5684, 6)).toBe('0:01.234568');
  });

  it('shows whole seconds where asked', () => {
    expect(clockText(600_000, 0)).toBe('10:00');
  });
});

describe('speeds', () => {
  it('are shown as multiples of real time', () => {
    expect(speedText(0.1)).toBe('0.1×');
    expect(speedText('max')).toBe('max');
    expect(achievedText(41.3)).toBe('41×');
    expect(achievedText(0.8234)).toBe('0.82×');
    expect(achievedText(1200.4)).toBe('1,200×');
  });
});
