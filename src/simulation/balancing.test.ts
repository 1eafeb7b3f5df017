/** How a call without a router chooses among instances, measured in whole runs. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, defaultBalancing, type Balancing, type Document } from '#design';
import type { Run } from '.';
import { faultAt, runDesign } from './testing/run-design';
import { parts, twoHosts, wait } from './testing/two-hosts';

const fleet = { steps: [wait(10)], ratePerSecond: 40, seconds: 100, values: { instances: 4 } };
const by = (balancing: Partial<Balancing>, timeoutMs: number | null = null) => ({
  policy: { timeoutMs, balancing: { ...defaultBalancing, ...balancing } },
});

/** Arrivals by instance of Back, one of which may hang from 10 s on. */
function sharesOf(document: Document, hung: number | null = null) {
  const { target, ...fault } = faultAt(document, 'Back', 'hang');
  const strike = (run: Run) => {
    if (hung === null || target.type !== 'component') return;
    run.inject({ ...fault, target: { type: 'instance', component: target.component, instance: hung } }, null);
  };
  const { back, whole } = parts(runDesign(document, { at: { 10_000: strike } }));
  return { whole, arrivals: back.instances.map(({ arrivals }) => arrivals) };
}

describe('same zone first', () => {
  const zones = { zones: { west: 'here', east: 'here' }, backZones: ['west', 'east'], frontZones: ['east'] };

  it('keeps to the instances of the zone of the caller', () => {
    const { arrivals, whole } = sharesOf(twoHosts({ ...fleet, ...zones, ...by({ preferSameZone: true }) }));
    expect(arrivals[0]! + arrivals[2]!).toBe(0);
    expect(arrivals[1]! + arrivals[3]!).toBe(whole.offered);
  });

  it('off: all zones alike', () => {
    const { arrivals } = sharesOf(twoHosts({ ...fleet, ...zones }));
    expect(Math.max(...arrivals) - Math.min(...arrivals)).toBeLessThanOrEqual(1);
  });
});

describe('outlier ejection', () => {
  it('leaves out an instance that fails so often in a row, and tries it again after a while', () => {
    const hung = sharesOf(twoHosts({ ...fleet, ...by({}, 100) }), 1);
    const ejecting = { outlierEjection: { failures: 3, ejectedMs: 20_000 } };
    const ejected = sharesOf(twoHosts({ ...fleet, ...by(ejecting, 100) }), 1);
    // A quarter of 40/s fails for 90 s without; with it some 3 to 8 for each 20 s.
    expect(hung.whole.failed['timed-out']).toBeGreaterThan(800);
    expect(ejected.whole.failed['timed-out']).toBeLessThan(60);
    expect(ejected.whole.failed['timed-out']).toBeGreaterThan(10);
  });
});

describe('round robin over wires of unequal weight', () => {
  it('gives each its share in turn, not by chance', () => {
    const bare = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
    const document = buildDesign(
      {
        classes: { Users: { ratePerSecond: 40, mix: { 'shop.serve': 1 }, patienceMs: null } },
        scenario: { durationMs: 100_000, warmUpMs: 0 },
        modules: { shop: { operations: { serve: [] } } },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Balancer: { kind: 'load-balancer', values: { policy: 'round-robin' } },
          Old: { kind: 'server', modules: ['shop'] },
          New: { kind: 'server', modules: ['shop'] },
        },
        wires: [
          { wire: 'Users -> Balancer', ...bare },
          { wire: 'Balancer -> Old', ...bare, weight: 3 },
          { wire: 'Balancer -> New', ...bare, weight: 1 },
        ],
      },
      declarations,
    );
    const [, , older, newer] = runDesign(document).components;
    expect(Math.abs(older!.arrivals - 3 * newer!.arrivals)).toBeLessThanOrEqual(3);
  });
});
