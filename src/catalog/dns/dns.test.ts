import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a global router', () => {
  it('tells names, and is asked for them', () => {
    const plan = kind.behavior.plan(component({ answerPolicy: 'failover', ttlMs: 5_000 }));
    expect(plan.type === 'router' && plan.router.names).toEqual({ policy: 'failover', ttlMs: 5_000 });
  });
});

describe('the line under the name of a global router', () => {
  it('says how it answers, and for how long', () => {
    expect(kind.spec.face.subtitle(component())).toBe('by weight, kept for 60 s');
  });
});

describe('the bill of a global router', () => {
  it('is that of its zone and of what is asked', () => {
    // 0.5 $ and 30 million at 0.4 $; by latency 0.6 $.
    expect(bill({}, { 'name-lookups': 30_000_000, requests: 9e9 })).toBeCloseTo(12.5, 8);
    expect(bill({ answerPolicy: 'latency' }, { 'name-lookups': 30_000_000 })).toBeCloseTo(18.5, 8);
  });
});
