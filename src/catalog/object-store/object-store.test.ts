import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

function planOf(values: Parameters<typeof component>[0]) {
  const plan = kind.behavior.plan(component(values));
  if (plan.type !== 'store') throw new Error('no store');
  return plan;
}

describe('the plan of an object store', () => {
  it('serves all prefixes together at first, and splits no further than one by one', () => {
    expect(planOf({ prefixes: 8 }).partitions).toMatchObject({ partitions: 1, ranges: 8, splitAfterMs: 300_000 });
  });

  it('serves a file as it serves a get, and tells of puts alone', () => {
    const { files, verbs } = planOf({});
    expect(files).toEqual(verbs.get?.steps);
    expect(verbs.put?.steps.at(-1)?.type).toBe('accept');
  });
});

describe('the bill of an object store', () => {
  it('is gets and puts by the thousand, and what leaves for the internet', () => {
    // 1 M gets at 0.0004 $ a thousand and 100,000 puts at 0.005 $.
    expect(bill({}, { 'read-units': 1e6, 'write-units': 1e5 })).toBeCloseTo(0.9, 8);
    // 200 GB at 0.09 $.
    expect(bill({}, { 'internet-out-gib': 200 })).toBeCloseTo(18, 8);
  });
});
