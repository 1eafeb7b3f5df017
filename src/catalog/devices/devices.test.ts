import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('devices', () => {
  it('keep what they cannot send and come back as configured, and cost nothing', () => {
    const values = { buffer: null, jitterMs: 60_000, retryMs: 500, longestRetryMs: 8000 };
    const fleet = { buffer: null, jitterMs: 60_000, retryMs: 500, longestRetryMs: 8000 };
    expect(kind.behavior.plan(component(values))).toEqual({ type: 'source', fleet });
    expect(bill({}, { requests: 1_000_000 })).toBe(0);
  });
});
