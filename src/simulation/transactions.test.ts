/** What belongs to a transaction of a relational database: counts, locks, its connection; and what becomes of them at commit and at loss. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildStep, constant, findProblems } from '#design';
import { heldNow } from '#engine';
import { begin, runDesign } from './testing/run-design';
import { oneASecond, shopAndDatabase, shopParts, type ShopAndDatabase } from './testing/shop-and-database';

const { count, failing, pause, parallel, read, transaction, write } = buildStep;

const steady: Pick<ShopAndDatabase, 'seconds' | 'trafficClass'> = { trafficClass: oneASecond, seconds: 10.5 };
const measure = (given: ShopAndDatabase) => shopParts(runDesign(shopAndDatabase({ ...steady, ...given })));

describe('counts of a transaction', () => {
  const counters = ['sold', 'asked'];

  it('count when it commits', () => {
    const steps = [count('asked'), transaction('Database', [count('sold'), write('Database'), pause(300)])];
    const run = begin(shopAndDatabase({ ...steady, counters, steps, database: { commitMs: constant(100) } }));
    const countsAt = (ms: number) => {
      run.advance(ms, Number.POSITIVE_INFINITY);
      return shopParts(run.report()).counts;
    };
    expect(countsAt(390)).toEqual([0, 1]);
    expect(countsAt(410)).toEqual([1, 1]);
  });

  it('do not count when it is rolled back', () => {
    const steps = [count('asked'), transaction('Database', [count('sold'), write('Database'), failing(1)])];
    expect(measure({ counters, steps }).counts).toEqual([0, 11]);
  });

  it('of a branch that its transaction did not wait for do not count', () => {
    const branches = [[pause(200), count('sold')], [count('asked')]];
    const steps = [transaction('Database', [write('Database'), buildStep.parallel(branches, 'any')])];
    expect(measure({ counters, steps }).counts).toEqual([0, 11]);
  });
});

/** Two requests at 0 and 100 ms about the same entity. */
const pair: Pick<ShopAndDatabase, 'seconds' | 'trafficClass'> = {
  seconds: 2,
  trafficClass: {
    ...oneASecond,
    arrivals: { type: 'trace', instants: [0, 100].map((atMs) => ({ atMs, operation: null, key: null, bytes: null })) },
  },
};

describe('a transaction', () => {
  const change = transaction('Database', [write('Database', 'goods'), pause(300)]);
  /** Response times of the two, ms, in order. */
  const responses = (given: ShopAndDatabase) => {
    const times: number[] = [];
    runDesign(shopAndDatabase({ ...pair, ...given }), {
      observer: { requestEnded: ({ arrivedMs, endedMs }) => times.push(Math.round(endedMs - arrivedMs)) },
    });
    return times;
  };

  it('keeps the lock of a row that it wrote to its commit', () => {
    expect(responses({ steps: [change], database: { commitMs: constant(50) } })).toEqual([350, 600]);
    expect(responses({ steps: [write('Database', 'goods'), pause(300)] })).toEqual([300, 300]);
  });

  it('lets reads and writes of other rows pass', () => {
    expect(responses({ steps: [transaction('Database', [read('Database', 'goods'), pause(300)])] })).toEqual([
      300, 300,
    ]);
    const keys = { type: 'sequence', values: [0, 1] } as const;
    const trafficClass = { ...pair.trafficClass, keys };
    expect(responses({ steps: [change], trafficClass })).toEqual([300, 300]);
  });

  it('frees locks and connection when it fails', () => {
    const steps = [transaction('Database', [write('Database', 'goods'), pause(300), failing(1)])];
    expect(
      responses({ steps, database: { maxConnections: 1 }, policy: { pool: { connections: 1, waitLimitMs: null } } }),
    ).toEqual([300, 500]);
  });

  it('holds one connection from its begin to its end', () => {
    const pool = { connections: 1, waitLimitMs: null };
    const steps = [transaction('Database', [read('Database'), pause(300), read('Database')])];
    expect(responses({ steps, policy: { pool } })).toEqual([300, 500]);
    expect(responses({ steps, policy: { pool: { ...pool, connections: 2 } } })).toEqual([300, 300]);
    expect(measure({ steps, seconds: 20.2, policy: { pool } }).wire.pool?.used).toBeCloseTo(0.3, 1);
  });

  it('runs one statement at a time on its connection', () => {
    const reads = parallel([[read('Database')], [read('Database')], [read('Database')]]);
    const database = { readCpuMs: constant(100) };
    expect(responses({ steps: [transaction('Database', [reads])], database })).toEqual([300, 300]);
    expect(responses({ steps: [reads], database })).toEqual([100, 100]);
  });

  it('stays open while one within it begins and commits', () => {
    const inner = transaction('Database', [count('inner'), write('Database', 'notes')]);
    const steps = [transaction('Database', [count('outer'), write('Database', 'goods'), inner, pause(300)])];
    expect(responses({ steps })).toEqual([300, 500]);
    expect(measure({ steps, counters: ['inner', 'outer'] }).counts).toEqual([11, 11]);
  });

  it('waits for itself when one within it writes its row, until a timeout ends that, and the design says so', () => {
    const inner = transaction('Database', [write('Database', 'goods')]);
    const told = (steps: ShopAndDatabase['steps']) => {
      const document = shopAndDatabase({ ...pair, steps });
      const problems = findProblems(document, document.stages[0]!.id, declarations);
      return problems.some(({ sort }) => sort === 'waits-for-itself');
    };
    const stuck = [transaction('Database', [write('Database', 'goods'), inner])];
    expect([told(stuck), responses({ steps: stuck })]).toEqual([true, []]);
    // The second waits for the first, and then gives up as long after it.
    expect(responses({ steps: stuck, policy: { timeoutMs: 80 } })).toEqual([80, 80]);
    const fine = [transaction('Database', [inner, write('Database', 'goods')])];
    expect([told(fine), responses({ steps: fine })]).toEqual([false, [0, 0]]);
  });

  it('is rolled back when its caller dies: locks and connection are free for others', () => {
    const steps = [transaction('Database', [count('sold'), write('Database', 'goods'), pause(300)])];
    const document = shopAndDatabase({
      ...pair,
      counters: ['sold'],
      steps,
      shop: { instances: 2 },
      database: { maxConnections: 2 },
      policy: { pool: { connections: 1, waitLimitMs: null } },
    });
    const run = begin(document);
    run.advance(200, Number.POSITIVE_INFINITY);
    expect(heldNow()).toMatchObject({ transactions: 2, keyLocks: 1 });
    const component = document.stages[0]!.components[1]!.id;
    run.inject(
      { fault: 'crash', target: { type: 'instance', component, instance: 0 }, magnitude: null, recurrence: null },
      null,
    );
    // The other one has the lock now and goes on.
    expect(heldNow()).toMatchObject({ transactions: 1, keyLocks: 1 });
    run.advance(1000, Number.POSITIVE_INFINITY);
    expect(heldNow()).toMatchObject({ transactions: 0, keyLocks: 0, poolConnections: 0 });
    expect(shopParts(run.report()).counts).toEqual([1]);
  });

  it('is lost with its database, even when that is back before the commit', () => {
    const document = shopAndDatabase({
      ...pair,
      counters: ['sold'],
      steps: [transaction('Database', [count('sold'), write('Database', 'goods'), pause(300)])],
    });
    const run = begin(document);
    const component = document.stages[0]!.components[2]!.id;
    const target = { type: 'component', component } as const;
    run.advance(150, Number.POSITIVE_INFINITY);
    run.inject({ fault: 'outage', target, magnitude: null, recurrence: null }, 10);
    run.advance(1000, Number.POSITIVE_INFINITY);
    const { counts, whole } = shopParts(run.report());
    expect(counts).toEqual([0]);
    expect(whole.failed).toMatchObject({ reset: 2 });
    expect(heldNow()).toMatchObject({ transactions: 0, keyLocks: 0 });
  });
});

describe('an exclusive step', () => {
  it('lets one request of an instance pass at a time, and the next one when it fails', () => {
    const busy = (last: typeof change) => {
      const times: number[] = [];
      runDesign(
        shopAndDatabase({ ...pair, steps: [read('Database'), buildStep.exclusive('till', [pause(300), last])] }),
        {
          observer: { requestEnded: ({ arrivedMs, endedMs }) => times.push(Math.round(endedMs - arrivedMs)) },
        },
      );
      return times;
    };
    const change = read('Database');
    expect(busy(change)).toEqual([300, 500]);
    expect(busy(failing(1))).toEqual([300, 500]);
  });
});

describe("the database's disk", () => {
  const reads = { steps: [read('Database')], seconds: 20, trafficClass: {}, ratePerSecond: 200 };

  it('passes so many operations a second, however many may run at once', () => {
    const database = { ioOperationsPerRead: 1, iops: 100, ioMs: constant(1) };
    expect(measure({ ...reads, database }).whole.throughputPerSecond).toBeCloseTo(100, 0);
  });

  it('passes no more at once than it has places', () => {
    const database = { ioOperationsPerRead: 1, iops: null, ioConcurrency: 2, ioMs: constant(20) };
    expect(measure({ ...reads, database }).whole.throughputPerSecond).toBeCloseTo(100, 0);
  });

  it('owes nothing after a restart for what died with it', () => {
    const document = shopAndDatabase({
      ...reads,
      seconds: 30,
      database: { ioOperationsPerRead: 1, iops: 50, ioConcurrency: null },
    });
    const target = { type: 'component', component: document.stages[0]!.components[2]!.id } as const;
    const calm = (run: ReturnType<typeof begin>) => {
      const { workload } = document;
      const arrivals = { type: 'poisson', ratePerSecond: 10 } as const;
      run.apply(
        { ...document, workload: { trafficClasses: workload.trafficClasses.map((each) => ({ ...each, arrivals })) } },
        'calm',
      );
      run.inject({ fault: 'outage', target, magnitude: null, recurrence: null }, 100);
    };
    const last: number[] = [];
    runDesign(document, {
      at: { 10_000: calm },
      observer: { requestEnded: ({ arrivedMs, endedMs }) => arrivedMs > 11_000 && last.push(endedMs - arrivedMs) },
    });
    // 1,500 operations had been promised for later: 30 s of work.
    expect(last.length).toBeGreaterThan(100);
    expect(Math.max(...last)).toBeLessThan(500);
  });
});
