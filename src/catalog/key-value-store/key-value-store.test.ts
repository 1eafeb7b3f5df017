import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

function planOf(values: Parameters<typeof component>[0]) {
  const plan = kind.behavior.plan(component(values));
  if (plan.type !== 'store') throw new Error('no store');
  return plan;
}

describe('the plan of a key-value store', () => {
  it('gives each partition what it can, and of provisioned units its part beside', () => {
    expect(planOf({}).partitions?.reads).toEqual([{ unitsPerSecond: 3000, isShared: false, keptMs: 1000 }]);
    expect(planOf({ capacityMode: 'provisioned', writeUnits: 80 }).partitions?.writes).toEqual([
      { unitsPerSecond: 80, isShared: true, keptMs: 300_000 },
      { unitsPerSecond: 1000, isShared: false, keptMs: 1000 },
    ]);
  });

  it('checks the size of an item before it takes units for it', () => {
    expect(planOf({}).verbs.put?.steps.map(({ type }) => type)).toEqual(['payload', 'units', 'delay']);
    expect(planOf({ itemKiB: null }).verbs.put?.steps.map(({ type }) => type)).toEqual(['units', 'delay']);
  });
});

describe('the bill of a key-value store', () => {
  it('is units by the million on demand', () => {
    // 10 M reads at 0.125 $ and 4 M writes at 0.625 $.
    expect(bill({}, { 'read-units': 10e6, 'write-units': 4e6 })).toBeCloseTo(3.75, 8);
  });

  it('is hours of provisioned units, whatever was used', () => {
    const values = { capacityMode: 'provisioned', readUnits: 200, writeUnits: 100 };
    // 730 h x (200 x 0.00013 $ + 100 x 0.00065 $).
    expect(bill(values, { 'instance-hours': 730, 'read-units': 9e9 })).toBeCloseTo(66.43, 8);
  });
});
