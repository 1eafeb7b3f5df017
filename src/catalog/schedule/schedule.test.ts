import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a schedule', () => {
  it('makes its events itself, and is sent none', () => {
    const plan = kind.behavior.plan(component({ everyMs: 5_000, events: 3 }));
    expect(plan.type === 'store' && plan.verbs).toEqual({});
    expect(plan.type === 'store' && plan.broker?.clock).toMatchObject({ everyMs: 5_000, events: 3, overlap: 'start' });
  });
});

describe('the line under the name of a schedule', () => {
  it('says how often, and how many events', () => {
    expect(kind.spec.face.subtitle(component())).toBe('every 1 min');
    expect(kind.spec.face.subtitle(component({ everyMs: 90_000, events: 20 }))).toBe('every 1.5 min, 20 events');
    expect(kind.spec.face.subtitle(component({ everyMs: 250 }))).toBe('every 250 ms');
  });
});

describe('the bill of a schedule', () => {
  it('is that of a month of runs, seen or not', () => {
    // 730 h x 3,600 runs x 10 events are 26.28 million, at 1 $.
    expect(bill({ everyMs: 1_000, events: 10 }, {})).toBeCloseTo(26.28, 8);
  });
});
