import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);
const month = 730;

const plan = (values: Parameters<typeof component>[0] = {}) => {
  const made = kind.behavior.plan(component(values));
  if (made.type !== 'store') throw new Error('no store');
  return made;
};

describe('the plan of a search index', () => {
  it('has the vCPUs of nodes that have a shard', () => {
    expect(plan({ nodes: 3, vcpus: 2 }).station.vcpus).toBe(6);
    expect(plan({ nodes: 10, shards: 2, replicas: 1, vcpus: 2 }).station.vcpus).toBe(8);
  });

  it('indexes once in each copy', () => {
    expect(plan({ replicas: 2 }).verbs.index?.steps[0]).toMatchObject({ type: 'spread', parts: 3, share: 1 });
  });
});

describe('the line under the name of a search index', () => {
  it('says nodes, shards and copies of each', () => {
    expect(kind.spec.face.subtitle(component())).toBe('3 nodes, 5 × 2 shards');
  });
});

describe('the bill of a search index', () => {
  it('is that of all nodes and their volumes', () => {
    // Three m7g.large at 0.135 $ an hour, three volumes of 100 GB at 0.122 $.
    expect(bill({}, { 'instance-hours': month })).toBeCloseTo(3 * month * 0.135 + 300 * 0.122, 2);
  });
});
