/** A shop that is one module with four operations, in three of which the same login check is written out. */
import {
  buildStep,
  constant,
  type BuildComponent,
  type BuildModule,
  type BuildStage,
  type BuildWire,
  type ChangeId,
  type Configuration,
  type PlannedChange,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { call, compute, read, write } = buildStep;
const { database, free, scenario, server, shopClass, usersOf, wire } = experiments.settings;

/** Constant times, so that what a wire adds is not lost among what work takes. */
const work = (timeMs: number, concern: string) => compute(constant(timeMs), concern);
const about = (concern: string) => ({ concern });

const catalog = [work(4, 'catalog'), read('database', 'products', about('catalog'))];
const loginCheck = [work(15, 'login check'), read('database', 'accounts', about('login check'))];
const cart = [work(2, 'cart'), write('database', 'carts', about('cart'))];
const orders = [work(6, 'orders'), write('database', 'orders', about('orders'))];
const tax = [work(1, 'tax')];

/** Modules with what they lead to: the shop calls all others, and those of `storing` ask the database. */
export interface Division {
  readonly modules: Readonly<Record<string, BuildModule>>;
  readonly storing: readonly string[];
}

const whole: Division = {
  modules: {
    shop: {
      operations: {
        browse: catalog,
        'add to cart': [...loginCheck, ...tax, ...cart],
        'place order': [...loginCheck, ...tax, ...orders],
        'log in': loginCheck,
      },
    },
  },
  storing: ['shop'],
};

export interface ByTask {
  /** Whether the shop looks after browsing itself. */
  readonly keepsCatalog?: boolean;
  /** Whether whoever fills a cart is checked. */
  readonly checksCarts?: boolean;
}

/** A module for each task; the shop hands out what it is asked for. */
export const byTask = ({ keepsCatalog = false, checksCarts = true }: ByTask = {}): Division => ({
  modules: {
    shop: {
      operations: {
        browse: keepsCatalog ? catalog : [call('catalog.list')],
        'add to cart': [...(checksCarts ? [call('users.check')] : []), call('tax.reckon'), call('cart.add')],
        'place order': [call('users.check'), call('tax.reckon'), call('orders.place')],
        'log in': [call('users.check')],
      },
    },
    ...(keepsCatalog ? {} : { catalog: { operations: { list: catalog } } }),
    users: { operations: { check: loginCheck } },
    tax: { operations: { reckon: tax } },
    cart: { operations: { add: cart } },
    orders: { operations: { place: orders } },
  },
  storing: [keepsCatalog ? 'shop' : 'catalog', 'users', 'cart', 'orders'],
});

/** A module for each thing that users can ask for, and in each all that it takes. */
export const byOperation: Division = {
  modules: {
    shop: {
      operations: {
        browse: [call('browsing.all')],
        'add to cart': [call('carting.all')],
        'place order': [call('ordering.all')],
        'log in': [call('entering.all')],
      },
    },
    browsing: { operations: { all: catalog } },
    carting: { operations: { all: [...loginCheck, ...tax, ...cart] } },
    ordering: { operations: { all: [...loginCheck, ...tax, ...orders] } },
    entering: { operations: { all: loginCheck } },
  },
  storing: ['browsing', 'carting', 'ordering', 'entering'],
};

const users: BuildComponent = { ...usersOf('Shoppers'), at: [0, 60] };
const store: BuildComponent = {
  ...database(['products', 'accounts', 'carts', 'orders'], { readCpuMs: constant(1), writeCpuMs: constant(1.5) }),
  at: [820, 40],
};
const pool = { connections: 20, waitLimitMs: null };

const wiresOf = ({ modules, storing }: Division): readonly BuildWire[] => [
  ...Object.keys(modules).flatMap((name) => (name === 'shop' ? [] : [wire(`shop -> ${name}`)])),
  ...storing.map((name) => wire(`${name}.database -> Database`, { pool })),
];

export const inOneProcess = (division: Division, values: Configuration = {}): BuildStage => ({
  modules: division.modules,
  components: {
    Users: users,
    'Shop server': { ...server(Object.keys(division.modules), values), at: [380, 20] },
    Database: store,
  },
  wires: [free('Users -> Shop server'), ...wiresOf(division)],
});

/** The same with a host for each module. */
export const apart = (division: Division): BuildStage => ({
  modules: division.modules,
  components: {
    Users: users,
    ...Object.fromEntries(Object.keys(division.modules).map((name) => [`Host of ${name}`, server([name])])),
    Database: store,
  },
  wires: [free('Users -> Host of shop'), ...wiresOf(division)],
});

const rule = (id: ChangeId, concern: string): PlannedChange => ({
  id,
  name: `New ${concern} rule`,
  concerns: [concern],
  dataSets: [],
  thirdParties: [],
});

export const written: WrittenExercise = {
  design: {
    title: 'One job each',
    classes: {
      Shoppers: {
        ...shopClass(50),
        mix: { 'shop.browse': 80, 'shop.add to cart': 12, 'shop.log in': 5, 'shop.place order': 3 },
      },
    },
    scenario: scenario(110, 10_000),
    requirements: { availability: { metric: 'availability', comparator: 'at-least', target: 0.999 } },
    also: (names) => ({
      changeModel: {
        teams: [],
        pipeline: { fixedMinutes: 5, minutesPerModule: 5, changeFailureRatio: 0.05 },
        pipelines: [],
        changes: [rule(names.id('change', 'tax'), 'tax'), rule(names.id('change', 'password'), 'login check')],
      },
    }),
  },
  start: inOneProcess(whole),
};
