import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('users', () => {
  it('send what their traffic classes say, and cost nothing', () => {
    expect(kind.behavior.plan(component())).toEqual({ type: 'source' });
    expect(bill({}, { requests: 1_000_000 })).toBe(0);
  });
});
