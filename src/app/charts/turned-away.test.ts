import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotIndex } from '#simulation';
import { firstOf, turnedAway, turnedAwayInAll, turnedAwayText } from './turned-away';

const index = {
  revision: 3,
  components: ['c1', 'c2'],
  columns: { refusals: ['backlog', 'rate', 'pool'] },
} as unknown as SnapshotIndex;
const snapshot = { revision: 3, refusals: Float64Array.of(12, 0, Number.NaN, 0, 40, 3) } as unknown as Snapshot;

describe('what is turned away', () => {
  it('is every part and reason of the last second, the most frequent first', () => {
    expect(turnedAway(index, snapshot)).toEqual([
      { component: 'c2', reason: 'rate', attempts: 40, sinceMs: null },
      { component: 'c1', reason: 'backlog', attempts: 12, sinceMs: null },
      { component: 'c2', reason: 'pool', attempts: 3, sinceMs: null },
    ]);
  });

  it('is nothing while rows and index are of different structures', () => {
    expect(turnedAway({ ...index, revision: 4 }, snapshot)).toEqual([]);
  });

  it('is, in all, every count of the report with the instant from which it counts', () => {
    const components = [
      { id: 'c1', turnedAway: { backlog: 7 } },
      { id: 'c2', turnedAway: {} },
      { id: 'c3', turnedAway: { rate: 12_300, pool: 3 } },
    ];
    const all = turnedAwayInAll({ warmUpMs: 60_000, components });
    expect(all.map((each) => turnedAwayText(each, each.component, String))).toEqual([
      'rate limit at c3: 12,300 throttled since 1:00',
      'backlog full at c1: 7 refused since 1:00',
      'no connection free in the pool of c3: 3 refused since 1:00',
    ]);
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
