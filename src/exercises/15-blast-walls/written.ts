/** A home page of four services that are called without a timeout; one of them, which nobody needs in order to buy, crashes in a loop, hangs, and is slow. */
import {
  buildAction,
  buildStep,
  noPolicy,
  type BuildComponent,
  type BuildModule,
  type BuildNames,
  type BuildRequirement,
  type BuildStage,
  type BuildStep,
  type BuildWire,
  type Configuration,
  type WirePolicy,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { database, free, pooled, second, server, usersOf, wire } = experiments.settings;
const { on, strike } = buildAction;
const { call, compute, read } = buildStep;

const phaseMs = 40 * second;
/** A phase shows its harm from then on: before, whatever guards the page has yet to notice. */
const noticeMs = 5 * second;
/** Beginnings of the three phases. */
const begins = { crashing: 20 * second, hanging: 80 * second, slow: 140 * second } as const;
export type Phase = keyof typeof begins;
export const phases = Object.keys(begins) as readonly Phase[];

const hosts = { vcpus: 4, workers: 64, backlog: 128 };

/** How the page asks for recommendations, and with what policy on the wire. */
export interface Guard {
  /** Whether the page is shown without them when they do not answer. */
  readonly isOptional?: boolean;
  readonly policy?: Partial<WirePolicy>;
  readonly shop?: Configuration;
  readonly recommendations?: Configuration;
}

const modules = (isOptional: boolean): Readonly<Record<string, BuildModule>> => {
  const asked = call('recommendations.for user');
  const recommended: BuildStep = isOptional ? buildStep.orElse(asked, []) : asked;
  return {
    page: {
      operations: {
        home: [compute(7), call('catalog.list'), recommended, call('reviews.top'), call('ads.pick')],
        checkout: [compute(9), call('catalog.reserve')],
      },
    },
    catalog: {
      operations: {
        list: [compute(4), read('database', 'products')],
        reserve: [compute(6), read('database', 'products')],
      },
    },
    recommendations: { operations: { 'for user': [compute(8)] } },
    reviews: { operations: { top: [compute(3)] } },
    ads: { operations: { pick: [compute(2)] } },
  };
};

const services: Readonly<Record<string, readonly [number, number]>> = {
  catalog: [620, -120],
  reviews: [620, 220],
  ads: [620, 390],
};

const title = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export function guarded({ isOptional = false, policy = {}, shop = {}, recommendations = {} }: Guard): BuildStage {
  const others = Object.entries(services).map(([name, at]): readonly [string, BuildComponent] => [
    title(name),
    { ...server([name], hosts), at },
  ]);
  const wires: readonly BuildWire[] = [
    free('Shoppers -> Shop'),
    wire('page -> recommendations', { ...noPolicy, ...policy }),
    ...Object.keys(services).map((name) => wire(`page -> ${name}`)),
    pooled('catalog.database -> Database'),
  ];
  return {
    modules: modules(isOptional),
    components: {
      Shoppers: { ...usersOf('Shoppers'), at: [0, 130] },
      Shop: { ...server(['page'], { ...hosts, ...shop }), at: [220, 130] },
      Recommendations: { ...server(['recommendations'], { ...hosts, ...recommendations }), at: [620, 50] },
      ...Object.fromEntries(others),
      Database: { ...database(['products']), at: [990, -120] },
    },
    wires,
  };
}

const recommender = on.component('Recommendations');

const restartMs = 30 * second;

const of = (operation: string) => (names: BuildNames) =>
  ({ type: 'operation', operation: names.id('operation', operation) }) as const;

const quick = (phase: Phase): BuildRequirement => ({
  metric: 'p99',
  comparator: 'at-most',
  target: 400,
  window: { fromMs: begins[phase] + noticeMs, toMs: begins[phase] + phaseMs },
  scope: of('page.home'),
});

export const written: WrittenExercise = {
  design: {
    title: 'Blast walls',
    classes: {
      Shoppers: {
        ratePerSecond: 80,
        mix: { 'page.home': 9, 'page.checkout': 1 },
        patienceMs: 3 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: begins.slow + phaseMs + 10 * second, warmUpMs: 10 * second },
    timeline: {
      'Recommendations crash': { atMs: begins.crashing, action: strike('crash', recommender) },
      'Recommendations crash again': {
        atMs: begins.crashing + restartMs + second,
        action: strike('crash', recommender),
      },
      'Recommendations hang': { atMs: begins.hanging, durationMs: phaseMs, action: strike('hang', recommender) },
      'Recommendations are three times slower': {
        atMs: begins.slow,
        durationMs: phaseMs,
        action: strike('cpu-throttle', recommender, { magnitude: 1 / 3 }),
      },
    },
    requirements: {
      home: { metric: 'availability', comparator: 'at-least', target: 0.999, scope: of('page.home') },
      checkout: { metric: 'availability', comparator: 'at-least', target: 0.999, scope: of('page.checkout') },
      crashing: quick('crashing'),
      hanging: quick('hanging'),
      slow: quick('slow'),
    },
  },
  start: guarded({}),
};
