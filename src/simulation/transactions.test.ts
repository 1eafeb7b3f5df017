/** What belongs to a transaction of a relational database: counts, locks, its connection; and what becomes of them at commit and at loss. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant } from '#design';
import { begin, runDesign } from './testing/run-design';
import { oneASecond, shopAndDatabase, shopParts, type ShopAndDatabase } from './testing/shop-and-database';

const { count, failing, pause, transaction, write } = buildStep;

const steady = { trafficClass: oneASecond, seconds: 10.5 };
const measure = (given: ShopAndDatabase) => shopParts(runDesign(shopAndDatabase({ ...steady, ...given })));

describe('counts of a transaction', () => {
  const counters = ['sold', 'asked'];

  it('count when it commits', () => {
    const steps = [count('asked'), transaction('Database', [count('sold'), write('Database'), pause(300)])];
    const run = begin(shopAndDatabase({ ...steady, counters, steps, database: { commitMs: constant(100) } }));
    const countsAt = (ms: number) => {
      run.advance(ms, Number.POSITIVE_INFINITY);
      return shopParts(run.report()).counts;
    };
    expect(countsAt(390)).toEqual([0, 1]);
    expect(countsAt(410)).toEqual([1, 1]);
  });

  it('do not count when it is rolled back', () => {
    const steps = [count('asked'), transaction('Database', [count('sold'), write('Database'), failing(1)])];
    expect(measure({ counters, steps }).counts).toEqual([0, 11]);
  });

  it('of a branch that its transaction did not wait for do not count', () => {
    const branches = [[pause(200), count('sold')], [count('asked')]];
    const steps = [transaction('Database', [write('Database'), buildStep.parallel(branches, 'any')])];
    expect(measure({ counters, steps }).counts).toEqual([0, 11]);
  });
});
