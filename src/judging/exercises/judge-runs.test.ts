import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { BuildNames, buildDocument, buildStep, constant, idOf, noPolicy, type Document } from '#design';
import type { Goal, NamedSolution, RunFigure } from '#exercises';
import { experiments } from '#gallery';
import { judge, judgePlan, type GoalResult } from '..';
import { syntheticExercise } from '../testing/synthetic-exercise';
import { madeTrial } from '#simulation';

const { call, compute, count, read } = buildStep;

interface Given {
  readonly computeMs: number;
  readonly connections: number;
  /** Orders counted by a request, of which a charge is counted one by one. */
  readonly charges: number;
}

const names = new BuildNames();

/** Ten requests a second; each computes, asks a store twice, and counts an order and some charges. */
function shop({ computeMs, connections, charges }: Given): Document {
  return buildDocument(
    {
      classes: { Visitors: { arrivals: { type: 'constant', ratePerSecond: 10, firstMs: 0 }, mix: { 'shop.page': 1 } } },
      scenario: { durationMs: 20_000, warmUpMs: 0 },
      stages: {
        Start: {
          modules: {
            shop: { operations: { page: [compute(constant(computeMs)), call('stock.ask')] } },
            stock: {
              operations: {
                ask: [
                  read('database', 'rows'),
                  read('database', 'rows'),
                  count('orders'),
                  ...Array.from({ length: charges }, () => count('charges')),
                ],
              },
            },
          },
          components: {
            Users: { kind: 'users', classes: ['Visitors'] },
            Shop: { kind: 'server', modules: ['shop', 'stock'], values: { instances: 3 } },
            Database: { kind: 'relational-database', dataSets: ['rows'], values: { maxConnections: connections } },
          },
          wires: [
            { wire: 'Users -> Shop', latencyMs: 0, serializationMs: 0 },
            'shop -> stock',
            {
              wire: 'stock.database -> Database',
              latencyMs: 0,
              serializationMs: 0,
              policy: { ...noPolicy, pool: { connections: 1, waitLimitMs: null } },
            },
          ],
        },
      },
      also: (known) => ({
        rules: {
          counters: ['orders', 'charges'].map((name) => ({ id: known.id('counter', name), name, initial: 0 })),
          relations: [
            {
              id: relation,
              name: 'Each order is charged once',
              terms: [
                { counter: known.id('counter', 'orders'), factor: 1 },
                { counter: known.id('counter', 'charges'), factor: -1 },
              ],
              comparator: 'equal',
              target: 0,
            },
          ],
        },
      }),
    },
    declarations,
    names,
  );
}

const relation = idOf('relation', 900_001);
const sound: Given = { computeMs: 10, connections: 100, charges: 1 };

type Asked = Omit<Extract<Goal, { type: 'figure' }>, 'id' | 'type'>;

const judged = (given: Partial<Given>, goals: readonly Asked[]) =>
  judgedDocuments(shop(sound), shop({ ...sound, ...given }), goals);

function judgedDocuments(start: Document, handedIn: Document, goals: readonly Asked[]) {
  const exercise = syntheticExercise({
    seeds: [1, 2],
    goals: goals.map((goal, at) => ({ ...goal, type: 'figure', id: `g${at}` })),
    start,
  });
  const solution = (of: Document): NamedSolution => ({ name: 'reference', passes: true, document: of, answers: {} });
  const input = { exercise, solution: solution(handedIn), reference: solution(start) };
  return judge(
    input,
    judgePlan(input).map((each) => ({ ...each, trial: madeTrial(each.order) })),
  );
}

const atMost = (figure: RunFigure, target: number | { of: 'start' | 'reference'; times: number }) =>
  ({ figure, comparator: 'at-most', target }) as const;

const only = (given: Partial<Given>, ...goals: Parameters<typeof judged>[1]): GoalResult =>
  judged(given, goals).goals[0]!;

describe('a goal on a figure of the run', () => {
  it('is measured on every seed, and tells the worst', () => {
    const result = only({}, atMost({ name: 'mean' }, 100));
    expect(result.perSeed).toHaveLength(5);
    expect(result.measured).toBe(Math.max(...result.perSeed.map(({ measured }) => measured!)));
    expect(result).toMatchObject({ verdict: 'met', unit: 'ms', target: 100 });
    expect(only({}, { figure: { name: 'mean' }, comparator: 'at-least', target: 100 }).verdict).toBe('missed');
  });

  it('is compared with the same figure of the start', () => {
    const figure = { name: 'cpu-per-request' } as const;
    const [same, dearer] = [{}, { computeMs: 20 }].map((given) =>
      only(given, atMost(figure, { of: 'start', times: 1.5 })),
    );
    // 10 ms in the shop and two reads in the store.
    expect(same!.target! / 1.5).toBeGreaterThan(10);
    expect(same!.verdict).toBe('met');
    expect(dearer!.measured! - same!.measured!).toBeCloseTo(10, 0);
    expect(dearer!.verdict).toBe('missed');
  });

  it('counts the calls that come to a part', () => {
    const component = names.id('component', 'Database');
    expect(only({}, atMost({ name: 'calls-per-request', component }, 2)).measured).toBeCloseTo(2, 1);
    const unknown = names.id('component', 'Nowhere');
    expect(only({}, atMost({ name: 'calls-per-request', component: unknown }, 2)).verdict).toBe('unmeasured');
  });

  it('counts connections that a store has not', () => {
    expect(only({}, atMost({ name: 'refused-connections' }, 0))).toMatchObject({ measured: 0, verdict: 'met' });
    const result = only({ connections: 2 }, atMost({ name: 'refused-connections' }, 0));
    expect(result.measured).toBeGreaterThan(50);
    expect(result.verdict).toBe('missed');
  });

  it('counts executions of a module, and instances that died', () => {
    const [executions, crashes, none] = judged({}, [
      atMost({ name: 'executions', module: names.id('module', 'stock') }, 0),
      atMost({ name: 'crashes' }, 0),
      atMost({ name: 'executions', module: names.id('module', 'nowhere') }, 0),
    ]).goals;
    // Ten a second for twenty seconds.
    expect(executions!.measured).toBe(200);
    expect(crashes!.measured).toBe(0);
    expect(none!.measured).toBe(0);
  });

  it('measures nothing of messages that were not sent', () => {
    const operation = names.id('operation', 'shop.page');
    expect(only({}, atMost({ name: 'messages-done', operation }, 1000)).verdict).toBe('unmeasured');
  });

  it('tells how much of what leaves know an answer holds', () => {
    const fanOut = (given: Partial<Parameters<typeof experiments.fanOut>[0]>) =>
      experiments.fanOut({ leaves: 10, queries: 200, ...given });
    const whole = fanOut({});
    const component = whole.stages[0]!.components.find(({ name }) => name === 'Leaf')!.id;
    const complete = (document: Document): number =>
      judgedDocuments(whole, document, [
        { figure: { name: 'completeness', component, of: 10 }, comparator: 'at-least', target: 0.9 },
      ]).goals[0]!.measured!;
    expect(complete(whole)).toBeGreaterThan(0.995);
    expect(complete(fanOut({ hedgeAfterMs: 6 }))).toBeGreaterThan(0.995);
    expect(complete(fanOut({ join: 8 }))).toBeCloseTo(0.8, 2);
    expect(complete(fanOut({ leaves: 5 }))).toBeCloseTo(0.5, 2);
  });

  it('looks at counters and at what must hold between them', () => {
    const counter = names.id('counter', 'orders');
    const goals = [
      atMost({ name: 'difference', relation }, 0),
      atMost({ name: 'longest-violation', relation }, 0),
      { figure: { name: 'counter', counter }, comparator: 'at-least', target: 150 } as const,
    ];
    expect(judged({}, goals).passed).toBe(true);
    const [difference, longest, orders] = judged({ charges: 2 }, goals).goals;
    expect(difference!.measured).toBe(orders!.measured);
    expect(longest!.measured).toBeGreaterThan(15_000);
  });
});
