import { describe, expect, it } from 'vitest';
import type { Configuration } from '#design';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a relational database', () => {
  it('locks a key before the CPU of a write and frees it after the commit', () => {
    const plan = kind.behavior.plan(component());
    const write = plan.type === 'store' ? plan.verbs.write?.steps.map(({ type }) => type) : [];
    expect(write).toEqual(['lock', 'compute', 'io', 'commit']);
  });

  it('has an instance for each node', () => {
    const nodes = (values: Configuration) => {
      const plan = kind.behavior.plan(component(values));
      return plan.type === 'store' ? [plan.station.instances, plan.replication?.standby ?? null] : [];
    };
    expect(nodes({})).toEqual([1, null]);
    expect(nodes({ readReplicas: 2 })).toEqual([3, 'none']);
    expect(nodes({ readReplicas: 2, standby: 'asynchronous' })).toEqual([4, 'asynchronous']);
  });

  it('locks nothing for a read', () => {
    const plan = kind.behavior.plan(component({ ioOperationsPerRead: 3 }));
    expect(plan.type === 'store' && plan.verbs.read?.steps).toMatchObject([
      { type: 'compute' },
      { type: 'io', operations: 3 },
    ]);
  });
});

describe('the bill of a relational database', () => {
  it('is its instance by the hour and its storage by the month', () => {
    // db.t4g.medium has 2 vCPU and 4 GiB: 730 h x 0.065 $ + 20 GB x 0.115 $ = 47.45 + 2.30 = 49.75 $
    expect(bill({}, { 'instance-hours': 730 })).toBeCloseTo(49.75, 8);
  });

  it('is that of one node for each node: hours as they were used, and a volume each', () => {
    // Three nodes: 3 x 47.45 $ of hours, 3 x 2.30 $ of storage.
    const hours = { 'instance-hours': 3 * 730 };
    expect(bill({ standby: 'synchronous', readReplicas: 1 }, hours)).toBeCloseTo(3 * 49.75, 8);
  });

  it('without a limit of vCPUs has the size that its busiest second used', () => {
    const hours = { 'instance-hours': 730 };
    const used = (vcpus: number) => bill({ vcpus: null }, hours, { vcpus, memoryMiB: 0, entries: 0 });
    expect(used(1.5)).toBeCloseTo(49.75, 8);
    expect(used(6)).toBeGreaterThan(2 * 49.75);
  });
});
