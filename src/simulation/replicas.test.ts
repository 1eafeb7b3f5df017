/** Read replicas: what they add, and what their reads may miss. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, type Configuration, type Document, type ReadSource } from '#design';
import { heldNow } from '#engine';
import { begin, runDesign } from './testing/run-design';
import { oneASecond, shopAndDatabase, shopParts, type ShopAndDatabase } from './testing/shop-and-database';

const { pause, read, transaction, write } = buildStep;

/** One replica that shows a commit so many ms later, without work of its own. */
const replica = (lagMs: number, values: Configuration = {}): Configuration => ({
  readReplicas: 1,
  replicationLagMs: constant(lagMs),
  replayShare: 0,
  ...values,
});

const measured = (given: ShopAndDatabase) => {
  const report = runDesign(shopAndDatabase(given));
  const { database, whole } = shopParts(report);
  if (!database.replication) throw new Error('the database has one node');
  return { ...database.replication, whole, database };
};

describe('read capacity', () => {
  /** Requests a second that get their answer, of 400 that come, where a node manages 100. */
  const goodput = (readReplicas: number, readFrom: ReadSource) => {
    const given: ShopAndDatabase = {
      steps: [read('Database', 'rows', { readFrom })],
      trafficClass: { arrivals: { type: 'constant', ratePerSecond: 400, firstMs: 0 }, patienceMs: 500 },
      database: { vcpus: 1, readCpuMs: constant(10), maxConnections: 40, readReplicas },
      policy: { pool: { connections: 30, waitLimitMs: 0 } },
    };
    return shopParts(runDesign(shopAndDatabase(given))).whole.goodputPerSecond;
  };

  it('grows with the replicas, each of which has vCPUs and connections of its own', () => {
    expect(goodput(1, 'replica')).toBeCloseTo(100, -1);
    expect(goodput(2, 'replica')).toBeCloseTo(200, -1);
    expect(goodput(4, 'replica')).toBeCloseTo(400, -1);
  });

  it('stays that of the primary for reads that ask it', () => {
    expect(goodput(4, 'primary')).toBeCloseTo(100, -1);
  });

  it('is that of the primary where there is no replica to ask', () => {
    expect(goodput(0, 'replica')).toBeCloseTo(100, -1);
  });
});

describe('a read soon after a write of its row', () => {
  const after = (ms: number, readFrom: ReadSource, database = replica(20)) =>
    measured({
      seconds: 9.5,
      trafficClass: oneASecond,
      steps: [write('Database', 'rows'), pause(ms), read('Database', 'rows', { readFrom })],
      database,
    });

  it('is stale at a replica that lags, by the time since the commit', () => {
    expect(after(5, 'replica')).toMatchObject({ replicaReads: 10, staleReads: 10, meanStaleAgeMs: 5 });
  });

  it('is fresh once the lag is over', () => {
    expect(after(25, 'replica')).toMatchObject({ replicaReads: 10, staleReads: 0, meanStaleAgeMs: null });
  });

  it('is never stale at the primary', () => {
    expect(after(5, 'primary')).toMatchObject({ replicaReads: 0, staleReads: 0 });
  });

  it('goes to the primary until a replica shows it, where clients read their own writes', () => {
    expect(after(5, 'read-your-writes')).toMatchObject({ replicaReads: 0, staleReads: 0 });
    expect(after(25, 'read-your-writes')).toMatchObject({ replicaReads: 10, staleReads: 0 });
  });

  it('is fresh when it is of another row', () => {
    const parts = measured({
      seconds: 9.5,
      trafficClass: oneASecond,
      steps: [write('Database', 'rows'), pause(5), read('Database', 'others', { readFrom: 'replica' })],
      database: replica(20),
    });
    expect(parts).toMatchObject({ replicaReads: 10, staleReads: 0 });
  });
});

describe('what a transaction wrote', () => {
  it('lags from its commit, not from its statements', () => {
    const change = [write('Database', 'rows'), pause(100)];
    const parts = measured({
      seconds: 9.5,
      trafficClass: oneASecond,
      steps: [transaction('Database', change), pause(150), read('Database', 'rows', { readFrom: 'replica' })],
      database: replica(300),
    });
    expect(parts).toMatchObject({ staleReads: 10, meanStaleAgeMs: 150 });
  });

  it('is read at the primary within it, on its own connection', () => {
    const parts = measured({
      seconds: 9.5,
      trafficClass: oneASecond,
      steps: [transaction('Database', [write('Database'), read('Database', 'rows', { readFrom: 'replica' })])],
      database: replica(20, { maxConnections: 1 }),
    });
    expect(parts.replicaReads).toBe(0);
    expect(parts.whole.success).toBe(10);
  });
});

describe('the lag of a replica', () => {
  it('is that of the network and of its replay, a share of what the write took', () => {
    const parts = measured({
      seconds: 9.9,
      trafficClass: oneASecond,
      steps: [write('Database')],
      database: replica(20, { vcpus: 1, writeCpuMs: constant(40), replayShare: 0.5 }),
    });
    expect(parts.database.instances[1]).toMatchObject({ role: 'replica', lag: { meanMs: expect.closeTo(40, 6) } });
    expect(parts.database.instances[1]?.vcpusBusy).toBeCloseTo((10 * 0.02) / 9.9, 6);
  });

  it('grows without end when reads leave no CPU for the replay', () => {
    const parts = measured({
      seconds: 20,
      trafficClass: { arrivals: { type: 'constant', ratePerSecond: 50, firstMs: 0 } },
      steps: [write('Database'), read('Database', 'rows', { readFrom: 'replica' })],
      database: replica(0, { vcpus: 1, writeCpuMs: constant(12), readCpuMs: constant(18), replayShare: 1 }),
    });
    expect(parts.database.instances[1]?.lag?.p99Ms).toBeGreaterThan(1000);
  });
});

describe('a replica that dies', () => {
  /** Reads a second apart at two replicas, one of which is gone from 3.5 s on. */
  const failures = (detectionMs: number) => {
    const ended: boolean[] = [];
    runDesign(
      shopAndDatabase({
        seconds: 20,
        trafficClass: { ...oneASecond, arrivals: { type: 'constant', ratePerSecond: 2, firstMs: 0 } },
        steps: [read('Database', 'rows', { readFrom: 'replica' })],
        database: replica(20, { readReplicas: 2, detectionMs }),
      }),
      {
        observer: { requestEnded: ({ outcome }) => ended.push(outcome === 'success') },
        at: {
          3500: (run) => {
            const [, database] = run.plant.stage.components.filter(({ kind }) => kind !== 'users');
            const target = { type: 'instance', component: database!.id, instance: 1 } as const;
            run.inject({ fault: 'outage', target, magnitude: null, recurrence: null }, null);
          },
        },
      },
    );
    return ended.filter((isGood) => !isGood).length;
  };

  it('fails its share of the reads until it is detected, and none after', () => {
    expect(failures(4000)).toBe(4);
    expect(failures(8000)).toBe(8);
  });
});

describe('an edit of a running database', () => {
  it('adds replicas that take reads at once, and removes them with nothing left behind', () => {
    const document = shopAndDatabase({
      seconds: 30,
      ratePerSecond: 100,
      steps: [write('Database', 'rows'), read('Database', 'rows', { readFrom: 'replica' })],
      database: { vcpus: 1, writeCpuMs: constant(2), readCpuMs: constant(2) },
      policy: { pool: { connections: 10, waitLimitMs: null } },
    });
    const withReplicas = (readReplicas: number): Document => ({
      ...document,
      stages: document.stages.map((stage) => ({
        ...stage,
        components: stage.components.map((each) =>
          each.kind === 'relational-database'
            ? { ...each, configuration: { ...each.configuration, ...replica(10), readReplicas } }
            : each,
        ),
      })),
    });
    const run = begin(document);
    const goTo = (ms: number) => run.advance(ms, Number.POSITIVE_INFINITY);
    const nodes = () => shopParts(run.report()).database.instances.map(({ role, arrivals }) => ({ role, arrivals }));
    goTo(5000);
    expect(run.apply(withReplicas(2), 'two replicas')).toEqual([]);
    goTo(10_000);
    expect(nodes().map(({ role }) => role)).toEqual(['primary', 'replica', 'replica']);
    for (const { arrivals } of nodes().slice(1)) expect(arrivals).toBeGreaterThan(200);
    expect(run.apply(withReplicas(0), 'none')).toEqual([]);
    goTo(15_000);
    expect(nodes().map(({ role }) => role)).toEqual([null]);
    goTo(30_000);
    const { whole } = shopParts(run.report());
    expect(whole.success / whole.offered).toBeGreaterThan(0.999);
    expect(heldNow()).toMatchObject({ deviceOperations: 0, bulkheadPlaces: 0 });
  });
});
