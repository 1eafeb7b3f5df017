/** Two eras of one shop: ten visitors a second, then forty and a report; two people, then two teams. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { BuildNames, buildAction, buildDocument, buildStep, constant, type BuildStage, type Document } from '#design';
import type { NamedSolution } from '#exercises';
import { madeTrial, type Trial } from '#simulation';
import { judge, judgeDrawing, judgePlan, type GoalResult } from '..';
import { syntheticExercise } from '../testing/synthetic-exercise';

const names = new BuildNames();
const { pause } = buildStep;

interface Form {
  readonly note?: string;
  /** Hosts with the modules in them. */
  readonly hosts?: Readonly<Record<string, readonly string[]>>;
  readonly kind?: string;
  readonly workers?: number;
}

const stage = ({
  note = '',
  hosts = { Shop: ['shop', 'reports'] },
  kind = 'server',
  workers = 4,
}: Form): BuildStage => ({
  note,
  modules: {
    shop: { operations: { buy: [pause(constant(50))] } },
    reports: { operations: { make: [pause(constant(400))] } },
  },
  components: {
    Users: { kind: 'users', classes: ['Few', 'Many'] },
    Office: { kind: 'users', classes: ['Clerks'] },
    ...Object.fromEntries(
      Object.entries(hosts).map(([name, modules]) => [
        name,
        { kind: name === 'Shop' ? kind : 'server', modules, values: kind === 'server' ? { workers, backlog: 0 } : {} },
      ]),
    ),
  },
  wires: Object.entries(hosts).flatMap(([name, modules]) => [
    ...(modules.includes('shop') ? [`Users -> ${name}`] : []),
    ...(modules.includes('reports') ? [`Office -> ${name}`] : []),
  ]),
});

const every = (ratePerSecond: number) => ({ type: 'constant', ratePerSecond, firstMs: 0 }) as const;
const answered = { metric: 'availability', comparator: 'at-least', target: 0.99 } as const;

const design = {
  classes: {
    Few: { arrivals: every(10), mix: { 'shop.buy': 1 }, userRetries: null },
    Many: { arrivals: every(40), mix: { 'shop.buy': 1 }, userRetries: null },
    Clerks: { arrivals: every(5), mix: { 'reports.make': 1 }, userRetries: null },
  },
  scenario: { durationMs: 3000, warmUpMs: 0 },
  timeline: {
    'The shop is gone': {
      atMs: 2000,
      durationMs: 500,
      action: buildAction.strike('outage', buildAction.on.component('Shop')),
    },
  },
  requirements: { small: answered, large: answered },
};

const documentOf = (stages: Readonly<Record<string, BuildStage>>): Document =>
  buildDocument({ ...design, stages }, declarations, names);

const start = documentOf({ Early: stage({ hosts: {} }) });
const idOf = (name: string) => names.id('trafficClass', name);
const small = { era: 'early', type: 'requirement', requirement: names.id('requirement', 'small') } as const;

const exercise = syntheticExercise({
  eras: [
    { id: 'early', trafficClasses: [idOf('Few')], events: [names.id('event', 'The shop is gone')], teams: [] },
    { id: 'late', trafficClasses: [idOf('Many'), idOf('Clerks')], events: [], teams: [] },
  ],
  goals: [
    { ...small, id: 'small' },
    { id: 'large', era: 'late', type: 'requirement', requirement: names.id('requirement', 'large') },
    { id: 'steps', era: 'late', type: 'changes', atMost: { of: 'reference', times: 1.5 } },
    { id: 'units', era: 'late', type: 'drawn', figure: { name: 'units' }, atMost: 2 },
    { id: 'why', era: 'late', type: 'decision', words: 4 },
    { id: 'stayed', type: 'stayed', atLeast: 1 },
  ],
  start,
});

const split = { Shop: ['shop'], Reports: ['reports'] };
const note = 'Reports moved out, shop stayed as it was. Seed 1: 100 %.';
const early = stage({});
const late: Form = { hosts: split, note };

const solved = (stages: Readonly<Record<string, BuildStage>>): NamedSolution => ({
  name: 'reference',
  passes: true,
  document: documentOf(stages),
  answers: {},
});

const reference = solved({ Early: early, Late: stage(late) });

const made = new Map<string, Trial | null>();

function judged(solution: NamedSolution): Readonly<Record<string, GoalResult>> & { readonly passed: boolean } {
  const input = { exercise, solution, reference };
  const trials = judgePlan(input).map((each) => {
    const key = JSON.stringify(each.order);
    if (!made.has(key)) made.set(key, madeTrial(each.order));
    return { ...each, trial: made.get(key)! };
  });
  const { goals, passed } = judge(input, trials);
  return { ...Object.fromEntries(goals.map((each) => [each.goal.id, each])), passed } as ReturnType<typeof judged>;
}

const verdict = (stages: Readonly<Record<string, BuildStage>>, goal: string) => judged(solved(stages))[goal]?.verdict;

describe('a solution of several eras', () => {
  it('passes where each stage meets what its own time asks for, and not before all are drawn', () => {
    const result = judged(reference);
    expect(result.passed).toBe(false);
    // The shop is gone in the first era alone.
    expect(result['small']).toMatchObject({ verdict: 'missed' });
    expect(result['small']!.measured).toBeCloseTo(5 / 6, 1);
    expect(result['large']).toMatchObject({ verdict: 'met', measured: 1 });
    expect(verdict({ Early: early }, 'large')).toBe('unmeasured');
  });

  it('counts what a stage changed of the one before, and compares it with what the reference did', () => {
    expect(judged(reference)['steps']).toMatchObject({ verdict: 'met', measured: 4, target: 6 });
    const other = { hosts: { Shop: ['shop'], Other: ['reports'], Third: [], Fourth: [], Fifth: [] }, note };
    expect(verdict({ Early: early, Late: stage(other) }, 'steps')).toBe('missed');
    // The same in both stages is no step.
    expect(judged(solved({ Early: stage(other), Late: stage(other) }))['steps']).toMatchObject({
      measured: 0,
      target: 6,
    });
  });

  it('judges a figure of the drawing by the stage of its era', () => {
    const live = (stages: Readonly<Record<string, BuildStage>>) => judgeDrawing(exercise, solved(stages));
    expect(live({ Early: early, Late: stage(late) }).map(({ goal }) => goal.id)).toEqual(['units', 'stayed']);
    expect(live({ Early: stage(late), Late: early })[0]).toMatchObject({ measured: 1 });
  });
});

describe('a note', () => {
  const noted = (text: string) => judged(solved({ Early: early, Late: stage({ ...late, note: text }) }))['why'];

  it('rests on a run of the stage, or of what it began as', () => {
    expect(noted(note)).toMatchObject({ verdict: 'met', measured: 3 });
    const whole = judged(solved({ Early: early, Late: stage({}) }))['large']!.measured!;
    expect(whole).toBeLessThan(0.99);
    expect(noted(`Clerks kept shoppers out. Seed 1: ${(100 * whole).toFixed(1)} %.`)).toMatchObject({ verdict: 'met' });
  });

  it.each([
    ['Reports moved out. Seed 1: 100 %.', []],
    ['Moved. Seed 1: 100 %.', ['why it is drawn so']],
    ['Reports moved out of the shop: 100 %.', ['a seed that is judged', 'a figure of a run on that seed']],
    ['Reports moved out of the shop. Seed 1: 41 %.', ['a figure of a run on that seed']],
  ])('"%s" lacks %j', (text, lacks) => {
    expect(noted(text)).toMatchObject({ names: lacks });
  });
});

describe('a module', () => {
  const stayed = (text: string, form: Form = late) =>
    judged(solved({ Early: early, Late: stage({ ...form, note: text }) }))['stayed']?.measured;

  it('has stayed where others moved, and where the note names it', () => {
    expect(stayed('shop stayed')).toBe(1);
    expect(stayed('reports moved')).toBe(0);
    expect(stayed('shop and reports stayed', { hosts: { Shop: ['shop', 'reports'] } })).toBe(0);
  });

  it('went back where it stands in a host of the kind that it once had', () => {
    const third = {
      Early: early,
      Late: stage({ ...late, kind: 'container' }),
      Back: stage({ note: 'shop went back' }),
    };
    expect(judged(solved(third))['stayed']).toMatchObject({ measured: 1 });
  });
});
