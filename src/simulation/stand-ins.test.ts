import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Document, type TestPlan } from '#design';
import { begin, imbalance, runDesign } from './testing/run-design';

const { compute, count, lookup, outside, read, transaction, write } = buildStep;

/** Users and Tests ask a shop for the same: 3 ms of its own, a cache that is empty, a transaction, a third party that always fails. */
function shop(against: TestPlan['against']): Document {
  const document = buildDesign(
    {
      classes: {
        Users: { arrivals: { type: 'constant', ratePerSecond: 1, firstMs: 500 }, mix: { 'shop.pay': 1 } },
        Tests: { ratePerSecond: 1, mix: { 'shop.pay': 1 } },
      },
      dataSets: { rows: {} },
      also: (names) => ({
        rules: { counters: [{ id: names.id('counter', 'paid'), name: 'paid', initial: 0 }], relations: [] },
      }),
      scenario: { durationMs: 10_000, warmUpMs: 0 },
      modules: {
        shop: {
          operations: {
            pay: [
              compute(constant(3)),
              lookup({ need: 'cache', dataSet: 'rows', onMiss: [read('database', 'rows')] }, { key: 'request' }),
              transaction('database', [write('database', 'rows'), count('paid')]),
              outside('partner'),
            ],
          },
        },
      },
      components: {
        Users: { kind: 'users', classes: ['Users', 'Tests'] },
        Shop: { kind: 'server', modules: ['shop'] },
        Cache: { kind: 'cache' },
        Database: { kind: 'relational-database' },
        Partner: { kind: 'third-party', values: { errorRatio: 1 } },
      },
      wires: [
        { wire: 'Users -> Shop', latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null },
        ...['shop.cache -> Cache', 'shop.database -> Database', 'shop.partner -> Partner'].map((wire) => ({
          wire,
          serializationMs: 0,
        })),
      ],
    },
    declarations,
  );
  const [users, tests] = document.workload.trafficClasses;
  const operation = tests!.mix[0]!.operation;
  const calls = [1000, 2000, 3000].map((atMs) => ({ operation, atMs }));
  const trafficClasses = [users!, { ...tests!, testPlan: { calls, against } }];
  return { ...document, workload: { trafficClasses } };
}

const flowsOf = (against: TestPlan['against']) => {
  const report = runDesign(shop(against));
  const [users, tests] = report.flows.filter(({ scope }) => scope.type === 'traffic-class');
  return { report, users: users!, tests: tests! };
};

describe('a test plan', () => {
  it('against the cloud meets what users meet', () => {
    const { tests, users } = flowsOf('cloud');
    expect(tests).toMatchObject({ offered: 3, success: 0, failed: { failed: 3 } });
    expect(users.success).toBe(0);
  });

  it('against stand-ins is answered at once and well, at no load and without the faults of what they stand for', () => {
    const { report, tests, users } = flowsOf('stand-ins');
    expect(tests).toMatchObject({ offered: 3, success: 3 });
    // What the shop itself takes, and nothing else.
    expect(tests.responses.maxMs).toBeCloseTo(3, 6);
    expect(users).toMatchObject({ offered: 10, success: 0 });
    const [, , cache, , partner] = report.components;
    expect([cache!.arrivals, partner!.arrivals]).toEqual([10, 10]);
    // Its transactions commit: what it counts counts.
    expect(report.rules.counters[0]!.value).toBe(13);
  });

  it('is against something else from the edit on that says so', () => {
    const run = begin(shop('stand-ins'));
    run.advance(1500, Number.POSITIVE_INFINITY);
    run.apply(shop('cloud'), 'Set test plan');
    run.advance(10_000, Number.POSITIVE_INFINITY);
    expect(imbalance(run)).toEqual([0, 0, 0]);
    const [, tests] = run.report().flows.filter(({ scope }) => scope.type === 'traffic-class');
    expect(tests).toMatchObject({ success: 1, failed: { failed: 2 } });
  });
});
