/** Balances of documents small enough to be worked out by hand; the sums stand beside the figures. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  defaultAutoscaling,
  exponential,
  noHostPolicy,
  parseDocument,
  type BuildComponent,
  type BuildDesign,
  type BuildStep,
  type BuildWire,
  type Document,
  type RetryPolicy,
  type WirePolicy,
} from '#design';
import { flowBalance, type BalanceAt, type ComponentBalance } from '..';

const {
  call,
  choose,
  compute,
  exclusive,
  failing,
  lookup,
  outside,
  parallel,
  pause,
  read,
  repeat,
  repeatWhile,
  reply,
} = buildStep;
const { transaction, write } = buildStep;

function balanceOf(document: Document, stage = 0, nowMs = 0): BalanceAt {
  const balance = flowBalance(document, document.stages[stage]!.id, nowMs);
  if (!balance) throw new Error('no balance');
  return balance.now;
}

function at(document: Document, name: string, balance = balanceOf(document)): ComponentBalance {
  const id = document.stages.flatMap(({ components }) => components).find((each) => each.name === name)?.id;
  const found = balance.components.find((each) => each.id === id);
  if (!found) throw new Error(`nothing of ${name}`);
  return found;
}

const resource = ({ resources }: Pick<ComponentBalance, 'resources'>, kind: string, of: string | null = null) =>
  resources.find((each) => each.kind === kind && (of === null || each.of === of));

interface Given {
  readonly steps: readonly BuildStep[];
  readonly classes?: BuildDesign['classes'];
  readonly more?: Readonly<Record<string, readonly BuildStep[]>>;
  readonly host?: BuildComponent['values'];
  readonly values?: Readonly<Record<string, BuildComponent['values']>>;
  readonly policy?: Partial<WirePolicy>;
  readonly entry?: BuildWire;
}

const free = { latencyMs: 0, bandwidthBitsPerSecond: null, serializationMs: 0, serializationMsPerKiB: 0 } as const;

/** Ten requests a second for an operation of one server, with a database, a cache, a partner and another server within reach; wires are free. */
function design({ steps, classes, more = {}, host = {}, values = {}, policy = {}, entry }: Given): Document {
  const wire = (text: string): BuildWire => ({ wire: text, ...free, policy });
  const withNeeds = [read('db', 'rows'), lookup({ need: 'cache', dataSet: 'rows', onMiss: [] }), outside('partner')];
  return buildDesign(
    {
      classes: classes ?? { Users: { ratePerSecond: 10, mix: { 'shop.serve': 1 } } },
      dataSets: { rows: { population: { type: 'uniform', items: 100 } } },
      modules: {
        shop: { operations: { serve: steps, ...more, other: [...withNeeds, call('back.do')] } },
        back: { operations: { do: [compute(constant(5))] } },
      },
      components: {
        Users: { kind: 'users', classes: Object.keys(classes ?? { Users: 0 }) },
        Server: { kind: 'server', modules: ['shop'], values: { vcpus: 2, workers: 10, ...host } },
        Back: { kind: 'server', modules: ['back'], values: { vcpus: 1, ...values['Back'] } },
        Db: {
          kind: 'relational-database',
          values: {
            readCpuMs: constant(4),
            writeCpuMs: constant(6),
            commitMs: constant(2),
            ioMs: constant(1),
            ...values['Db'],
          },
        },
        Cache: { kind: 'cache', values: { latencyMs: constant(0), ...values['Cache'] } },
        Partner: { kind: 'third-party', values: { latencyMs: constant(50), errorRatio: 0, ...values['Partner'] } },
      },
      wires: [
        entry ?? { wire: 'Users -> Server', ...free },
        ...['shop.db -> Db', 'shop.cache -> Cache', 'shop.partner -> Partner', 'shop -> back'].map(wire),
      ],
    },
    declarations,
  );
}

const retry: RetryPolicy = {
  attempts: 3,
  on: ['failed'],
  backoff: { baseMs: 10, factor: 2, capMs: null, jitter: 'none' },
  budget: null,
};

describe('the Corner Shop, worked out by hand', () => {
  const file = path.join(import.meta.dirname, '..', '..', 'gallery', 'corner-shop.loadbearing.json');
  const parsed = parseDocument(readFileSync(file, 'utf8'), declarations);
  if (!parsed.ok) throw new Error('the Corner Shop cannot be read');
  const { document } = parsed.value;

  it('as a monolith', () => {
    const balance = balanceOf(document);
    // 80 % browse 3 + 4, 12 % cart 3 + 2, 5 % log in 3 + 15, 3 % order 3 + 6 + 3 ms; 1.09 calls leave the process, 0.15 ms for each of two messages.
    const cpuMs = 0.8 * 7 + 0.12 * 5 + 0.05 * 18 + 0.03 * 12 + 1.09 * 0.3;
    const server = at(document, 'Shop server', balance);
    expect(server.arrivalsPerSecond).toBeCloseTo(20, 9);
    expect(resource(server, 'cpu')?.inUse).toBeCloseTo((20 * cpuMs) / 1000, 9);
    expect(server.utilization).toBeCloseTo((20 * cpuMs) / 2000, 9);
    // A read or write each, and for an order three writes and a commit.
    const database = at(document, 'Database', balance);
    expect(database.arrivalsPerSecond).toBeCloseTo(20 * (0.85 + 0.12 + 0.03 * 4), 9);
    expect(resource(database, 'cpu')?.inUse).toBeCloseTo((20 * (0.85 + (0.12 + 0.09) * 1.5)) / 1000, 9);
    expect(at(document, 'Payment provider', balance).arrivalsPerSecond).toBeCloseTo(0.6, 9);
    expect(balance.bottleneck).toMatchObject({ place: server.id, kind: 'cpu' });
    expect(balance.bottleneck?.fullAtPerSecond).toBeCloseTo(2000 / cpuMs, 6);
  });

  it('as services', () => {
    const balance = balanceOf(document, 1);
    const services = document.stages[1]!.components;
    const of = (name: string) =>
      balance.components.find(({ id }) => id === services.find((each) => each.name === name)?.id)!;
    expect(resource(of('Frontend'), 'cpu')?.inUse).toBeCloseTo((20 * (3 + 0.3)) / 1000, 9);
    const backMs = 0.8 * 4 + 0.12 * 2 + 0.05 * 15 + 0.03 * 9 + 0.3 + 1.09 * 0.3;
    expect(resource(of('Backend'), 'cpu')?.inUse).toBeCloseTo((20 * backMs) / 1000, 9);
    expect(balance.bottleneck).toMatchObject({ place: of('Backend').id, kind: 'cpu' });
  });

  it('is at its peak when the sale has come to its full rate', () => {
    const peak = flowBalance(document, document.stages[0]!.id, 0)?.peak;
    expect(peak?.atMs).toBe(240_000);
    expect(peak?.offeredPerSecond).toBeCloseTo(200, 6);
    const halfway = flowBalance(document, document.stages[0]!.id, 195_000)?.now;
    expect(halfway?.offeredPerSecond).toBeCloseTo(110, 6);
  });
});

describe('steps', () => {
  const partner = (document: Document) => at(document, 'Partner').arrivalsPerSecond / 10;

  it('counts choices by weight, rounds by their number, branches all', () => {
    const choice = choose([
      [3, [outside('partner')]],
      [1, []],
    ]);
    expect(partner(design({ steps: [choice] }))).toBeCloseTo(0.75, 9);
    expect(partner(design({ steps: [repeat(4, [outside('partner')])] }))).toBeCloseTo(4, 9);
    expect(
      partner(design({ steps: [repeat({ type: 'uniform', low: 0, high: 4 }, [outside('partner')])] })),
    ).toBeCloseTo(1.5, 9);
    expect(partner(design({ steps: [repeatWhile(0.75, [outside('partner')])] }))).toBeCloseTo(4, 9);
    expect(partner(design({ steps: [parallel([[outside('partner')], [outside('partner')]], 'any')] }))).toBeCloseTo(
      2,
      9,
    );
    expect(partner(design({ steps: [outside('partner', { count: constant(3.9), probability: 0.5 })] }))).toBeCloseTo(
      1.5,
      9,
    );
  });

  it('stops at a failure, unless it is ignored, made good, or behind a reply', () => {
    expect(partner(design({ steps: [failing(0.25), outside('partner')] }))).toBeCloseTo(0.75, 9);
    expect(partner(design({ steps: [repeat(3, [failing(0.5), outside('partner')])] }))).toBeCloseTo(0.875, 9);
    const errors = { Partner: { errorRatio: 0.2 } };
    const twice = (onFailure: Parameters<typeof outside>[1]) =>
      partner(design({ steps: [outside('partner', onFailure), outside('partner')], values: errors }));
    expect(twice({})).toBeCloseTo(1.8, 9);
    expect(twice({ onFailure: { type: 'ignore' } })).toBeCloseTo(2, 9);
    const late = balanceOf(
      design({
        steps: [
          choose([
            [1, [reply()]],
            [1, []],
          ]),
          failing(0.4),
        ],
      }),
    );
    expect(late.entries[0]?.success).toBeCloseTo(0.5 + 0.5 * 0.6, 9);
  });

  it('tries again as the policy of the wire says, within its budget', () => {
    const errors = { Partner: { errorRatio: 0.2 } };
    const document = design({ steps: [outside('partner')], values: errors, policy: { retry } });
    expect(partner(document)).toBeCloseTo(1 + 0.2 + 0.04, 9);
    expect(balanceOf(document).entries[0]?.success).toBeCloseTo(1 - 0.008, 9);
    expect(balanceOf(document).entries[0]?.answerMs).toBeCloseTo(1.24 * 50 + 0.2 * 10 + 0.04 * 20, 9);
    const budget = { ratio: 0.1, burst: 5, initialTokens: 0 };
    expect(
      partner(design({ steps: [outside('partner')], values: errors, policy: { retry: { ...retry, budget } } })),
    ).toBeCloseTo(1.1, 9);
    const others = { ...retry, on: ['timed-out' as const] };
    expect(partner(design({ steps: [outside('partner')], values: errors, policy: { retry: others } }))).toBeCloseTo(
      1,
      9,
    );
  });

  it('goes round a ring of calls until nothing is left', () => {
    const again = call('shop.serve', { probability: 0.5 });
    const document = buildDesign(
      {
        classes: { Users: { ratePerSecond: 10, mix: { 'shop.serve': 1 } } },
        modules: {
          shop: { operations: { serve: [compute(constant(3)), call('back.do')] } },
          back: { operations: { do: [compute(constant(5)), again] } },
        },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Server: { kind: 'server', modules: ['shop'] },
          Back: { kind: 'server', modules: ['back'] },
        },
        wires: [
          { wire: 'Users -> Server', ...free },
          { wire: 'shop -> back', ...free },
          { wire: 'back -> shop', ...free },
        ],
      },
      declarations,
    );
    expect(at(document, 'Server').arrivalsPerSecond).toBeCloseTo(20, 6);
    expect(balanceOf(document).entries[0]?.answerMs).toBeCloseTo(16, 6);
  });
});

describe('what is used', () => {
  it('holds the worker of a synchronous caller for the times of what it calls', () => {
    const document = design({ steps: [compute(constant(2)), call('back.do'), outside('partner'), pause(3)] });
    const server = at(document, 'Server');
    expect(resource(server, 'cpu')).toMatchObject({ limit: 2, perVisit: 2 });
    expect(resource(server, 'workers')?.perVisit).toBeCloseTo(2 + 5 + 50 + 3, 9);
    expect(resource(server, 'workers')?.utilization).toBeCloseTo((10 * 0.06) / 10, 9);
    expect(resource(at(document, 'Back'), 'cpu')?.inUse).toBeCloseTo(0.05, 9);
  });

  it('waits for the slowest branch where all are waited for, and uses all of them where one is', () => {
    const branches = [[pause(10)], [pause(40)], [compute(constant(20))]];
    const held = (join: 'all' | 'any' | number) =>
      resource(at(design({ steps: [parallel(branches, join)] }), 'Server'), 'workers');
    expect(held('all')?.perVisit).toBe(40);
    expect(held(2)?.perVisit).toBe(20);
    expect(held('any')?.perVisit).toBe(10);
    expect(resource(at(design({ steps: [parallel(branches, 'any')] }), 'Server'), 'cpu')?.perVisit).toBe(20);
  });

  it('asks a database for CPU, disk, connections and locks of rows', () => {
    const pool = { connections: 4, waitLimitMs: null };
    const document = design({
      steps: [transaction('db', [write('db', 'rows', { key: 'one' }), read('db', 'rows')])],
      values: {
        Db: { ioOperationsPerWrite: 3, ioOperationsPerRead: 1, iops: 100, ioConcurrency: 2, maxConnections: 20 },
      },
      policy: { pool },
    });
    const db = at(document, 'Db');
    expect(db.arrivalsPerSecond).toBeCloseTo(30, 9);
    expect(resource(db, 'cpu')?.inUse).toBeCloseTo(0.1, 9);
    expect(resource(db, 'iops')).toMatchObject({ inUse: 40, limit: 100, utilization: 0.4 });
    expect(resource(db, 'io')).toMatchObject({ inUse: 0.04, limit: 2 });
    // 6 + 3 for the write, 4 + 1 for the read, 2 for the commit.
    expect(resource(db, 'row')?.utilization).toBeCloseTo(0.16, 9);
    expect(resource(db, 'connections')?.inUse).toBeCloseTo(0.16, 9);
    const wire = balanceOf(document).wires.find(({ resources }) => (resources[0]?.inUse ?? 0) > 0);
    expect(wire?.resources[0]).toMatchObject({ kind: 'connections', limit: 4, utilization: 0.04 });
  });

  it('takes of the rows only the most asked one', () => {
    const document = design({
      steps: [write('db', 'rows', { key: 'drawn' })],
      values: { Db: { ioOperationsPerWrite: 0 } },
    });
    // Of 100 rows alike, each locked for 6 ms of CPU and 2 of commit.
    expect(resource(at(document, 'Db'), 'row')?.utilization).toBeCloseTo((10 * 8) / 100 / 1000, 9);
  });

  it('asks the primary and the replicas of a database apart, and replays writes', () => {
    const document = design({
      steps: [read('db', 'rows', { readFrom: 'replica' }), write('db', 'rows')],
      values: { Db: { readReplicas: 2, replayShare: 0.5, vcpus: 1 } },
    });
    const db = at(document, 'Db');
    expect(resource(db, 'cpu')).toMatchObject({ of: null, inUse: 0.06, limit: 1 });
    // Reads of 4 ms, and each of two replays 3 ms of every write.
    expect(resource(db, 'cpu', 'replicas')).toMatchObject({ limit: 2 });
    expect(resource(db, 'cpu', 'replicas')?.inUse).toBeCloseTo(0.04 + 0.06, 9);
  });

  it('goes on at a reply of a call over a wire, and not at one of a call within the process', () => {
    const called = { logic: { operations: { work: [reply(), failing(0.5)] } } };
    const failedAtUsers = (hosts: Readonly<Record<string, readonly string[]>>) => {
      const document = buildDesign(
        {
          classes: { Users: { ratePerSecond: 10, mix: { 'web.show': 1 } } },
          modules: { web: { operations: { show: [call('logic.work')] } }, ...called },
          components: {
            Users: { kind: 'users', classes: ['Users'] },
            ...Object.fromEntries(Object.entries(hosts).map(([name, modules]) => [name, { kind: 'server', modules }])),
          },
          wires: ['Users -> Front', 'web -> logic'],
        },
        declarations,
      );
      return balanceOf(document).wires[0]!.failedPerSecond;
    };
    expect(failedAtUsers({ Front: ['web'], Back: ['logic'] })).toBe(0);
    expect(failedAtUsers({ Front: ['web', 'logic'] })).toBeCloseTo(5, 9);
  });

  it('sends over a wire what its calls say, and of failures an error of 256 bytes', () => {
    const messages = { requestBytes: constant(1000), responseBytes: constant(5000) };
    const document = design({
      steps: [outside('partner', { ...messages, onFailure: { type: 'ignore' } })],
      values: { Partner: { errorRatio: 0.2 } },
    });
    const [stage] = document.stages;
    const partner = stage!.components.find(({ name }) => name === 'Partner')!.id;
    const wire = stage!.wires.find(({ to }) => 'component' in to && to.component === partner)!;
    const { resources, ...figures } = balanceOf(document).wires.find(({ id }) => id === wire.id)!;
    // Ten a second, two of them fail: 10 × 1000 + 8 × 5000 + 2 × 256 bytes; 50 ms each.
    expect(resources).toEqual([]);
    expect(figures).toEqual({
      id: wire.id,
      attemptsPerSecond: 10,
      failedPerSecond: expect.closeTo(2, 9),
      bytesPerSecond: 50_512,
      callMs: 50,
      inFlight: 0.5,
    });
    const idle = balanceOf(document).wires.find(({ attemptsPerSecond }) => attemptsPerSecond === 0);
    expect(idle).toMatchObject({ bytesPerSecond: 0, callMs: null, inFlight: 0 });
  });

  it('has a named lock of each instance and a quota of a partner', () => {
    const document = design({
      steps: [exclusive('till', [pause(20)]), outside('partner')],
      host: { instances: 2 },
      values: { Partner: { quotaPerSecond: 40 } },
    });
    expect(resource(at(document, 'Server'), 'lock', 'till')?.utilization).toBeCloseTo(0.1, 9);
    expect(resource(at(document, 'Partner'), 'quota')?.utilization).toBeCloseTo(0.25, 9);
  });

  it('counts a host that scales with the most instances that it may grow to', () => {
    const document = design({ steps: [compute(constant(2))] });
    const hostPolicy = { ...noHostPolicy, autoscaling: { ...defaultAutoscaling, min: 1, max: 6 } };
    const stages = document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) => (each.name === 'Server' ? { ...each, hostPolicy } : each)),
    }));
    expect(resource(at({ ...document, stages }, 'Server'), 'cpu')).toMatchObject({ limit: 6 * 2 });
  });

  it('names what is used up first, and the load at which it is', () => {
    const document = design({
      steps: [compute(constant(2)), outside('partner')],
      values: { Partner: { quotaPerSecond: 40 } },
    });
    const { bottleneck } = balanceOf(document);
    expect(bottleneck).toMatchObject({ place: at(document, 'Partner').id, kind: 'quota', of: 'request' });
    expect(bottleneck?.fullAtPerSecond).toBeCloseTo(40, 9);
  });
});

describe('caches', () => {
  const looked = (cache: BuildComponent['values'], keys?: { readonly type: 'uniform'; readonly items: number }) =>
    design({
      steps: [lookup({ need: 'cache', dataSet: 'rows', onMiss: [read('db', 'rows')] }, { key: 'drawn' })],
      values: { Cache: cache },
      ...(keys && { classes: { Users: { ratePerSecond: 10, mix: { 'shop.serve': 1 }, keys } } }),
    });

  it('hits the share of keys alike that it has room for, and misses go on', () => {
    const document = looked({ capacityEntries: 25, capacityMiB: null, ttlMs: null });
    expect(at(document, 'Cache').hitRatio).toBeCloseTo(0.25, 6);
    expect(at(document, 'Db').arrivalsPerSecond).toBeCloseTo(7.5, 5);
  });

  it('hits by the rate of a key where its time ends', () => {
    // Each of 100 keys is asked for 0.1 times a second: 0.5 times in 5 s after its fill.
    const document = looked({ capacityEntries: null, capacityMiB: null, ttlMs: 5000, ttlFrom: 'fill' });
    expect(at(document, 'Cache').hitRatio).toBeCloseTo(0.5 / 1.5, 6);
  });
});

describe('users', () => {
  const mix = { 'shop.serve': 1, 'shop.next': 1 };

  it('ask again after failures and go on after successes', () => {
    const document = design({
      steps: [failing(0.5)],
      more: { next: [] },
      classes: {
        Users: {
          ratePerSecond: 10,
          mix,
          userRetries: { ...retry, attempts: 2 },
          followUps: (names) => [
            {
              after: names.id('operation', 'shop.serve'),
              operation: names.id('operation', 'shop.next'),
              probability: 0.4,
              delayMs: constant(100),
            },
          ],
        },
      },
    });
    const [serve, next] = balanceOf(document).entries;
    expect(serve).toMatchObject({ ratePerSecond: 5, success: 0.75 });
    expect(next?.ratePerSecond).toBeCloseTo(5 + 5 * 0.75 * 0.4, 9);
    expect(at(document, 'Server').arrivalsPerSecond).toBeCloseTo(5 * 1.5 + 6.5, 9);
  });

  it('of a closed class are bounded by their number and by the bottleneck', () => {
    const closed = (population: number) => ({
      Users: {
        arrivals: { type: 'closed', population, thinkTimeMs: exponential(900) } as const,
        mix: { 'shop.serve': 1 },
      },
    });
    const few = balanceOf(design({ steps: [compute(constant(40)), pause(60)], classes: closed(10) }));
    // 10 / (900 + 100 ms), and 2 vCPUs / 40 ms against 10 workers / 100 ms.
    expect(few.closed[0]).toMatchObject({ byUsers: 10 });
    expect(few.closed[0]?.byBottleneck).toBeCloseTo(50, 9);
    expect(few.offeredPerSecond).toBeCloseTo(10, 9);
    const many = balanceOf(design({ steps: [compute(constant(40)), pause(60)], classes: closed(100) }));
    expect(many.bottleneck?.utilization).toBeCloseTo(2, 9);
  });

  it('come in batches, by a trace, and at two rates', () => {
    const rateOf = (arrivals: Document['workload']['trafficClasses'][number]['arrivals']) =>
      balanceOf(design({ steps: [], classes: { Users: { arrivals, mix: { 'shop.serve': 1 } } } })).offeredPerSecond;
    expect(rateOf({ type: 'batches', ratePerSecond: 3, batchSize: constant(4) })).toBeCloseTo(12, 9);
    expect(rateOf({ type: 'renewal', interarrivalMs: exponential(20) })).toBeCloseTo(50, 9);
    expect(
      rateOf({ type: 'modulated', lowRatePerSecond: 10, highRatePerSecond: 50, meanLowMs: 3000, meanHighMs: 1000 }),
    ).toBeCloseTo(20, 9);
  });
});

describe('a design that is not finished', () => {
  it('has the figures of what can be reached, and calls that find nobody fail', () => {
    const whole = design({ steps: [outside('partner'), compute(constant(2))] });
    const stage = whole.stages[0]!;
    const without = {
      ...whole,
      stages: [{ ...stage, wires: stage.wires.filter(({ from }) => !('need' in from)) }],
    };
    const balance = balanceOf(without);
    expect(balance.entries[0]?.success).toBe(0);
    expect(at(without, 'Server', balance)).toMatchObject({ arrivalsPerSecond: 10, utilization: 0 });
    expect(at(without, 'Partner', balance).arrivalsPerSecond).toBe(0);
  });

  it('has none where a distribution in it does not exist', () => {
    const document = design({ steps: [compute({ type: 'lognormal', median: 5, mean: 1 })] });
    expect(flowBalance(document, document.stages[0]!.id)).toBeNull();
  });
});
