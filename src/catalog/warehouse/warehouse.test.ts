import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a warehouse', () => {
  it('reads at the pace of a slot, in as many parts as a query has tasks', () => {
    const plan = kind.behavior.plan(
      component({ scannedBytes: { type: 'constant', value: 104_857_600 }, scanMiBPerSecond: 50, tasks: 4 }),
    );
    // 100 MiB at 50 MiB/s are two seconds.
    expect(plan.type === 'store' && plan.verbs.query?.steps.at(-1)).toMatchObject({
      parts: 4,
      share: 0.25,
      timeMs: { type: 'constant', value: 2_000 },
    });
  });
});

describe('the line under the name of a warehouse', () => {
  it('says slots and their pace', () => {
    expect(kind.spec.face.subtitle(component())).toBe('64 slots × 100 MiB/s');
  });
});

describe('the bill of a warehouse', () => {
  it('is that of what was scanned', () => {
    // 10 hours of slots at 100 MiB/s are 3.774874 TB, at 5 $.
    expect(bill({}, { 'cpu-hours': 10 })).toBeCloseTo(18.87, 2);
  });
});
