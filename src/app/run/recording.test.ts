import { describe, expect, it } from 'vitest';
import type { ComponentId, OperationId } from '#design';
import { snapshotColumns, type Snapshot, type SnapshotIndex } from '#simulation';
import { Recording } from './recording';

const capacity = 8;
const columns = {
  ...snapshotColumns,
  flows: ['offered', 'p99Ms'],
  secondComponents: ['utilization'],
} as unknown as typeof snapshotColumns;
const index = (components: string[], operations: string[] = []): SnapshotIndex => ({
  revision: 0,
  columns,
  components: components as ComponentId[],
  modules: [],
  nodes: [],
  wires: [],
  legs: [],
  requirements: [],
  flows: [
    { type: 'whole' },
    ...operations.map((operation) => ({ type: 'operation', operation: operation as OperationId }) as const),
  ],
});
const seconds = (firstSecond: number, flows: number[][], components: number[][]) =>
  ({
    seconds: {
      firstSecond,
      count: flows.length,
      flows: Float64Array.from(flows.flat()),
      components: Float64Array.from(components.flat()),
    },
  }) as Snapshot;

describe('Recording', () => {
  it('keeps a row a second under the name of what was measured', () => {
    const recording = new Recording(capacity);
    recording.append(
      index(['c1', 'c2'], ['o3']),
      seconds(
        0,
        [
          [10, 1, 4, 2],
          [20, 3, 8, 4],
        ],
        [
          [0.1, 0.2],
          [0.3, 0.4],
        ],
      ),
    );
    expect([...recording.times.subarray(0, recording.length)]).toEqual([1, 2]);
    expect([...recording.read('whole/offered')!]).toEqual([10, 20]);
    expect([...recording.read('o3/p99Ms')!]).toEqual([2, 4]);
    expect([...recording.read('c2/utilization')!]).toEqual([0.2, 0.4]);
    expect(recording.last('c1/utilization')).toBe(0.3);
  });

  it('leaves gaps, not zeros, where a component was not there', () => {
    const recording = new Recording(capacity);
    recording.append(index(['c1']), seconds(0, [[1, 1]], [[0.5]]));
    recording.append(index(['c2']), seconds(1, [[1, 1]], [[0.7]]));
    expect([...recording.read('c1/utilization')!]).toEqual([0.5, Number.NaN]);
    expect([...recording.read('c2/utilization')!]).toEqual([Number.NaN, 0.7]);
    expect(recording.read('c9/utilization')).toBeNull();
  });

  it('keeps every other second once it is full, and every value as it was measured', () => {
    const recording = new Recording(capacity);
    for (let second = 0; second < 20; second += 1)
      recording.append(index(['c1']), seconds(second, [[second, 0]], [[second]]));
    expect(recording.length).toBeLessThanOrEqual(capacity);
    expect(recording.secondsPerRow).toBe(4);
    const times = [...recording.times.subarray(0, recording.length)];
    expect([...recording.read('c1/utilization')!]).toEqual(times.map((time) => time - 1));
    expect(times).toEqual([4, 8, 12, 16, 20]);
  });

  it('takes no second twice', () => {
    const recording = new Recording(capacity);
    recording.append(
      index(['c1']),
      seconds(
        0,
        [
          [1, 1],
          [2, 2],
        ],
        [[1], [2]],
      ),
    );
    recording.append(
      index(['c1']),
      seconds(
        1,
        [
          [9, 9],
          [3, 3],
        ],
        [[9], [3]],
      ),
    );
    expect([...recording.read('whole/offered')!]).toEqual([1, 2, 3]);
  });
});
