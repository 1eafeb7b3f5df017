import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the line under the name of a function', () => {
  it('says its memory, the vCPUs that follow, and what stands ready', () => {
    expect(kind.spec.face.subtitle(component({ memoryMiB: 512 }))).toBe('512 MiB, 0.29 vCPU');
    expect(kind.spec.face.subtitle(component({ memoryMiB: 3_538, provisioned: 5 }))).toBe('3.5 GiB, 2 vCPU, 5 ready');
  });
});

describe('the bill of a function', () => {
  it('is by requests and GiB-seconds', () => {
    // A million calls of 100 ms with 512 MiB.
    expect(bill({}, { invocations: 1_000_000, 'gib-seconds': 50_000 })).toBeCloseTo(0.2 + 50_000 * 0.0000166667, 9);
    expect(bill({ architecture: 'arm' }, { 'gib-seconds': 50_000 })).toBeCloseTo(50_000 * 0.0000133334, 9);
  });

  it('is nothing while nobody comes, and nothing for who is turned away', () => {
    expect(bill({}, { requests: 1_000_000 })).toBe(0);
  });

  it('has what stands ready day and night, and their time at work at a price of its own', () => {
    const month = 730 * 3600;
    const standing = 2 * month * 0.0000041667;
    expect(bill({ provisioned: 2, memoryMiB: 1_024 }, {})).toBeCloseTo(standing, 6);
    expect(bill({ provisioned: 2, memoryMiB: 1_024 }, { 'provisioned-gib-seconds': 1000 })).toBeCloseTo(
      standing + 1000 * 0.0000097222,
      6,
    );
  });
});
