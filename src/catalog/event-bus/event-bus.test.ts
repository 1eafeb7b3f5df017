import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of an event bus', () => {
  it('checks size and quota before it takes an event in', () => {
    const plan = kind.behavior.plan(component({ payloadKiB: 1, eventsPerSecond: 5 }));
    expect(plan.type === 'store' && plan.verbs.send?.steps).toMatchObject([
      { type: 'payload', bytes: 1024 },
      { type: 'quota', ratePerSecond: 5 },
      { type: 'delay' },
      { type: 'accept' },
    ]);
  });

  it('goes to its targets by itself, until an event is delivered, was tried often enough or is too old', () => {
    const plan = kind.behavior.plan(component({ maxReceives: 3, retentionMs: 60_000 }));
    expect(plan.type === 'store' && plan.broker).toMatchObject({
      sharing: 'each',
      maxReceives: 3,
      maxAgeMs: 60_000,
      persistence: { countsTurnedAway: true },
    });
  });
});

describe('the line under the name of an event bus', () => {
  it('says how long it tries', () => {
    expect(kind.spec.face.subtitle(component())).toBe('rules, retries for 24 h');
  });
});

describe('the bill of an event bus', () => {
  it('is that of what is published', () => {
    // 3 million at 1 $.
    expect(bill({}, { 'put-units': 3_000_000, 'delivered-messages': 9_000_000 })).toBeCloseTo(3, 8);
  });
});
