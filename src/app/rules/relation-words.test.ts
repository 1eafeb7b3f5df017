import { describe, expect, it } from 'vitest';
import { idOf, type Relation } from '#design';
import { outcomeWords, relationWords } from './relation-words';

const counters = ['paid', 'sent'].map((name, at) => ({ id: idOf('counter', at), name, initial: 0 }));
const [paid, sent] = counters.map(({ id }) => id);

describe('a relation', () => {
  it('reads as a sum that is compared', () => {
    const relation: Relation = {
      id: idOf('relation', 1),
      name: 'books',
      terms: [
        { counter: paid!, factor: 1 },
        { counter: sent!, factor: -2 },
      ],
      comparator: 'equal',
      target: 0,
    };
    expect(relationWords(relation, counters)).toBe('paid − 2 × sent = 0');
    expect(relationWords({ ...relation, terms: relation.terms.slice(1), comparator: 'at-most' }, counters)).toBe(
      '−2 × sent ≤ 0',
    );
  });

  it('tells how often and how long it was broken', () => {
    const report = { id: 'x', violations: 0, longestMs: 0, totalMs: 0, holdsNow: true, broken: [] };
    expect(outcomeWords(report)).toBe('Held ever since warm-up.');
    expect(outcomeWords({ ...report, violations: 3, longestMs: 4200, totalMs: 6000, holdsNow: false })).toBe(
      'Broken 3 times, 4.2 s at the longest, 6 s in all; broken now.',
    );
  });
});
