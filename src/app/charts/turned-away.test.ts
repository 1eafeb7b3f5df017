import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotIndex } from '#simulation';
import { firstOf, turnedAway, turnedAwayText } from './turned-away';

const index = {
  revision: 3,
  components: ['c1', 'c2'],
  columns: { refusals: ['backlog', 'rate', 'pool'] },
} as unknown as SnapshotIndex;
const snapshot = { revision: 3, refusals: Float64Array.of(12, 0, Number.NaN, 0, 40, 3) } as unknown as Snapshot;

describe('what is turned away', () => {
  it('is every part and reason of the last second, the most frequent first', () => {
    expect(turnedAway(index, snapshot)).toEqual([
      { component: 'c2', reason: 'rate', perSecond: 40 },
      { component: 'c1', reason: 'backlog', perSecond: 12 },
      { component: 'c2', reason: 'pool', perSecond: 3 },
    ]);
  });

  it('is nothing while rows and index are of different structures', () => {
    expect(turnedAway({ ...index, revision: 4 }, snapshot)).toEqual([]);
  });

  it('is told by rate, place and reason', () => {
    const lines = turnedAway(index, snapshot).map((each) => turnedAwayText(each, 'Shop', String));
    expect(lines).toEqual([
      'rate limit at Shop: 40/s throttled',
      'backlog full at Shop: 12/s refused',
      'no connection free in the pool of Shop: 3/s refused',
    ]);
    expect(firstOf(lines)).toBe('rate limit at Shop: 40/s throttled, +2 more');
    expect(firstOf(lines.slice(0, 1))).toBe('rate limit at Shop: 40/s throttled');
    expect(firstOf([])).toBe('');
  });
});
