import { describe, expect, it } from 'vitest';
import type { StageId } from '#design';
import { leadWords, damageWords } from './outcome-words';
import { outcomesOf } from './change-outcomes';

const of = { stage: 's1' as StageId, replication: 0 };

describe('what changes come to', () => {
  it('is the mean over replications, of those in which a change got through', () => {
    const outcomes = outcomesOf([
      { ...of, part: 'lead-time', meanHours: 1, p95Hours: 3 },
      { ...of, part: 'lead-time', meanHours: 2, p95Hours: 5 },
      { ...of, part: 'lead-time', meanHours: null, p95Hours: null },
      { ...of, part: 'change-damage', share: 0.0074 },
    ]);
    expect(outcomes).toEqual({ meanHours: 1.5, p95Hours: 4, replications: 3, damage: 0.0074 });
    expect(leadWords(outcomes)).toBe('Mean 1.5 h, p95 4 h, over 26 weeks of 50 hours; 3 replications.');
  });

  it('says what a week loses, in minutes and as a share of its requests', () => {
    expect(damageWords(0.0074)).toBe('Bad changes cost 75 min of a week: 0.74 % of its requests.');
    expect(damageWords(0)).toBe('Bad changes cost nobody anything.');
    expect(damageWords(null)).toBe('');
  });

  it('is not known before anything got through', () => {
    expect(leadWords(outcomesOf([]))).toBe('');
  });
});
