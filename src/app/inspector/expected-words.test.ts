import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#design';
import { resourceName, shareText, usedText } from './expected-words';

describe('expected figures in words', () => {
  it('tells shares with two figures, and more than all without decimals', () => {
    expect(shareText(0.07787)).toBe('7.8 %');
    expect(shareText(0.0047)).toBe('0.47 %');
    expect(shareText(12.345)).toBe('1,235 %');
    expect(shareText(Number.POSITIVE_INFINITY)).toBe('without end');
  });

  it('names what is meant', () => {
    const document = emptyDocument();
    expect(resourceName({ kind: 'cpu', of: null }, document)).toBe('vCPUs');
    expect(resourceName({ kind: 'cpu', of: 'replicas' }, document)).toBe('vCPUs of the replicas');
    expect(resourceName({ kind: 'lock', of: 'till' }, document)).toBe('lock “till”');
    expect(resourceName({ kind: 'row', of: 'd9' }, document)).toBe('the most asked row');
  });

  it('tells bandwidth in bits', () => {
    const use = { of: null, utilization: 0.5, perVisit: null } as const;
    expect(usedText({ ...use, kind: 'bandwidth', inUse: 1000, limit: 2000 })).toBe('8000 of 16k bit/s');
    expect(usedText({ ...use, kind: 'cpu', inUse: 0.1557, limit: 2 })).toBe('0.156 of 2');
  });
});
