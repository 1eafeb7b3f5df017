/** Laws over whatever may be drawn: every kind of the catalogue at work, and random designs under random load and faults. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declarations, kinds, type Kind, type KindSpec } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  exponential,
  noPolicy,
  type BuildComponent,
  type BuildWire,
  type Configuration,
  type Document,
  type RetryPolicy,
  type WirePolicy,
} from '#design';
import { billRuns } from './bill-runs';
import { begin, faultAt, imbalance, runDesign } from './testing/run-design';
import { metersOf } from './usage';

/** Steps that ask everything that the kind offers; undefined = modules answer in its place. */
function askingOf(spec: KindSpec) {
  const offered = spec.offers.find(({ verbs }) => verbs.length > 0);
  const about = { need: 'next', dataSet: 'things' } as const;
  return offered?.protocol === 'cache'
    ? [buildStep.lookup({ ...about, onMiss: [buildStep.compute(2)] })]
    : offered?.verbs.map((verb) =>
        buildStep.ask({ ...about, protocol: offered.protocol, verb }, { storeTimeMs: constant(2) }),
      );
}

/** It acts of its own accord, or sends what users ask. */
const sourceOf = ({ generatesTraffic, id }: KindSpec): string => (generatesTraffic ? id : 'users');
const isAskedByNobody = ({ generatesTraffic, offers }: KindSpec): boolean => !generatesTraffic && offers.length === 0;

/** The kind at work between users and what it needs, found by what its spec says it is. */
function atWork(spec: KindSpec, ratePerSecond: number, values: Configuration = {}): Document {
  const asking = askingOf(spec);
  const subject: BuildComponent = { kind: spec.id, values, ...(spec.hosts ? { modules: ['shop'] } : {}) };
  return buildDesign(
    {
      classes: { Users: { ratePerSecond, mix: { 'shop.serve': 1 } } },
      dataSets: { things: {} },
      scenario: { durationMs: 10_000, warmUpMs: 0 },
      modules: {
        shop: {
          operations: { serve: [spec.computes ? buildStep.compute(1) : buildStep.pause(1), ...(asking ?? [])] },
        },
      },
      components: {
        Users: { kind: sourceOf(spec), classes: ['Users'] },
        ...(spec.hosts ? {} : { Server: { kind: 'server', modules: ['shop'] } }),
        ...(spec.generatesTraffic ? {} : { Subject: subject }),
      },
      wires: [
        ...(spec.hosts || spec.passesOn ? ['Users -> Subject'] : ['Users -> Server']),
        ...(spec.passesOn || isAskedByNobody(spec) ? ['Subject -> Server'] : []),
        ...(asking ? ['shop.next -> Subject'] : []),
      ],
    },
    declarations,
  );
}

/** Id of the component under test: the first of the kind. */
function subjectOf(document: Document, { spec }: Kind) {
  const found = document.stages[0]!.components.find(({ kind }) => kind === spec.id);
  if (!found) throw new Error(`no ${spec.id} in its own design`);
  return found;
}

function used(kind: Kind, ratePerSecond: number): number {
  const document = atWork(kind.spec, ratePerSecond);
  const run = begin(document);
  run.advance(10_000, Number.POSITIVE_INFINITY);
  return metersOf(run.plant).get(subjectOf(document, kind).id)?.get('requests') ?? Number.NaN;
}

describe('each kind of the catalogue', () => {
  it.each(kinds.map((kind) => [kind.spec.id, kind] as const))('%s keeps both ledgers and its digest', (_id, kind) => {
    const document = atWork(kind.spec, 40);
    const report = runDesign(document, { slice: 7 });
    const { arrived, success } = report.ledger;
    expect(arrived).toBeGreaterThan(300);
    expect(success).toBeGreaterThan(arrived * 0.9);
    expect(runDesign(document, { slice: 1000 }).digest).toBe(report.digest);
    const station = report.components.find(({ id }) => id === subjectOf(document, kind).id);
    // A source is not arrived at.
    expect(station?.arrivals ?? 0).toBeGreaterThan(kind.spec.offers.length === 0 ? -1 : 300);
  });

  const metered = kinds.filter(({ spec }) => spec.offers.length > 0);

  it.each(metered.map((kind) => [kind.spec.id, kind] as const))('%s meters more when more is asked', (_id, kind) => {
    expect(used(kind, 80)).toBeGreaterThan(used(kind, 40) * 1.5);
  });

  it.each(kinds.map((kind) => [kind.spec.id, kind] as const))(
    '%s is billed line by line, each explained',
    (_id, kind) => {
      // A price of the design's own is nothing until somebody sets it.
      const prices = kind.spec.parameters.filter((each) => each.type === 'number' && each.quantity === 'money');
      const document = atWork(kind.spec, 40, Object.fromEntries(prices.map(({ name }) => [name, 0.01])));
      const runs = billRuns(document, document.stages[0]!.id);
      let step = runs.next();
      while (!step.done) step = runs.next();
      if (!step.value.ok) throw new Error('the design cannot run');
      const { lines, totalUsd } = step.value.value;
      const itsLines = lines.filter(({ component }) => component === subjectOf(document, kind).id);
      expect(itsLines.length > 0).toBe(!kind.spec.generatesTraffic);
      expect(Number.isFinite(totalUsd)).toBe(true);
      for (const line of itsLines) {
        expect(line.amountUsd).toBeGreaterThanOrEqual(0);
        expect(line.source.length).toBeGreaterThan(5);
        expect(line.sourceDate).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$|^undated$|^$/);
        expect(line.unit.length).toBeGreaterThan(0);
      }
    },
  );
});

const retry: RetryPolicy = {
  attempts: 3,
  on: ['refused', 'timed-out', 'failed', 'reset'],
  backoff: { baseMs: 20, factor: 2, capMs: 500, jitter: 'full' },
  budget: null,
};

const randomDesign = fc.record({
  ratePerSecond: fc.integer({ min: 5, max: 200 }),
  patienceMs: fc.constantFrom(null, 100, 1000),
  workers: fc.integer({ min: 1, max: 12 }),
  backlog: fc.constantFrom(0, 3, 50, null),
  instances: fc.integer({ min: 1, max: 3 }),
  connections: fc.integer({ min: 1, max: 8 }),
  readMs: fc.integer({ min: 1, max: 60 }),
  timeoutMs: fc.constantFrom(null, 30, 300),
  retries: fc.boolean(),
  userRetries: fc.boolean(),
  lossRatio: fc.constantFrom(0, 0.05),
  fans: fc.boolean(),
  fault: fc.constantFrom('crash', 'hang', 'outage', null),
  struck: fc.constantFrom('Front', 'Back', 'Database'),
  seed: fc.integer({ min: 1, max: 1000 }),
});
type RandomDesign = typeof randomDesign extends fc.Arbitrary<infer Value> ? Value : never;

/** Users -> balancer -> front -> back -> database, with whatever limits, losses, retries and fan-out were drawn. */
function drawn(given: RandomDesign): Document {
  const { ratePerSecond, patienceMs, workers, backlog, instances, timeoutMs } = given;
  const policy = { ...noPolicy, timeoutMs, retry: given.retries ? retry : null };
  const host = { kind: 'server', values: { workers, backlog, instances, restartDelayMs: 500, bootMs: constant(200) } };
  const wire = (text: string): BuildWire => ({ wire: text, lossRatio: given.lossRatio, policy });
  const ask = buildStep.call('back.fetch', { onFailure: { type: 'ignore' } });
  return buildDesign(
    {
      classes: {
        Users: { ratePerSecond, patienceMs, mix: { 'front.page': 1 }, userRetries: given.userRetries ? retry : null },
      },
      scenario: { durationMs: 6000, warmUpMs: 1000 },
      modules: {
        front: {
          operations: {
            page: [buildStep.compute(1), given.fans ? buildStep.parallel([[ask], [ask], [ask]], 2) : ask],
          },
        },
        back: {
          operations: {
            fetch: [buildStep.transaction('database', [buildStep.read('database'), buildStep.write('database')])],
          },
        },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Balancer: { kind: 'load-balancer', values: { healthIntervalMs: 500 } },
        Front: { ...host, modules: ['front'] },
        Back: { ...host, modules: ['back'] },
        Database: { kind: 'relational-database', values: { readCpuMs: exponential(given.readMs) } },
      },
      wires: [
        'Users -> Balancer',
        wire('Balancer -> Front'),
        wire('front -> back'),
        { wire: 'back -> Database', policy: { pool: { connections: given.connections, waitLimitMs: 200 } } },
      ],
    },
    declarations,
  );
}

describe('any design under any load and fault', () => {
  it('keeps both ledgers at every look, and gives the same report however it is sliced', () => {
    let failed = 0;
    let late = 0;
    fc.assert(
      fc.property(randomDesign, (given) => {
        const document = drawn(given);
        const { fault, struck, seed } = given;
        const at: NonNullable<Parameters<typeof runDesign>[1]>['at'] = fault
          ? {
              2000: (run) => run.inject(faultAt(document, struck, fault), null),
              4000: (run) => run.clearFaults(),
            }
          : {};
        const report = runDesign(document, { seed, slice: 41, at });
        expect(runDesign(document, { seed, slice: 100_000, at }).digest).toBe(report.digest);
        const { ledger } = report;
        expect(ledger.arrived).toBe(ledger.success + ledger.late + ledger.failed + ledger.inFlight);
        failed += ledger.failed;
        late += ledger.late;
      }),
      { seed: 5, numRuns: 15 },
    );
    // What never failed proves nothing.
    expect(failed).toBeGreaterThan(200);
    expect(late).toBeGreaterThan(200);
  });

  it('counts every request of a run that is left in the middle', () => {
    const run = begin(atWork(kinds[0]!.spec, 100));
    run.advance(5000, Number.POSITIVE_INFINITY);
    expect(imbalance(run)).toEqual([0, 0, 0]);
  });
});

describe('the limit of a wait that is over', () => {
  /** A page that reads in 1 ms and then computes for 200 ms, over a wire whose policy would be too short for that. */
  function page(policy: Partial<WirePolicy>): Document {
    return buildDesign(
      {
        classes: { Users: { ratePerSecond: 2, patienceMs: null, mix: { 'shop.page': 1 } } },
        scenario: { durationMs: 60_000, warmUpMs: 0 },
        modules: {
          shop: { operations: { page: [buildStep.read('database'), buildStep.compute(constant(200))] } },
        },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Server: { kind: 'server', modules: ['shop'], values: { vcpus: 64 } },
          Database: { kind: 'relational-database', values: { readCpuMs: constant(30), vcpus: null } },
        },
        wires: ['Users -> Server', { wire: 'shop -> Database', policy }],
      },
      declarations,
    );
  }

  it('does not cut short what the caller computes after the answer', () => {
    const { flows } = runDesign(page({ timeoutMs: 50, pool: null }));
    expect(flows[0]?.availability).toBe(1);
    expect(flows[0]?.responses.p50Ms).toBeGreaterThan(230);
  });

  it('does not end the call that got its connection in time', () => {
    const slow = page({ timeoutMs: null, pool: { connections: 1, waitLimitMs: 35 } });
    const { flows, wires } = runDesign({ ...slow, workload: crowded(slow) });
    expect(wires.find(({ attempts }) => attempts > 0)).toBeDefined();
    expect(flows[0]?.failed['refused']).toBeGreaterThan(10);
    expect(flows[0]?.failed['timed-out']).toBe(0);
  });
});

/** The same users, twenty times as many. */
function crowded({ workload }: Document): Document['workload'] {
  return {
    trafficClasses: workload.trafficClasses.map((each) => ({
      ...each,
      arrivals: { type: 'poisson', ratePerSecond: 40 },
    })),
  };
}
