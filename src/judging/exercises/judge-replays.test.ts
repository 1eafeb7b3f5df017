import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { BuildNames, buildDocument, buildStep, constant, type Document, type TestPlan } from '#design';
import type { Goal, NamedSolution } from '#exercises';
import { judge, judgePlan } from '..';
import { syntheticExercise } from '../testing/synthetic-exercise';
import { madeTrial } from '#simulation';

const names = new BuildNames();
const asked = 'shop.buy';

/** A shop that asks a provider, tells a vendor of telemetry by way of a collector, and is tested by so many calls. */
function shop(calls: number, against: TestPlan['against']): Document {
  return buildDocument(
    {
      classes: {
        Users: { ratePerSecond: 20, mix: { [asked]: 1 }, userRetries: null },
        Tests: {
          mix: { [asked]: 1 },
          userRetries: null,
          planned: (all) => ({
            against,
            calls: Array.from({ length: calls }, (_, at) => ({ operation: all.id('operation', asked), atMs: 50 * at })),
          }),
        },
      },
      scenario: { durationMs: 5000, warmUpMs: 0 },
      stages: {
        Start: {
          modules: {
            shop: {
              operations: {
                buy: [buildStep.compute(constant(2)), buildStep.outside('provider'), buildStep.outside('telemetry')],
              },
            },
          },
          components: {
            Users: { kind: 'users', classes: ['Users', 'Tests'] },
            Shop: { kind: 'server', modules: ['shop'] },
            Provider: {
              kind: 'third-party',
              values: { latencyMs: constant(100), errorRatio: 0, pricePerCallUsd: 0.00001 },
            },
            Collector: { kind: 'collector' },
            Vendor: { kind: 'third-party', values: { latencyMs: constant(5), errorRatio: 0, pricePerGbUsd: 1 } },
          },
          wires: ['Users -> Shop', 'shop.provider -> Provider', 'shop.telemetry -> Collector', 'Collector -> Vendor'],
        },
      },
    },
    declarations,
    names,
  );
}

const fault = (target: string) =>
  ({
    fault: 'outage',
    target: { type: 'component', component: names.id('component', target) },
    magnitude: null,
    recurrence: null,
  }) as const;

function judged(goals: readonly Goal[], [calls, against]: Parameters<typeof shop>, named = 'Provider') {
  const exercise = syntheticExercise({
    testing: { replays: 4, errorRatio: 0.5, planted: [fault('Shop'), fault('Provider')] },
    goals,
    start: shop(1, 'cloud'),
  });
  const answers = Object.fromEntries(goals.map(({ id }) => [id, names.id('component', named)]));
  const solution: NamedSolution = { name: 'reference', passes: true, document: shop(calls, against), answers };
  const input = { exercise, solution, reference: solution };
  const trials = judgePlan(input).map((each) => ({ ...each, trial: madeTrial(each.order) }));
  return judge(input, trials);
}

const replays: readonly Goal[] = [
  { id: 'green', type: 'replays', which: 'green', atLeast: 3 },
  { id: 'red', type: 'replays', which: 'red', atLeast: 2 },
];
const measuredOf = (calls: number, against: TestPlan['against']) =>
  judged(replays, [calls, against]).goals.map(({ measured }) => measured);

describe('a goal on replays of the test plans', () => {
  it('counts by the plans of the solution: many calls of what fails now and then are red, and find whatever is broken', () => {
    expect(measuredOf(40, 'cloud')).toEqual([0, 2]);
  });

  it('counts stand-ins as green, though they do not find what breaks behind them', () => {
    expect(measuredOf(40, 'stand-ins')).toEqual([4, 1]);
  });

  it('counts a plan without calls as green, whatever is broken', () => {
    expect(measuredOf(0, 'cloud')).toEqual([4, 0]);
  });
});

describe('a goal on telemetry', () => {
  const vendor = names.id('component', 'Vendor');
  const goals: readonly Goal[] = [
    { id: 'slow', type: 'slowest-part' },
    { id: 'traces', type: 'complete-traces', keeper: vendor, atLeast: 0.9 },
    { id: 'share', type: 'bill-share', of: vendor, atMost: 0.5 },
  ];

  it('knows the part that works longest at the start, what is kept whole, and what leads to the vendor alone', () => {
    const { goals: results } = judged(goals, [0, 'cloud']);
    expect(results.map(({ verdict }) => verdict).slice(0, 2)).toEqual(['met', 'met']);
    expect(results[1]!.measured).toBe(1);
    // A server of the shop and 20 x 0.00001 $ a second, 525 $ a month, against a collector and 54 GB.
    expect(results[2]!.measured).toBeGreaterThan(0.05);
    expect(results[2]!.measured).toBeLessThan(0.25);
    expect(judged(goals, [0, 'cloud'], 'Shop').goals[0]!.verdict).toBe('missed');
  });
});
