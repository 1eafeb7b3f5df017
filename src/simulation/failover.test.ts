/** A primary that goes, and the standby that takes its place: for how long nobody serves, and what is lost. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, type Configuration, type Fault, type FaultKind } from '#design';
import { heldNow } from '#engine';
import type { Run, RunEvent } from '.';
import { begin, runDesign } from './testing/run-design';
import { shopAndDatabase, shopParts, type ShopAndDatabase } from './testing/shop-and-database';

const { pause, read, transaction, write } = buildStep;

/** A write every 100 ms, the first at 50. */
const tenASecond = {
  arrivals: { type: 'constant', ratePerSecond: 10, firstMs: 50 },
  keys: { type: 'sequence', values: [0, 1, 2, 3, 4, 5, 6] },
} as const;

const pair = (values: Configuration = {}): Configuration => ({
  standby: 'asynchronous',
  detectionMs: 2000,
  promotionMs: constant(3000),
  replicationLagMs: constant(500),
  replayShare: 0,
  ...values,
});

const databaseOf = (run: Run) => run.plant.stage.components.find(({ kind }) => kind === 'relational-database')!.id;

/** A fault of the primary, or of the whole. */
const strike =
  (fault: FaultKind, instance: number | null = 0, durationMs: number | null = null) =>
  (run: Run) => {
    const component = databaseOf(run);
    const target: Fault['target'] =
      instance === null ? { type: 'component', component } : { type: 'instance', component, instance };
    run.inject({ fault, target, magnitude: null, recurrence: null }, durationMs);
  };

function measured(given: Partial<ShopAndDatabase>, at: Record<number, (run: Run) => void>) {
  const failedAt: number[] = [];
  let told: readonly RunEvent[] = [];
  const document = shopAndDatabase({
    seconds: 20,
    trafficClass: tenASecond,
    steps: [write('Database', 'rows')],
    database: pair(),
    ...given,
  });
  const report = runDesign(document, {
    at: { ...at, 19_999: (run) => (told = run.takeEvents()) },
    observer: { requestEnded: ({ outcome, arrivedMs }) => outcome !== 'success' && failedAt.push(arrivedMs) },
  });
  const { database, whole } = shopParts(report);
  const events = told.filter(({ type }) => type === 'failover').map(({ text }) => text);
  return { ...database.replication!, nodes: database.instances, whole, failedAt, events };
}

describe('without a standby', () => {
  it('a primary that is gone is not there until it is back', () => {
    const database = { standby: 'none', readReplicas: 1 };
    const { primaryUp, failovers } = measured({ database }, { 5000: strike('outage', 0, 7000) });
    expect(primaryUp).toBeCloseTo(13 / 20, 9);
    expect(failovers).toBe(0);
  });
});

describe('a failover', () => {
  it('takes detection and promotion, to the millisecond, and calls are refused until then', () => {
    const { primaryUp, failovers, failedAt } = measured({}, { 5000: strike('outage') });
    expect(primaryUp).toBeCloseTo(15 / 20, 9);
    expect(failovers).toBe(1);
    expect([failedAt[0], failedAt.at(-1), failedAt.length]).toEqual([5050, 9950, 50]);
  });

  it('is not needed when the primary restarts before it is missed', () => {
    const { primaryUp, failovers } = measured({ database: pair({ detectionMs: 10_001 }) }, { 5000: strike('crash') });
    // 10 s is the restart delay.
    expect(primaryUp).toBeCloseTo(10 / 20, 9);
    expect(failovers).toBe(0);
  });

  it('comes after a hang too, and what hung serves nobody when it is back', () => {
    const { primaryUp, failovers, nodes } = measured({}, { 5000: strike('hang', 0, 6000) });
    expect(primaryUp).toBeCloseTo(15 / 20, 9);
    expect(failovers).toBe(1);
    expect(nodes.map(({ role }) => role)).toEqual(['primary', 'standby']);
    // The standby that took over has had the writes from 10 s on.
    expect(nodes[0]?.arrivals).toBeGreaterThanOrEqual(100);
  });

  it('can be ordered: then nothing waits for detection', () => {
    const database = pair({ vcpus: 1, writeCpuMs: constant(80) });
    const { primaryUp, failovers, failedAt } = measured({ database }, { 5000: strike('failover', null) });
    expect(primaryUp).toBeCloseTo(17 / 20, 9);
    expect(failovers).toBe(1);
    // What was in work at the old primary is lost with it.
    expect(failedAt[0]).toBe(4950);
  });

  it('goes back the same way when the new primary goes, the old one being the standby now', () => {
    const { primaryUp, failovers } = measured(
      { seconds: 40 },
      { 5000: strike('outage', 0, 10_000), 20_000: strike('outage') },
    );
    expect(primaryUp).toBeCloseTo(30 / 40, 9);
    expect(failovers).toBe(2);
  });

  it('cannot come while the standby is gone too; whoever is back first serves at once', () => {
    const faults = { 4000: strike('outage', 1, 8000), 5000: strike('outage') };
    const { primaryUp, failovers, events } = measured({}, faults);
    // The standby is back at 12 s.
    expect(primaryUp).toBeCloseTo(13 / 20, 9);
    expect(failovers).toBe(0);
    expect(events).toEqual([expect.stringContaining('came back first')]);
  });

  it('gives callers pools to the new primary, and leaves nothing held', () => {
    const run = begin(
      shopAndDatabase({
        seconds: 30,
        trafficClass: { arrivals: { type: 'constant', ratePerSecond: 50, firstMs: 0 } },
        steps: [transaction('Database', [write('Database', 'rows'), pause(40), read('Database', 'rows')])],
        database: pair({ vcpus: 1, writeCpuMs: constant(2), maxConnections: 10 }),
        policy: { pool: { connections: 10, waitLimitMs: 500 } },
      }),
    );
    run.advance(5010, Number.POSITIVE_INFINITY);
    strike('outage')(run);
    run.advance(20_015, Number.POSITIVE_INFINITY);
    const { whole } = shopParts(run.report());
    expect(whole.success).toBeGreaterThan(50 * 14);
    expect(heldNow()).toMatchObject({ storeConnections: 0 });
    expect(shopParts(run.report()).database.connections).toBe(10);
  });

  it('lets nothing be written at what is a standby by now, though it was sent to the primary', () => {
    // Sent at 4.95 s, 11 s on its way; the old primary has been back since 15 s.
    const trafficClass = { ...tenASecond, arrivals: { type: 'constant', ratePerSecond: 0.01, firstMs: 4950 } } as const;
    const { whole } = measured({ seconds: 60, latencyMs: 11_000, trafficClass }, { 5000: strike('failover', null) });
    expect(whole.success).toBe(0);
  });
});

describe('what a failover loses', () => {
  it('is what an asynchronous standby did not show yet, counted and told', () => {
    const { lostWrites, events } = measured({}, { 5000: strike('outage') });
    // Acknowledged at 4550, 4650, 4750, 4850, 4950 ms, each 500 ms behind.
    expect(lostWrites).toBe(5);
    expect(events).toEqual([expect.stringContaining('took over after 5 s; 5 writes lost')]);
  });

  it('grows with the lag', () => {
    const database = pair({ replicationLagMs: constant(2000) });
    expect(measured({ database }, { 5000: strike('outage') }).lostWrites).toBe(20);
  });

  it('is nothing with a synchronous one, for which every commit waits a round trip', () => {
    const database = pair({ standby: 'synchronous' });
    expect(measured({ database }, { 5000: strike('outage') }).lostWrites).toBe(0);
    expect(measured({ database }, {}).whole.responses.meanMs).toBeCloseTo(0.5, 9);
    expect(measured({}, {}).whole.responses.meanMs).toBeCloseTo(0, 9);
  });

  it('is nothing while the primary stays, however far the standby is behind', () => {
    expect(measured({}, {}).lostWrites).toBe(0);
  });

  it('is what a synchronous standby missed while it was gone, if the primary goes before it has caught up', () => {
    const faults = { 5000: strike('outage', 1, 3000), 8200: strike('outage') };
    const { lostWrites } = measured({ database: pair({ standby: 'synchronous' }) }, faults);
    // Those from 7750 to 8150 ms, which were still under way to it.
    expect(lostWrites).toBe(5);
  });
});

describe('replicas at a failover', () => {
  it('show the last commits of a primary that is gone no more once it is given up', () => {
    const steps = [
      write('Database', 'rows', { onFailure: { type: 'ignore' } }),
      read('Database', 'rows', { readFrom: 'replica' }),
    ];
    const trafficClass = { ...tenASecond, keys: { type: 'sequence', values: [0] } } as const;
    const database = pair({ readReplicas: 1 });
    // Of 200 reads all are behind, but those from 7 to 10 s: what they missed is lost, and nothing is written.
    expect(measured({ steps, trafficClass, database }, { 5000: strike('outage') }).staleReads).toBe(170);
  });

  it('follow the new primary, and show nothing that was lost', () => {
    const database = pair({ readReplicas: 1, replicationLagMs: constant(500) });
    const steps = [write('Database', 'rows'), read('Database', 'rows', { readFrom: 'read-your-writes' })];
    const { staleReads, nodes, whole } = measured({ database, steps }, { 5000: strike('outage') });
    expect(nodes.map(({ role }) => role)).toEqual(['primary', 'standby', 'replica']);
    expect(staleReads).toBe(0);
    expect(whole.success).toBe(150);
  });
});

describe('what a run shows of the nodes', () => {
  const given: ShopAndDatabase = {
    seconds: 30,
    trafficClass: tenASecond,
    steps: [
      write('Database', 'rows', { onFailure: { type: 'ignore' } }),
      read('Database', 'rows', { readFrom: 'replica' }),
    ],
    database: pair({ readReplicas: 1, vcpus: 1, writeCpuMs: constant(20), readCpuMs: constant(10) }),
  };
  const rows = (run: Run) => {
    const { index } = run;
    const { nodes } = run.snapshot();
    const width = index.columns.nodes.length;
    return Array.from({ length: nodes.length / width }, (_, row) =>
      Object.fromEntries(index.columns.nodes.map((column, at) => [column, nodes[row * width + at]!])),
    );
  };
  const stateOf = (run: Run) => {
    const { index } = run;
    const row = index.components.indexOf(databaseOf(run));
    const width = index.columns.components.length;
    return index.columns.states[run.snapshot().components[row * width + index.columns.components.indexOf('state')]!];
  };

  it('is each by its role, with its own load and lag; the part is as busy as its busiest node', () => {
    const run = begin(shopAndDatabase(given));
    run.advance(4999, Number.POSITIVE_INFINITY);
    expect(run.index.nodes).toEqual([{ component: databaseOf(run), count: 3 }]);
    expect(rows(run)).toMatchObject([
      { role: 0, isUp: 1, arrivalRate: 10, utilization: expect.closeTo(0.2, 6), lagMs: Number.NaN },
      { role: 1, isUp: 1, arrivalRate: 0 },
      { role: 2, isUp: 1, arrivalRate: 10, utilization: expect.closeTo(0.1, 6) },
    ]);
    expect(rows(run)[1]?.['lagMs']).toBeGreaterThan(400);
  });

  it('is failing, not off, while replicas answer and the primary is gone', () => {
    const run = begin(shopAndDatabase(given));
    run.advance(5000, Number.POSITIVE_INFINITY);
    strike('outage')(run);
    run.advance(7500, Number.POSITIVE_INFINITY);
    expect(stateOf(run)).toBe('failing');
    expect(rows(run)[0]).toMatchObject({ role: 0, isUp: 0 });
    strike('outage', 2)(run);
    run.advance(9500, Number.POSITIVE_INFINITY);
    expect(stateOf(run)).toBe('off');
  });
});
