/** A CDN before an origin, as traces that can be reckoned by hand: what is kept, for how long, who waits, and what it costs. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Configuration, type Document, type Population } from '#design';
import { billRuns } from './bill-runs';
import { flowBalance } from '.';
import { begin, faultAt, runDesign } from './testing/run-design';
import { bare } from './testing/bare';

const oneKey: Population = { type: 'sequence', values: [7] };

interface Given {
  readonly values?: Configuration;
  readonly keys?: Population;
  readonly ratePerSecond?: number;
  readonly seconds?: number;
  readonly mix?: Readonly<Record<string, number>>;
  readonly bytes?: number;
  readonly arrivals?: 'constant' | 'poisson';
}

/** Users -> CDN -> Origin, which has files, answers that change nothing, and orders. A fetch takes 100 ms. */
function site(given: Given = {}): Document {
  const { ratePerSecond = 10, seconds = 10, bytes = 1000, mix = { 'web.show': 1 } } = given;
  const entry = (weight: number) => ({ weight, responseBytes: constant(bytes) });
  const even = { type: 'constant', ratePerSecond, firstMs: 0 } as const;
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: given.arrivals === 'poisson' ? { type: 'poisson', ratePerSecond } : even,
          mix: Object.fromEntries(Object.entries(mix).map(([name, weight]) => [name, entry(weight)])),
          patienceMs: null,
          keys: given.keys ?? oneKey,
        },
      },
      scenario: { durationMs: seconds * 1000 - 1, warmUpMs: 0 },
      modules: {
        web: {
          operations: {
            show: [buildStep.pause(100), buildStep.call('rows.list')],
            order: [buildStep.pause(100), buildStep.call('rows.add')],
            flaky: [buildStep.pause(10), buildStep.failing(0.3)],
            file: [],
          },
        },
        rows: { operations: { list: [buildStep.read('db', 'rows')], add: [buildStep.write('db', 'rows')] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Edge: { kind: 'cdn', values: { edgeMs: constant(0), caches: 'safe', ...given.values } },
        Origin: { kind: 'server', modules: ['web', 'rows'], values: { workers: null, backlog: null, vcpus: null } },
        Db: {
          kind: 'relational-database',
          values: { readCpuMs: constant(0), writeCpuMs: constant(0), vcpus: null, maxConnections: null },
        },
      },
      wires: [
        { wire: 'Users -> Edge', ...bare },
        { wire: 'Edge -> Origin', ...bare },
        { wire: 'web -> rows', ...bare },
        { wire: 'rows.db -> Db', ...bare, policy: { pool: null } },
      ],
    },
    declarations,
  );
}

function parts(document: Document, seed = 1) {
  const { components, flows } = runDesign(document, { seed });
  return { edge: components[1]!, origin: components[2]!, whole: flows[0]! };
}

describe('an answer', () => {
  it('is fetched once and kept for its time to live', () => {
    // Ten a second of one thing, each kept for 2 s from its fill at 0.1 s: fetched at 0 and, once the copy of 100 ms is gone, at 2.1, 4.2, 6.3 and 8.4 s.
    const { edge, origin, whole } = parts(site({ values: { ttlMs: 2000 } }));
    expect(origin.arrivals).toBe(5);
    expect(whole).toMatchObject({ offered: 100, success: 100 });
    // Whoever came while it was fetched waited for it: two each time, for the copy is there at the instant of the first.
    expect(edge.lookups).toBe(100);
    expect(edge.hits + edge.joined).toBe(95);
  });

  it('comes at once when it is there', () => {
    const { whole } = parts(site({ ratePerSecond: 1, values: { ttlMs: null, edgeMs: constant(20) } }));
    // The first one takes 120 ms, nine take 20.
    expect(whole.responses.meanMs).toBeCloseTo((120 + 9 * 20) / 10, 6);
  });

  it('is told apart by what it is about, and the one unused for longest goes', () => {
    const keys: Population = { type: 'sequence', values: [1, 2, 3] };
    const fetched = (capacityMiB: number | null) =>
      parts(site({ keys, ratePerSecond: 2, bytes: 1024, values: { ttlMs: null, capacityMiB } })).origin.arrivals;
    expect(fetched(null)).toBe(3);
    // There is room for two, and each is gone when its turn comes again.
    expect(fetched(2 / 1024)).toBe(20);
    expect(fetched(3 / 1024)).toBe(3);
  });

  it('of what changes something is never kept, unless everything is', () => {
    const fetched = (caches: string, operation: string) =>
      parts(site({ ratePerSecond: 1, mix: { [operation]: 1 }, values: { caches, ttlMs: null } })).origin.arrivals;
    expect([fetched('files', 'web.file'), fetched('files', 'web.show'), fetched('files', 'web.order')]).toEqual([
      1, 10, 10,
    ]);
    expect([fetched('safe', 'web.file'), fetched('safe', 'web.show'), fetched('safe', 'web.order')]).toEqual([
      1, 1, 10,
    ]);
    expect([fetched('all', 'web.show'), fetched('all', 'web.order')]).toEqual([1, 1]);
  });
});

describe('an expired answer', () => {
  /** One thing, ten times a second, kept for a second; from 2 s on the origin is away. */
  const orphaned = (values: Configuration, seconds = 10) => {
    const document = site({ seconds, values: { ttlMs: 1000, ...values } });
    const { components, flows } = runDesign(document, {
      at: { 2000: (run) => run.inject(faultAt(document, 'Origin', 'outage'), null) },
    });
    return { edge: components[1]!, origin: components[2]!, whole: flows[0]! };
  };

  it('is no answer, unless it is kept for the case that none comes', () => {
    // Filled at 0.1 and 1.2 s: the copy of then is good to 2.2 s. Whoever comes later gets an error.
    expect(orphaned({}).whole).toMatchObject({ success: 22, failed: { refused: 78 }, degraded: 0 });
    expect(orphaned({}).edge.staleAnswers).toBe(0);
    const kept = orphaned({ staleIfErrorMs: 3_600_000 });
    expect(kept.whole).toMatchObject({ success: 100, degraded: 78 });
    expect(kept.edge).toMatchObject({ staleAnswers: 78, hits: 18 });
  });

  it('is given for as long as it is kept', () => {
    // To 2.2 + 3 s.
    const { whole, edge } = orphaned({ staleIfErrorMs: 3000 });
    expect(whole).toMatchObject({ success: 52, degraded: 30 });
    expect(edge.staleAnswers).toBe(30);
  });

  it('gives way to the next that comes', () => {
    const document = site({ seconds: 10, values: { ttlMs: 1000, staleIfErrorMs: 3_600_000 } });
    const { flows, components } = runDesign(document, {
      at: {
        2000: (run) => run.inject(faultAt(document, 'Origin', 'outage'), null),
        4950: (run) => run.clearFaults(),
      },
    });
    expect(flows[0]!).toMatchObject({ success: 100, degraded: 28 });
    expect(components[1]!.hits + components[1]!.joined).toBeGreaterThan(60);
  });

  it('is for everybody who waited for the fetch that brought nothing', () => {
    // A hundred a second; each fetch takes 100 ms and fails. One after the other, ten would be answered a second.
    const seen = (coalescing: boolean) => {
      const document = site({
        ratePerSecond: 100,
        seconds: 5,
        values: { ttlMs: 1000, staleIfErrorMs: 3_600_000, coalescing },
      });
      const { flows, components } = runDesign(document, {
        at: { 2000: (run) => run.inject(faultAt(document, 'Origin', 'error-rate', 1), null) },
      });
      return { whole: flows[0]!, edge: components[1]!, origin: components[2]! };
    };
    const alone = seen(false);
    const together = seen(true);
    for (const { whole } of [alone, together]) expect(whole.failed.failed).toBe(0);
    expect(together.whole.responses.meanMs).toBeLessThan(100);
    expect(together.edge.staleAnswers).toBeGreaterThan(200);
    expect(together.origin.arrivals).toBeLessThan(45);
    expect(alone.origin.arrivals).toBeGreaterThan(250);
  });

  it('takes room, and the one unused for longest goes first', () => {
    const keys: Population = { type: 'sequence', values: [1, 2, 3] };
    const room = (staleIfErrorMs: number | null) =>
      parts(site({ keys, ratePerSecond: 3, bytes: 1024, values: { ttlMs: 500, capacityMiB: 1, staleIfErrorMs } })).edge;
    expect(room(null).meanEntries).toBeLessThan(2);
    expect(room(60_000).meanEntries).toBeCloseTo(3, 0);
  });

  it('is expected where it hides errors and takes room', () => {
    // Three of ten fetches fail; there is room for 60 of 100 answers.
    const keys: Population = { type: 'zipf', items: 100, exponent: 0.8, hotShares: [] };
    const successOf = (staleIfErrorMs: number | null) => {
      const document = site({
        keys,
        mix: { 'web.flaky': 1 },
        arrivals: 'poisson',
        ratePerSecond: 100,
        seconds: 60,
        bytes: 1024,
        values: { ttlMs: 500, capacityMiB: 60 / 1024, coalescing: false, staleIfErrorMs },
      });
      const expected = flowBalance(document, document.stages[0]!.id)!.now.entries[0]!.success;
      return { expected, measured: parts(document).whole.availability! };
    };
    const [without, kept] = [successOf(null), successOf(60_000)];
    expect(kept.measured).toBeGreaterThan(without.measured + 0.1);
    expect(Math.abs(kept.expected - kept.measured)).toBeLessThan(0.03);
    // With room for all hardly a miss would find nothing.
    expect(kept.expected).toBeLessThan(0.97);
  });
});

describe('a stampede', () => {
  const crowd = { ratePerSecond: 200, seconds: 5, keys: oneKey };

  it('passes everybody on who comes while the answer is fetched', () => {
    const { origin } = parts(site({ ...crowd, values: { ttlMs: 1000, coalescing: false } }));
    // A fetch takes 100 ms, in which twenty come: at 0, and after each second's copy, five times in all.
    expect(origin.arrivals).toBeGreaterThan(4 * 19);
    expect(origin.arrivals).toBeLessThan(6 * 21);
  });

  it('is one fetch where users wait for each other', () => {
    const { origin, whole } = parts(site({ ...crowd, values: { ttlMs: 1000, coalescing: true } }));
    expect(origin.arrivals).toBe(5);
    expect(whole.success).toBe(1000);
  });

  it('comes back when everything is forgotten at once', () => {
    const document = site({ ...crowd, values: { ttlMs: null } });
    const { components } = runDesign(document, {
      at: { 2000: (run) => run.inject(faultAt(document, 'Edge', 'cache-flush'), null) },
    });
    expect(components[2]!.arrivals).toBe(2);
  });
});

describe('while it runs', () => {
  it('shows its hit ratio', () => {
    const run = begin(site({ values: { ttlMs: null } }));
    run.advance(5000, Number.POSITIVE_INFINITY);
    const { columns, components } = run.index;
    const stride = columns.components.length;
    expect(components.length).toBe(4);
    expect(run.snapshot().components[stride + columns.components.indexOf('hitRatio')]).toBe(1);
  });
});

describe('what is expected of it', () => {
  it('is the hit ratio that its keys, its room and its time to live come to', () => {
    const keys: Population = { type: 'zipf', items: 200, exponent: 1, hotShares: [] };
    const document = site({ keys, ratePerSecond: 100, seconds: 120, arrivals: 'poisson', values: { ttlMs: 5000 } });
    const balance = flowBalance(document, document.stages[0]!.id)!.now;
    const { edge, origin } = parts(document);
    const expected = balance.components[1 - 1]!;
    expect(expected.hitRatio).toBeGreaterThan(0.5);
    expect((edge.hits + edge.joined) / edge.lookups).toBeCloseTo(expected.hitRatio!, 1);
    expect(Math.abs(origin.arrivals / 120 - balance.components[1]!.arrivalsPerSecond)).toBeLessThan(3);
  });
});

describe('its bill', () => {
  it('is requests, and what goes to users once, whoever had it', () => {
    const document = site({ ratePerSecond: 10, bytes: 100_000, values: { ttlMs: null } });
    const runs = billRuns(document, document.stages[0]!.id);
    let step = runs.next();
    while (!step.done) step = runs.next();
    if (!step.value.ok) throw new Error('no bill');
    const { lines } = step.value.value;
    const edge = document.stages[0]!.components[1]!.id;
    const usd = Object.fromEntries(
      lines.filter((each) => each.component === edge).map((each) => [each.label, each.amountUsd]),
    );
    // 26.28 M requests at 0.01 $ for 10,000; 2,447.5 GiB at 0.085 $.
    expect(usd['Requests']).toBeCloseTo(26.28, 1);
    expect(usd['To users']).toBeCloseTo(208.04, 0);
    expect(lines.some(({ label }) => label === 'To the internet')).toBe(false);
  });
});
