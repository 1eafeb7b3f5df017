import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { BuildNames, buildDocument, buildStep, constant, type Document } from '#design';
import type { NamedSolution } from '#exercises';
import { judge, judgePlan } from '..';
import { syntheticExercise } from '../testing/synthetic-exercise';
import { madeTrial } from '#simulation';

const { call, compute } = buildStep;
const names = new BuildNames();

/** Two pages, of which both need the first host and one the second, which may be left out. */
function shop(isOptional: boolean): Document {
  const asked = call('extras.give');
  const steps = [compute(constant(1)), isOptional ? buildStep.orElse(asked, []) : asked];
  return buildDocument(
    {
      classes: {
        Visitors: { ratePerSecond: 20, mix: { 'shop.plain': 1, 'shop.rich': 1 }, patienceMs: 2000, userRetries: null },
      },
      scenario: { durationMs: 5000, warmUpMs: 0 },
      stages: {
        Start: {
          modules: {
            shop: { operations: { plain: [compute(constant(1))], rich: steps } },
            extras: { operations: { give: [compute(constant(1))] } },
          },
          components: {
            Users: { kind: 'users', classes: ['Visitors'] },
            Shop: { kind: 'server', modules: ['shop'] },
            Extras: { kind: 'server', modules: ['extras'] },
          },
          wires: ['Users -> Shop', { wire: 'shop -> extras', policy: { timeoutMs: 200 } }],
        },
      },
    },
    declarations,
    names,
  );
}

function judged(isOptional: boolean, named: readonly string[]) {
  const start = shop(false);
  const exercise = syntheticExercise({
    goals: [
      { id: 'unharmed', type: 'unharmed', atLeast: 0.6 },
      { id: 'worst', type: 'worst-parts', named: 1, atLeast: 1 },
    ],
    start,
  });
  const answers = Object.fromEntries(named.map((name, at) => [`worst ${at + 1}`, names.id('component', name)]));
  const solution: NamedSolution = { name: 'reference', passes: true, document: shop(isOptional), answers };
  const input = { exercise, solution, reference: solution };
  const trials = judgePlan(input).map((each) => ({ ...each, trial: madeTrial(each.order) }));
  return { ...judge(input, trials), unfinished: judge(input, trials.slice(0, -1)) };
}

describe('a goal on the fault survey', () => {
  it('tells the share of cells that no fault harms, and which part is worst at the start', () => {
    const [{ goals, passed, seeds, unfinished }, repaired] = [judged(false, ['Extras']), judged(true, ['Shop'])];
    const [unharmed, worst] = goals;
    // Of 32 cells the shop and its wire harm both pages, the extras and theirs one, each by three faults of four.
    expect(unharmed!.measured).toBeCloseTo(14 / 32, 1);
    expect(unharmed).toMatchObject({ verdict: 'missed', unit: 'ratio', target: 0.6 });
    expect(worst).toMatchObject({ verdict: 'missed', measured: 0 });
    expect(passed).toBe(false);
    expect(seeds).toBe(4);
    expect(unfinished.goals.map(({ verdict }) => verdict)).toEqual(['missed', 'unmeasured']);
    expect(repaired.goals.map(({ verdict }) => verdict)).toEqual(['met', 'met']);
    expect(repaired.goals[0]!.measured).toBeGreaterThan(0.6);
    expect(repaired.passed).toBe(true);
  });
});
