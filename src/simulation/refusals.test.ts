import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Document, type RateLimit } from '#design';
import type { ComponentColumn, RefusalReason, Run } from '.';
import { begin, faultAt } from './testing/run-design';
import { shopAndDatabase } from './testing/shop-and-database';

const endMs = 20_000;

/** What is turned away in the last second of a run, by part and reason, and the rates that the parts tell. */
function turnedAway(document: Document, before: (run: Run) => void = () => {}) {
  const stage = document.stages[0]!;
  const run = begin(document);
  before(run);
  while (run.status === 'ready') run.advance(endMs, 50_000);
  const { index } = run;
  const snapshot = run.snapshot();
  const row = (part: string) => index.components.indexOf(stage.components.find(({ name }) => name === part)!.id);
  const by = (part: string) =>
    Object.fromEntries(
      index.columns.refusals.flatMap((reason, at) => {
        const rate = snapshot.refusals[row(part) * index.columns.refusals.length + at]!;
        return rate === 0 ? [] : [[reason, rate]];
      }),
    ) as Partial<Record<RefusalReason, number>>;
  const figure = (part: string, column: ComponentColumn) =>
    snapshot.components[row(part) * index.columns.components.length + index.columns.components.indexOf(column)]!;
  return { by, figure };
}

const steps = [buildStep.compute(constant(5)), buildStep.read('database')];
const slow = { readCpuMs: constant(20) };

describe('what is turned away', () => {
  it('is told by part and reason, and adds up to what each part refused', () => {
    const { by, figure } = turnedAway(
      shopAndDatabase({
        ratePerSecond: 400,
        steps,
        shop: { vcpus: 1, workers: 8, backlog: 4 },
        database: { ...slow, maxConnections: 2 },
        policy: { pool: null },
      }),
    );
    expect(by('Shop')).toEqual({ backlog: figure('Shop', 'refusedRate') });
    expect(by('Database')).toEqual({ connections: figure('Database', 'refusedRate') });
    expect(by('Shop').backlog).toBeGreaterThan(100);
    expect(by('Database').connections).toBeGreaterThan(20);
    expect(by('Users')).toEqual({});
  });

  it('is counted in the report by reason from the end of warm-up on, and adds up to what a part refused', () => {
    const overloaded = { ratePerSecond: 400, steps, shop: { vcpus: 1, workers: 8, backlog: 4 } };
    const document = shopAndDatabase({
      ...overloaded,
      database: { ...slow, maxConnections: 2 },
      policy: { pool: null },
    });
    const countsOf = (warmUpMs: number) => {
      const run = begin({ ...document, scenario: { ...document.scenario, warmUpMs } });
      while (run.status === 'ready') run.advance(endMs, 50_000);
      return run.report().components;
    };
    const shop = (warmUpMs: number) => countsOf(warmUpMs).find(({ refused }) => refused > 0)!;
    const [all, part] = [shop(0), shop(endMs / 2)];
    expect(all.turnedAway).toEqual({ backlog: all.refused });
    expect(part.turnedAway).toEqual({ backlog: part.refused });
    expect(part.refused / all.refused).toBeCloseTo(0.5, 1);
    // Who finds no connection free never arrives.
    expect(countsOf(0).map(({ turnedAway: counts }) => counts)).toContainEqual({ connections: expect.any(Number) });
  });

  it.each([
    ['pool', { pool: { connections: 1, waitLimitMs: 0 } }],
    ['bulkhead', { bulkhead: { places: 1, waitLimitMs: 0 } }],
  ] as const)('belongs to the caller where its own %s is full', (reason, policy) => {
    const { by } = turnedAway(shopAndDatabase({ steps, ratePerSecond: 100, database: slow, policy }));
    expect(by('Shop')).toEqual({ [reason]: expect.any(Number) });
    expect(by('Database')).toEqual({});
  });

  it('is a rate or quota where one was set', () => {
    const perSecond: RateLimit = { algorithm: 'token-bucket', limit: 5, windowMs: 1000, burst: 1, per: 'all' };
    const openDoor = { loadShedding: null, adaptiveConcurrency: null, autoscaling: null, rollout: null };
    const limited = buildDesign(
      {
        classes: { Users: { ratePerSecond: 100, mix: { 'shop.order': 1 } } },
        scenario: { durationMs: endMs, warmUpMs: 0 },
        modules: { shop: { operations: { order: [buildStep.compute(constant(1))] } } },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Shop: { kind: 'server', modules: ['shop'], hostPolicy: { ...openDoor, rateLimits: [perSecond] } },
        },
        wires: ['Users -> Shop'],
      },
      declarations,
    );
    const { by, figure } = turnedAway(limited);
    expect(by('Shop')).toEqual({ rate: figure('Shop', 'refusedRate') });
    expect(by('Shop').rate).toBeGreaterThan(80);
  });

  it('is nobody who listens where all instances are down', () => {
    const document = shopAndDatabase({ steps, ratePerSecond: 100 });
    const { by } = turnedAway(document, (run) => run.inject(faultAt(document, 'Shop', 'outage'), null));
    expect(by('Shop')['not-listening']).toBeGreaterThan(80);
  });
});
