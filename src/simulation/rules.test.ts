/** What counts, when it counts, and how long a rule between counters does not hold. */
import { describe, expect, it } from 'vitest';
import { buildStep, idOf, type Document, type Relation, type RetryPolicy } from '#design';
import { createRun, type Report } from '.';
import { runDesign } from './testing/run-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

const counterOf = { ordered: idOf('counter', 9001), charged: idOf('counter', 9002) } as const;
const { ordered, charged } = counterOf;

/** Everything that is ordered is charged, and nothing else is. */
const balance: Relation = {
  id: idOf('relation', 9003),
  name: 'every order is charged once',
  terms: [
    { counter: ordered, factor: 1 },
    { counter: charged, factor: -1 },
  ],
  comparator: 'equal',
  target: 0,
};

const add = (counter: keyof typeof counterOf, idempotencyKey: 'request' | null = null): TwoHosts['steps'][number] => {
  const made = buildStep.count('any', { idempotencyKey });
  return (context) => ({ ...made(context), counter: counterOf[counter] }) as never;
};

/** Requests at 0, 1, 2, 3 ... s, each about an entity of its own. */
const steady = {
  ratePerSecond: 1,
  seconds: 10.9,
  trafficClass: {
    arrivals: { type: 'constant', ratePerSecond: 1, firstMs: 0 },
    keys: { type: 'sequence', values: Array.from({ length: 20 }, (_, at) => at) },
  },
} as const;

function ruled(given: Omit<TwoHosts, keyof typeof steady>, comparator: Relation['comparator'] = 'equal'): Document {
  return {
    ...twoHosts({ ...steady, ...given }),
    nextId: 10_000,
    rules: {
      counters: [
        { id: ordered, name: 'ordered', initial: 0 },
        { id: charged, name: 'charged', initial: 0 },
      ],
      relations: [{ ...balance, comparator }],
    },
  };
}

const valueOf = ({ rules }: Report, counter: string) => rules.counters.find(({ id }) => id === counter)?.value;

const again: RetryPolicy = {
  attempts: 3,
  on: ['timed-out'],
  backoff: { baseMs: 0, factor: 1, capMs: null, jitter: 'none' },
  budget: null,
};

describe('counters', () => {
  it('grow by what steps add, and stand in the report and its digest', () => {
    const report = runDesign(ruled({ steps: [add('ordered')] }));
    expect(valueOf(report, ordered)).toBe(parts(report).whole.offered);
    expect(valueOf(report, charged)).toBe(0);
    const other = runDesign(ruled({ steps: [add('charged')] }));
    expect(other.digest).not.toBe(report.digest);
  });

  it('count again with each attempt, and once for each key where one is given', () => {
    // Every attempt charges and is then given up: three charges for an order.
    const given = { policy: { timeoutMs: 50, retry: again }, front: [add('ordered'), buildStep.call('back.answer')] };
    const careless = runDesign(ruled({ ...given, steps: [add('charged'), wait(100)] }));
    expect(valueOf(careless, charged)).toBe(3 * (valueOf(careless, ordered) ?? 0));
    const careful = runDesign(ruled({ ...given, steps: [add('charged', 'request'), wait(100)] }));
    expect(valueOf(careful, charged)).toBe(valueOf(careful, ordered));
    expect(valueOf(careful, ordered)).toBeGreaterThan(5);
  });
});

describe('a relation between counters', () => {
  const front = [add('ordered'), wait(200), buildStep.call('back.answer')];

  it('is violated from the first count to the second, each time', () => {
    const report = runDesign(ruled({ front, steps: [add('charged')] }));
    const { offered } = parts(report).whole;
    const [relation] = report.rules.relations;
    expect(relation?.violations).toBe(offered);
    expect(relation?.longestMs).toBeCloseTo(200, 6);
    expect(relation?.totalMs).toBeCloseTo(200 * offered, 6);
    expect(relation?.holdsNow).toBe(true);
    expect(relation?.broken).toHaveLength(offered);
    expect(relation?.broken.slice(0, 2)).toMatchObject([{ fromMs: 0 }, { fromMs: 1000 }]);
    expect(relation?.broken[1]?.toMs).toBeCloseTo(1200, 6);
    expect(report.events.filter(({ type }) => type === 'rule')).toHaveLength(1);
  });

  it('is not violated by what is made good at the same instant', () => {
    const report = runDesign(
      ruled({ front: [add('ordered'), buildStep.call('back.answer')], steps: [add('charged')] }),
    );
    expect(report.rules.relations[0]).toMatchObject({ violations: 0, longestMs: 0, holdsNow: true });
    expect(valueOf(report, charged)).toBeGreaterThan(5);
  });

  it('stays violated to the end when nothing makes it good', () => {
    const report = runDesign(ruled({ steps: [add('ordered')] }));
    const [relation] = report.rules.relations;
    expect(relation).toMatchObject({ violations: 1, holdsNow: false });
    expect(relation?.longestMs).toBeGreaterThan(8900);
    expect(relation?.broken).toEqual([{ fromMs: 0, toMs: 10_900 }]);
    expect(runDesign(ruled({ steps: [add('ordered')] }, 'at-most')).rules.relations[0]?.violations).toBe(1);
    expect(runDesign(ruled({ steps: [add('ordered')] }, 'at-least')).rules.relations[0]?.violations).toBe(0);
  });

  it('is looked at from the end of warm-up on', () => {
    const document = ruled({ front, steps: [add('charged')] });
    const whole = runDesign(document).rules.relations[0]!.violations;
    const warm: Document = { ...document, scenario: { ...document.scenario, warmUpMs: 5500 } };
    const later = runDesign(warm).rules.relations[0]!.violations;
    expect(later).toBeGreaterThan(3);
    expect(later).toBeLessThan(whole - 3);
  });

  it('follows edits: counters keep their values', () => {
    const document = ruled({ steps: [add('ordered')] });
    const made = createRun(document, document.stages[0]!.id, 1);
    if (!made.ok) throw new Error('it cannot run');
    const run = made.value;
    run.advance(5000, Number.POSITIVE_INFINITY);
    const before = valueOf(run.report(), ordered);
    expect(before).toBeGreaterThan(3);
    const relations = [{ ...balance, comparator: 'at-most' as const, target: 100 }];
    expect(run.apply({ ...document, rules: { ...document.rules, relations } }, 'looser')).toEqual([]);
    expect(valueOf(run.report(), ordered)).toBe(before);
    expect(run.report().rules.relations[0]).toMatchObject({ holdsNow: true, violations: 0 });
  });
});
