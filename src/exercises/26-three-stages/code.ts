/** The code of the shop, written before it stands anywhere, and what is there in every stage. What each module does is the same wherever it stands. */
import {
  buildStep,
  constant,
  type BuildComponent,
  type BuildModule,
  type BuildStage,
  type BuildWire,
  type WirePolicy,
} from '#design';
import { experiments } from '#gallery';

const { call, compute, orElse, outside, read, write } = buildStep;
const { provider, server, usersOf, wire } = experiments.settings;

/** A page is shown without recommendations where these do not answer. */
export const modules: Readonly<Record<string, BuildModule>> = {
  web: {
    operations: {
      browse: [compute(constant(10), 'web'), call('catalog.list'), orElse(call('recommendations.suggest'), [])],
      'place order': [compute(constant(10), 'web'), call('orders.place')],
    },
  },
  catalog: { operations: { list: [compute(constant(20), 'catalog'), read('database', 'products')] } },
  orders: {
    operations: {
      place: [compute(constant(15), 'orders'), call('payments.charge'), write('database', 'orders')],
    },
  },
  payments: { operations: { charge: [compute(constant(5), 'payments'), outside('provider')] } },
  recommendations: { operations: { suggest: [compute(constant(20), 'recommendations')] } },
  reports: { operations: { make: [compute(constant(2000), 'reports'), read('database', 'orders')] } },
  photos: { operations: { keep: [compute(constant(200), 'photos')] } },
};
export const moduleNames = Object.keys(modules);

/** On the sheet in every stage. */
export const around: Readonly<Record<string, BuildComponent>> = {
  Customers: { ...usersOf('First customers', 'Shoppers', 'The world'), at: [0, 100] },
  Office: { ...usersOf('Clerks'), at: [0, 380] },
  'Payment provider': { ...provider(), at: [1280, 380] },
};
export const zones = { Home: 'home', Far: 'far' } as const;

/** Who calls whom, however far apart they stand; orders may be asked through a router. */
export const calls = (
  policies: Readonly<Record<string, Partial<WirePolicy>>> = {},
  router: string | null = null,
): readonly BuildWire[] =>
  callers.map((text) =>
    wire(router !== null && text === 'web -> orders' ? `web.orders -> ${router}` : text, policies[text]),
  );

const callers = [
  'web -> catalog',
  'web -> recommendations',
  'web -> orders',
  'orders -> payments',
  'payments.provider -> Payment provider',
];

export const allCalls = (policy: Partial<WirePolicy>): Readonly<Record<string, Partial<WirePolicy>>> =>
  Object.fromEntries(callers.map((text) => [text, policy]));

export const small = { vcpus: 1, memoryMiB: 2048 } as const;

/** Everything on one server that nobody reaches. */
export const start: BuildStage = {
  zones,
  modules,
  components: { ...around, Shop: { ...server(moduleNames, small), at: [520, 40] } },
  wires: calls(),
};
