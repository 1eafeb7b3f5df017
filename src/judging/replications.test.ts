import { describe, expect, it } from 'vitest';
import { gallery } from '#gallery';
import type { ComponentId, Document, OperationId, Requirement } from '#design';
import type { Replication } from '#simulation';
import { confidenceOf } from './replications';

const limit = (given: Partial<Requirement>): Requirement => ({
  id: 'r1' as Requirement['id'],
  name: 'p95',
  metric: 'p95',
  scope: { type: 'whole' },
  window: null,
  comparator: 'at-most',
  target: 100,
  owner: '',
  ...given,
});
const document: Document = {
  ...gallery[0]!.document,
  requirements: [limit({}), limit({ id: 'r2' as Requirement['id'], metric: 'monthly-cost' })],
};

/** A replication that took so many ms in the mean. */
function replication(number: number, meanMs: number, given: Partial<Replication> = {}): Replication {
  const flow = {
    offered: 50,
    goodputPerSecond: 5,
    throughputPerSecond: 5,
    availability: 1,
    meanMs,
    p50Ms: meanMs,
    p95Ms: 2 * meanMs,
    p99Ms: null,
  };
  return {
    replication: number,
    seed: number,
    atMs: 1000,
    stopReason: null,
    flows: [
      { scope: { type: 'whole' }, ...flow },
      { scope: { type: 'traffic-class', trafficClass: 't1' as never }, ...flow },
      { scope: { type: 'operation', operation: 'o1' as OperationId }, ...flow, offered: 30 },
    ],
    loads: [
      { place: 'c1' as ComponentId, resource: 'cpu', utilization: 0.2 },
      { place: 'c2' as ComponentId, resource: 'cpu', utilization: 0.5 + number / 100 },
    ],
    costPerHourUsd: null,
    costPerMillionUsd: null,
    requirements: [{ id: 'r1' as Requirement['id'], measured: 2 * meanMs }],
    ...given,
  };
}

const three = [replication(0, 40), replication(1, 45), replication(2, 65)];

describe('the confidence of replications', () => {
  it('estimates each figure of the whole and of each entry operation over them', () => {
    const { flows, requests, count } = confidenceOf(three, document);
    expect(count).toBe(3);
    expect(requests).toBe(150);
    expect(flows.map(({ scope, offered }) => [scope.type, offered])).toEqual([
      ['whole', 150],
      ['operation', 90],
    ]);
    expect(flows[0]?.figures.meanMs?.mean).toBe(50);
    // Deviation √(350 / 2) = 13.2288, t 4.302653.
    expect(flows[0]?.figures.meanMs?.halfWidth).toBeCloseTo((4.30265273 * 13.228757) / Math.sqrt(3), 5);
    expect(flows[0]?.figures.p99Ms).toBeNull();
  });

  it('is the same whichever replication came first', () => {
    // Sums of these differ in their last bit by the order in which they are added.
    const all = [0.1, 0.2, 0.3].map((meanMs, at) => replication(at, meanMs));
    expect(confidenceOf(all.toReversed(), document)).toEqual(confidenceOf(all, document));
  });

  it('bounds the share that fails by the number of requests where none did, and leaves it to the interval where some did', () => {
    expect(confidenceOf(three, document).flows[0]?.failsBelow).toBe(3 / 150);
    const [whole] = three[0]!.flows;
    const failing = replication(1, 45, { flows: [{ ...whole!, availability: 0.98 }] });
    expect(confidenceOf([three[0]!, failing], document).flows[0]?.failsBelow).toBeNull();
  });

  it('names the most loaded part first', () => {
    const { loads } = confidenceOf(three, document);
    expect(loads.map(({ place }) => place)).toEqual(['c2', 'c1']);
    expect(loads[0]?.utilization.mean).toBeCloseTo(0.51, 12);
  });

  it('leaves out what a guard stopped, and says why', () => {
    const stopped = replication(1, 9999, { stopReason: 'too many frames' });
    const { count, stopped: left, flows } = confidenceOf([three[0]!, stopped, three[2]!], document);
    expect(count).toBe(2);
    expect(left).toEqual([{ replication: 1, reason: 'too many frames' }]);
    expect(flows[0]?.figures.meanMs?.mean).toBe(52.5);
  });

  it('counts the replications that met each limit that a run decides', () => {
    const requirements = [{ id: 'r1' as Requirement['id'], measured: 'infinite' as const }];
    const all = [...three, replication(3, 70, { requirements })];
    // 80 and 90 ms meet 100, 130 and a quantile among the failed do not.
    expect(confidenceOf(all, document).requirements).toMatchObject([{ id: 'r1', met: 2, of: 4 }]);
    expect(confidenceOf(all, document).requirements[0]?.estimate).toMatchObject({ count: 3, mean: 100 });
  });

  it('of none is empty', () => {
    expect(confidenceOf([], document)).toMatchObject({ count: 0, requests: 0, flows: [], loads: [] });
  });
});
