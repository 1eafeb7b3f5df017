import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);
const month = 730;

describe('the line under the name of a container service', () => {
  it('says containers, vCPUs and memory', () => {
    expect(kind.spec.face.subtitle(component({ vcpus: 0.25, memoryMiB: 512 }))).toBe('2 × 0.25 vCPU, 512 MiB');
  });
});

describe('the bill of a container service', () => {
  it('is by the vCPUs and the memory that containers ask for, as long as they stand', () => {
    // 1 vCPU and 2 GiB: (0.04048 + 2 x 0.004445) $ an hour.
    expect(bill({}, { 'instance-hours': month })).toBeCloseTo(36.04, 2);
    expect(bill({ architecture: 'arm' }, { 'instance-hours': month })).toBeCloseTo(month * (0.03238 + 2 * 0.00356), 2);
  });

  it('rounds no container up to a larger size', () => {
    const hourly = 0.25 * 0.04048 + 0.5 * 0.004445;
    expect(bill({ vcpus: 0.25, memoryMiB: 512 }, { 'instance-hours': 2 * month })).toBeCloseTo(2 * month * hourly, 2);
  });

  it('sizes what the design leaves unlimited for what the busiest second used', () => {
    const peak = { vcpus: 3, memoryMiB: 1_024, entries: 0 };
    const hourly = 3 * 0.04048 + 0.004445;
    expect(bill({ vcpus: null, memoryMiB: null }, { 'instance-hours': 100 }, peak)).toBeCloseTo(100 * hourly, 2);
  });
});
