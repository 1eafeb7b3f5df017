import { describe, expect, it } from 'vitest';
import type { Requirement } from '#design';
import { limitText, limitWords, measuredNote, measuredText, metText } from './measured';

describe('measuredText', () => {
  it('writes three digits with the unit of the metric', () => {
    expect(measuredText('p95', 168.4)).toBe('168 ms');
    expect(measuredText('p95', 9.876)).toBe('9.88 ms');
    expect(measuredText('p99', 1912)).toBe('1.91 s');
    expect(measuredText('monthly-cost', 118.4)).toBe('$118');
  });

  it('never rounds availability up to a limit it does not meet', () => {
    expect(measuredText('availability', 0.99899999)).toBe('99.899 %');
  });

  it('shows a dash before anything was measured and ∞ where the quantile falls among failures', () => {
    expect(measuredText('p95', Number.NaN)).toBe('–');
    expect(measuredText('p95', Number.POSITIVE_INFINITY)).toBe('∞');
  });
});

describe('measuredNote', () => {
  const warm = { atMs: 90_000, warmUpMs: 60_000 };

  it('says from when on a requirement is measured, until then', () => {
    const cold = { atMs: 10_000, warmUpMs: 60_000 };
    expect(measuredNote({ metric: 'p95', window: null }, Number.NaN, cold)).toBe('measured after warm-up, from 1:00');
    expect(measuredNote({ metric: 'monthly-cost', window: null }, Number.NaN, cold)).toBe('');
    expect(measuredNote({ metric: 'p95', window: null }, Number.NaN, warm)).toBe('');
  });

  it('names the part of the run that counts', () => {
    const later = { metric: 'p95', window: { fromMs: 120_000, toMs: 180_000 } } as const;
    expect(measuredNote(later, Number.NaN, warm)).toBe('requests from 2:00 to 3:00');
    expect(measuredNote(later, 120, warm)).toBe('requests from 2:00 to 3:00');
    const infinite = measuredNote(later, Number.POSITIVE_INFINITY, warm);
    expect(infinite).toBe('more than 5 % got no good answer, requests from 2:00 to 3:00');
  });

  it('says what an infinite quantile means', () => {
    expect(measuredNote({ metric: 'p95', window: null }, Number.POSITIVE_INFINITY, warm)).toBe(
      'more than 5 % got no good answer',
    );
    expect(measuredNote({ metric: 'p999', window: null }, Number.POSITIVE_INFINITY, warm)).toBe(
      'more than 0.1 % got no good answer',
    );
    expect(measuredNote({ metric: 'p95', window: null }, 120, warm)).toBe('');
  });
});

describe('limitText', () => {
  it('names comparator, number and unit', () => {
    const requirement = { metric: 'availability', comparator: 'at-least', target: 0.999, window: null } as Requirement;
    expect(limitText(requirement)).toBe('≥ 99.9 %');
    const window = { fromMs: 60_000, toMs: 120_000 };
    expect(limitWords({ ...requirement, window })).toBe('≥ 99.9 %, requests from 1:00 to 2:00');
    expect(limitWords(requirement)).toBe('≥ 99.9 %');
  });
});

describe('metText', () => {
  it('counts what is met; what was not measured is not', () => {
    expect(metText(['met', 'missed', undefined])).toBe('1 of 3 limits met');
    expect(metText([])).toBe('no limits');
  });
});
