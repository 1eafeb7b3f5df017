/** An object store as traces that can be reckoned by hand: prefixes, the pace of a request, files, and events of puts. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, findProblems, moveModule, type Configuration, type Document } from '#design';
import { billRuns } from './bill-runs';
import { flowBalance } from '.';
import { oneKey, oneStore, storeParts, type OneStore } from './testing/one-store';
import { runDesign } from './testing/run-design';
import { bare } from './testing/bare';

const about = { need: 'store', protocol: 'object', dataSet: 'rows' } as const;
const get = (bytes = 1000) => buildStep.ask({ ...about, verb: 'get' }, { responseBytes: constant(bytes) });
const put = (bytes = 1000) => buildStep.ask({ ...about, verb: 'put' }, { requestBytes: constant(bytes) });
const quick = { firstByteMs: constant(20), putMs: constant(30), bitsPerSecond: 8_000_000 };

const design = ({ values = {}, ...given }: Omit<OneStore, 'kind'>) =>
  oneStore({ kind: 'object-store', ...given, values: { ...quick, ...values } });
const measured = (given: Omit<OneStore, 'kind'>) => storeParts(runDesign(design(given)));

describe('a request', () => {
  it('takes its first byte, and the rest at a pace of its own', () => {
    // A megabyte a second: 500,000 bytes take half of one, however many ask at once.
    const given = { ratePerSecond: 10, seconds: 3 };
    expect(measured({ ...given, steps: [get(500_000)] }).whole.responses.meanMs).toBeCloseTo(520, 6);
    expect(measured({ ...given, steps: [put(500_000)] }).whole.responses.meanMs).toBeCloseTo(530, 6);
    const unlimited = { bitsPerSecond: null };
    expect(measured({ ...given, steps: [get(500_000)], values: unlimited }).whole.responses.meanMs).toBeCloseTo(20, 6);
  });
});

describe('prefixes', () => {
  const spread = { type: 'uniform', items: 100_000 } as const;
  const busy = { steps: [get()], keys: spread, ratePerSecond: 14, seconds: 60 };

  it('are served together until that has throttled for long enough, and then apart', () => {
    const few = { prefixReads: 11, splitAfterMs: 10_000 };
    const apart = measured({ ...busy, values: { ...few, prefixes: 8 } });
    // 10 s of 14 asked and 11 taken; then two halves of 11 each.
    expect(apart.store.partitions).toMatchObject({ count: 2, splits: 1 });
    expect(apart.store.turnedAway.rate).toBeLessThan(10 * 3 + 20);
    const together = measured({ ...busy, values: { ...few, prefixes: 1 } });
    expect(together.store.partitions).toMatchObject({ count: 1, splits: 0 });
    expect(together.store.turnedAway.rate).toBeGreaterThan(120);
  });

  it('count gets and puts apart', () => {
    const { store, whole } = measured({
      steps: [get(), put()],
      keys: oneKey,
      ratePerSecond: 4,
      seconds: 2,
      values: { prefixReads: 100, prefixWrites: 1 },
    });
    // One put is saved, and another one comes after a second.
    expect(whole).toMatchObject({ success: 2, failed: { throttled: 6 } });
    expect(store.partitions).toMatchObject({ readUnits: 8, writeUnits: 2 });
  });
});

/** Users get files from the store, or from a server, beside an API that puts objects of which a worker is told. */
function site(
  files: 'store' | 'server',
  more: { readonly fails?: number; readonly values?: Configuration } = {},
): Document {
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: { type: 'constant', ratePerSecond: 10, firstMs: 0 },
          mix: { 'page.index': { responseBytes: constant(100_000) } },
          patienceMs: null,
        },
        Writers: {
          arrivals: { type: 'constant', ratePerSecond: 2, firstMs: 0 },
          mix: { 'api.upload': 1 },
          patienceMs: null,
        },
      },
      scenario: { durationMs: 9999, warmUpMs: 0 },
      modules: {
        page: { operations: { index: [] } },
        api: { operations: { upload: [buildStep.ask({ need: 'objects', protocol: 'object', verb: 'put' })] } },
        thumbnails: { operations: { make: [buildStep.pause(5), buildStep.failingFirst(more.fails ?? 0)] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users', 'Writers'] },
        Api: { kind: 'server', modules: files === 'server' ? ['api', 'page'] : ['api'] },
        Worker: { kind: 'server', modules: ['thumbnails'] },
        Objects: {
          kind: 'object-store',
          modules: files === 'store' ? ['page'] : [],
          values: { ...quick, visibilityTimeoutMs: 1000, ...more.values },
        },
      },
      wires: [
        { wire: 'Users -> Api', ...bare },
        ...(files === 'store' ? [{ wire: 'Users -> Objects', ...bare }] : []),
        { wire: 'api.objects -> Objects', ...bare },
        { wire: 'Objects -> Worker', ...bare },
      ],
    },
    declarations,
  );
}

describe('files', () => {
  it('are served to users without a server', () => {
    const { components, flows } = runDesign(site('store'));
    const page = flows.find(({ scope }) => scope.type === 'operation');
    // The last file is still on its way.
    expect(flows[0]).toMatchObject({ offered: 120, success: 119 });
    // 20 ms and 100,000 bytes at a megabyte a second.
    expect(page?.responses.meanMs).toBeCloseTo(120, 6);
    expect(components.at(-1)).toMatchObject({ arrivals: 120, failures: 0 });
    expect(components.at(-1)?.partitions).toMatchObject({ readUnits: 100, writeUnits: 20 });
  });

  it('are billed as gets, and by what leaves for the internet', () => {
    const document = site('store');
    const runs = billRuns(document, document.stages[0]!.id);
    let step = runs.next();
    while (!step.done) step = runs.next();
    if (!step.value.ok) throw new Error('no bill');
    const own = step.value.value.lines.filter(
      ({ component }) => component === document.stages[0]!.components.at(-1)!.id,
    );
    const usd = Object.fromEntries(own.map(({ label, amountUsd }) => [label, amountUsd]));
    // 10/s x 3,600 x 730 = 26.28 M gets at 0.0004 $ a thousand; 5.256 M puts at 0.005 $.
    expect(usd['Gets']).toBeCloseTo(10.51, 1);
    expect(usd['Puts']).toBeCloseTo(26.28, 1);
    // 26.28 M x 100,000 bytes = 2,447.5 GiB at 0.09 $.
    expect(usd['To the internet']).toBeCloseTo(220.3, 0);
  });

  it('are expected to cost the store a request each', () => {
    const document = site('store');
    const balance = flowBalance(document, document.stages[0]!.id)!.now;
    expect(balance.components.at(-1)?.arrivalsPerSecond).toBeCloseTo(12, 10);
    // Every put is told to the worker.
    expect(balance.components.at(-2)?.arrivalsPerSecond).toBeCloseTo(2, 10);
  });

  it('move from a server to the store, and nothing else does', () => {
    const document = site('server');
    const [stage] = document.stages;
    const id = (name: string) => stage!.components.find((each) => each.name === name)!.id;
    const move = (name: string, from: string) => ({
      stage: stage!.id,
      module: stage!.modules.find((each) => each.name === name)!.id,
      from: id(from),
      to: id('Objects'),
    });
    const moved = moveModule(document, move('page', 'Api'), declarations);
    expect(runDesign(moved).components.at(-1)?.arrivals).toBe(120);
    expect(moveModule(document, move('api', 'Api'), declarations)).toBe(document);
  });

  it('that grew steps are told of as what nobody runs', () => {
    const document = site('store');
    const stages = document.stages.map((stage) => ({
      ...stage,
      modules: stage.modules.map((each) =>
        each.name === 'page' ? { ...each, operations: stage.modules.at(-1)!.operations } : each,
      ),
    }));
    const problems = findProblems({ ...document, stages }, stages[0]!.id, declarations);
    expect(problems.map(({ title }) => title)).toContain('Objects cannot run page');
  });
});

describe('a put', () => {
  it('is told at least once: again until it is acknowledged', () => {
    const messages = (fails: number, values: Configuration = {}) =>
      runDesign(site('store', { fails, values })).components.at(-1)?.messages?.subscriptions[0];
    expect(messages(0)).toMatchObject({ sent: 20, consumed: 20, receives: 20 });
    // The first delivery fails; the second one comes a second after it.
    const again = messages(1);
    expect(again?.receives).toBeGreaterThan(35);
    expect(again?.deadLettered).toBe(0);
    expect(messages(9, { maxReceives: 2 })?.deadLettered).toBeGreaterThan(12);
  });

  it('asks for nobody who hears of it', () => {
    const given = { steps: [put()], ratePerSecond: 2, seconds: 5 };
    expect(
      findProblems(design(given), design(given).stages[0]!.id, declarations).map(({ title }) => title),
    ).not.toContain('Nobody consumes from Store');
    expect(measured(given).whole.success).toBe(10);
  });
});
