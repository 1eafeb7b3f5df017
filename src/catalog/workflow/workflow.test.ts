import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a workflow', () => {
  it('holds no worker and has no processor', () => {
    const plan = kind.behavior.plan(component());
    expect(plan.type === 'host' && plan.station).toMatchObject({ workers: null, vcpus: null });
  });

  it('keeps executions over a crash where it is standard', () => {
    const isDurable = (type: string) => {
      const plan = kind.behavior.plan(component({ type }));
      return plan.type === 'host' && plan.executions?.isDurable;
    };
    expect([isDurable('standard'), isDurable('express')]).toEqual([true, false]);
  });
});

describe('the line under the name of a workflow', () => {
  it('says its type and its longest execution', () => {
    expect(kind.spec.face.subtitle(component())).toBe('standard, up to 365 days');
    expect(kind.spec.face.subtitle(component({ type: 'express', longestMs: 300_000 }))).toBe('express, up to 5 min');
    expect(kind.spec.face.subtitle(component({ longestMs: 86_400_000 }))).toBe('standard, up to 1 day');
  });
});

describe('the bill of a workflow', () => {
  it('is that of the states entered', () => {
    // 1,000 thousands at 0.025 $.
    expect(bill({}, { 'state-transitions': 1_000_000, requests: 9e9, 'gib-seconds': 9e9 })).toBeCloseTo(25, 8);
  });

  it('is that of starts and time where it is express', () => {
    // 2 million starts at 1 $, and 1,200 GB-hours: 1,000 at 0.060012 $ and 200 at 0.029988 $.
    const used = { requests: 2_000_000, 'gib-seconds': 1_200 * 3_600, 'state-transitions': 9e9 };
    expect(bill({ type: 'express' }, used)).toBeCloseTo(2 + 60.012 + 5.9976, 6);
  });
});
