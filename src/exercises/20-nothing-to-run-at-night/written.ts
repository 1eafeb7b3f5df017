/** A shop in two services and a database, by day and by night: who looks at pages asks for files, and a few add to a cart or order. Both containers are patched within the run. */
import {
  buildAction,
  buildStep,
  constant,
  type BuildComponent,
  type BuildStage,
  type BuildStep,
  type Configuration,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { on, strike } = buildAction;
const { ask, compute, write } = buildStep;
const { database, free, functionOf, minute, second, usersOf, wire } = experiments.settings;

const perSecond = 20;
/** A quiet request every other second. */
const atNight = 0.025;
const hoursOfDay = 24;
const dayMs = 4 * minute;

const modulesFor = (store: (dataSet: string) => BuildStep): NonNullable<BuildStage['modules']> => ({
  pages: { operations: { page: [] } },
  cart: { operations: { 'add to cart': [compute(constant(20)), store('carts')] } },
  orders: { operations: { 'process order': [compute(constant(30)), store('orders')] } },
});

const container = (modules: readonly string[], at: readonly [number, number]): BuildComponent => ({
  kind: 'container',
  at,
  modules,
  values: { instances: 1, vcpus: 1, memoryMiB: 2048, workers: 64, backlog: 128 },
});

const shoppers: BuildComponent = { ...usersOf('Shoppers'), at: [0, 140] };

export const services: BuildStage = {
  modules: modulesFor((dataSet) => write('database', dataSet)),
  components: {
    Users: shoppers,
    Frontend: container(['pages'], [280, 20]),
    Backend: container(['cart', 'orders'], [280, 260]),
    Database: { ...database(['carts', 'orders'], { vcpus: 2 }), at: [620, 260] },
  },
  wires: [
    free('Users -> Frontend'),
    free('Users -> Backend'),
    ...['cart', 'orders'].map((name) =>
      wire(`${name}.database -> Database`, { pool: { connections: 10, waitLimitMs: null } }),
    ),
  ],
};

export interface Serverless {
  /** Modules by the name of their function. */
  readonly functions: Readonly<Record<string, readonly string[]>>;
  readonly values?: Configuration;
}

export const serverless = ({ functions, values = {} }: Serverless): BuildStage => {
  const pagesAreComputed = Object.values(functions).some((modules) => modules.includes('pages'));
  return {
    modules: modulesFor((dataSet) => ask({ need: 'store', protocol: 'key-value', verb: 'put', dataSet })),
    components: {
      Users: shoppers,
      ...(!pagesAreComputed && { Files: { kind: 'object-store', at: [280, 0], modules: ['pages'] } }),
      Gateway: { kind: 'api-gateway', at: [280, 220], values: { edition: 'lean' } },
      ...Object.fromEntries(
        Object.entries(functions).map(([name, modules], row) => [
          name,
          { ...functionOf(modules, { memoryMiB: 1024, ...values }), at: [600, 160 + 180 * row] },
        ]),
      ),
      Store: { kind: 'key-value-store', at: [940, 220], dataSets: ['carts', 'orders'] },
    },
    wires: [
      ...(pagesAreComputed ? [] : [free('Users -> Files')]),
      free('Users -> Gateway'),
      ...Object.keys(functions).map((name) => wire(`Gateway -> ${name}`, { timeoutMs: 10 * second })),
      ...['cart', 'orders'].map((name) => wire(`${name}.store -> Store`, { timeoutMs: second })),
    ],
  };
};

/** A patch starts a container anew. */
const patch = (name: string, atMs: number): NonNullable<WrittenExercise['design']['timeline']>[string] => ({
  atMs,
  action: strike('crash', on.instance(name)),
});

export const written: WrittenExercise = {
  design: {
    title: 'Nothing to run at night',
    classes: {
      Shoppers: {
        ratePerSecond: perSecond,
        mix: { 'pages.page': 80, 'cart.add to cart': 15, 'orders.process order': 5 },
        keys: { type: 'uniform', items: 10_000 },
        patienceMs: 3 * second,
        userRetries: null,
        profile: [
          { atMs: 0, factor: 1, ramp: false },
          { atMs: dayMs, factor: atNight, ramp: false },
        ],
        dailyProfile: Array.from({ length: hoursOfDay }, (_, hour) => (hour >= 8 && hour < 20 ? 1 : atNight)),
      },
    },
    scenario: { durationMs: 8 * minute, warmUpMs: 20 * second },
    timeline: {
      'The frontend is patched': patch('Frontend', 1.5 * minute),
      'The backend is patched': patch('Backend', 2.5 * minute),
    },
    requirements: {
      p95: { metric: 'p95', comparator: 'at-most', target: 250 },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999 },
    },
  },
  start: services,
};
