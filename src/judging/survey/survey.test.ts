/** The fault survey: which single faults there are, and what each takes away, worked out by hand. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, findProblems, scaledLaw, type Document } from '#design';
import { makeTrial, type Trial } from '#simulation';
import { caseDocument, scenarioWith, surveyOf, surveyPlan, worstRows, type SurveyRow } from './survey';
import { pathsOf, surveyCases } from './survey-cases';

const free = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
const atOnce = { readCpuMs: constant(1) };

/** Two operations behind a balancer on two servers in two zones; one of them asks a store. */
function shop(): Document {
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: { type: 'constant', ratePerSecond: 20, firstMs: 5 },
          mix: { 'shop.page': 1, 'shop.item': 1 },
          patienceMs: 1000,
        },
      },
      zones: { a: 'home', b: 'home' },
      modules: {
        shop: { operations: { page: [buildStep.compute(constant(1))], item: [buildStep.read('database', 'items')] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Balancer: { kind: 'load-balancer', values: { policy: 'round-robin', healthIntervalMs: 600_000 } },
        Shop: { kind: 'server', modules: ['shop'], values: { instances: 2, workers: null }, zones: ['a', 'b'] },
        Store: { kind: 'relational-database', dataSets: ['items'], zones: ['a'], values: atOnce },
      },
      wires: [
        { wire: 'Users -> Balancer', ...free },
        { wire: 'Balancer -> Shop', ...free },
        { wire: 'shop.database -> Store', ...free },
      ],
    },
    declarations,
  );
}

const surveyed = (): {
  readonly rows: readonly SurveyRow[];
  readonly of: (name: string, fault: string) => readonly number[];
} => {
  const document = shop();
  const plan = surveyPlan(document, document.stages[0]!.id, declarations);
  const trials = new Map<number, Trial>();
  for (const [at, order] of plan.orders.entries()) {
    const making = makeTrial(order);
    let step = making.next();
    while (!step.done) step = making.next();
    if (!step.value.ok) throw new Error(step.value.problems.map(({ text }) => text).join());
    trials.set(at, step.value.value);
  }
  const survey = surveyOf(plan, trials)!;
  expect(survey.calm.every(({ lost }) => lost === 0)).toBe(true);
  return {
    rows: worstRows(survey, 3),
    of: (name, fault) => {
      const row = survey.rows.find(({ surveyed: each }) => each.name === name && each.fault === fault);
      if (!row)
        throw new Error(`no case ${name}: ${fault} among ${survey.rows.map((each) => each.surveyed.name).join()}`);
      return row.cells.map(({ lost }) => Math.round(lost));
    },
  };
};

describe('the single faults of a stage', () => {
  it('are four for each part, instance, path and zone', () => {
    const cases = surveyCases(shop().stages[0]!, declarations);
    expect([...new Set(cases.map(({ name }) => name))]).toEqual([
      'Balancer',
      'Shop',
      'Store',
      'Shop, instance 1',
      'Shop, instance 2',
      'Users to Balancer',
      'Balancer to Shop',
      'Shop to Store',
      'Zone a',
      'Zone b',
    ]);
    expect(cases).toHaveLength(40);
  });

  it('are of one path where several wires run between the same two parts', () => {
    const { stages } = shop();
    const [stage] = stages;
    const again = { ...stage!, wires: [...stage!.wires, ...stage!.wires] };
    expect(pathsOf(again).map(({ wires }) => wires.length)).toEqual([2, 2, 2]);
  });

  it('slow times down without changing their shape', () => {
    expect(scaledLaw({ type: 'lognormal', median: 5, p99: 20 }, 10)).toEqual({
      type: 'lognormal',
      median: 50,
      p99: 200,
    });
    expect(scaledLaw({ type: 'hyperexponential', mean: 5, cv: 2 }, 10)).toEqual({
      type: 'hyperexponential',
      mean: 50,
      cv: 2,
    });
    expect(scaledLaw(constant(3), 10)).toEqual(constant(30));
  });

  it('make runs of at least 200 requests of each entry operation, of steady load', () => {
    const document = shop();
    expect(caseDocument(document, null).scenario).toMatchObject({ durationMs: 90_000, timeline: [] });
    const [class0] = document.workload.trafficClasses;
    const rare = {
      ...class0!,
      arrivals: { type: 'poisson' as const, ratePerSecond: 4 },
      profile: [{ atMs: 1, factor: 9, ramp: false }],
    };
    const seldom = caseDocument({ ...document, workload: { trafficClasses: [rare] } }, null);
    // Two a second of each: 200 take 100 s.
    expect(seldom.scenario.durationMs).toBe(30_000 + 100_000 + 30_000);
    expect(seldom.workload.trafficClasses[0]!.profile).toEqual([]);
  });

  it('stand in a scenario as the document can keep them', () => {
    const document = shop();
    const [first] = surveyCases(document.stages[0]!, declarations);
    const scenario = { ...document.scenario, ...scenarioWith(document, first!) };
    expect(scenario.timeline[0]).toMatchObject({ name: 'Balancer: down', atMs: 90_000, durationMs: 30_000 });
    const problems = (of: Document) => findProblems(of, of.stages[0]!.id, declarations);
    expect(problems({ ...document, scenario })).toEqual(problems(document));
  });
});

describe('a fault survey', () => {
  it('tells what each fault takes from each entry operation', () => {
    const { rows, of } = surveyed();
    // Whatever stands before everything takes everything, the store only what asks it.
    expect(of('Balancer', 'down')).toEqual([100, 100]);
    expect(of('Store', 'down')).toEqual([0, 100]);
    expect(of('Store', 'silent')).toEqual([0, 100]);
    expect(of('Shop to Store', 'down')).toEqual([0, 100]);
    expect(of('Shop to Store', 'silent')).toEqual([0, 100]);
    // One of two in turn, and nobody finds out.
    const [page, item] = of('Shop, instance 1', 'down');
    expect(page! + item!).toBeGreaterThan(95);
    expect(page! + item!).toBeLessThan(105);
    // A fifth of all, and of one of two half as much; on a path as at its end.
    expect(Math.abs(of('Shop', 'errors')[0]! - 20)).toBeLessThan(6);
    expect(Math.abs(of('Shop, instance 2', 'errors')[0]! - 10)).toBeLessThan(5);
    expect(Math.abs(of('Shop to Store', 'errors')[1]! - 20)).toBeLessThan(6);
    expect(of('Shop to Store', 'errors')[0]).toBe(0);
    // Ten times 1 ms is nothing to a user, and zone a has the store and half of the shop.
    expect(of('Shop', 'slower')).toEqual([0, 0]);
    expect(of('Zone a', 'down')[1]).toBe(100);
    expect(rows[0]!.cells.every(({ lost }) => lost === 100)).toBe(true);
  });
});
