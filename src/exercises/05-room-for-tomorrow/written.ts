/** Orders, the cart and memberships each charge cards for themselves, and three changes of that are on their way. */
import {
  buildStep,
  constant,
  type BuildComponent,
  type BuildModule,
  type BuildStage,
  type BuildStep,
  type BuildWire,
  type Configuration,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { call, compute, outside, read, reply, send, write } = buildStep;
const { database, free, provider, scenario, server, shopClass, usersOf, wire } = experiments.settings;

const work = (timeMs: number, concern: string) => compute(constant(timeMs), concern);

const payment = [work(3, 'payment'), outside('provider', { concern: 'payment' })];
const receipt = [work(3, 'receipt')];

/** What stands where the money is taken, and what is done about the receipt afterwards. */
interface Charging {
  readonly pay: readonly BuildStep[];
  readonly tell: readonly BuildStep[];
}

const selling = ({ pay, tell }: Charging): Readonly<Record<string, BuildModule>> => ({
  catalog: { operations: { browse: [work(6, 'catalog'), read('database', 'products', { concern: 'catalog' })] } },
  orders: {
    operations: { place: [work(6, 'orders'), ...pay, write('database', 'orders', { concern: 'orders' }), ...tell] },
  },
  cart: {
    operations: { 'buy now': [work(4, 'cart'), ...pay, write('database', 'carts', { concern: 'cart' }), ...tell] },
  },
  users: {
    operations: { renew: [work(4, 'members'), ...pay, write('database', 'accounts', { concern: 'members' }), ...tell] },
  },
});

const sellers = ['orders', 'cart', 'users'];
const storing = ['catalog', ...sellers];

export interface Wiring {
  /** Who charges cards: each for itself, or one module. */
  readonly payments: 'each' | 'one';
  /**
   * How receipts come about: each writes its own; all call a module for it; all publish that they were paid, and receipts listens; all put a message into one queue; or
   * nobody writes any.
   */
  readonly receipts: 'each' | 'called' | 'published' | 'queued' | 'none';
  /** Whether the answer waits for what is done about the receipt: for work, or until a broker has taken the message. */
  readonly tellsFirst?: boolean;
  readonly server?: Configuration;
  /** Of a server that does nothing but charge; absent = payments stand in the shop. */
  readonly paymentServer?: Configuration;
}

const tellings: Readonly<Record<Wiring['receipts'], readonly BuildStep[]>> = {
  each: receipt,
  called: [call('receipts.write')],
  published: [send({ need: 'paid', protocol: 'event' })],
  queued: [send({ need: 'paid', protocol: 'queue' })],
  none: [],
};

const isApart = ({ receipts }: Wiring): boolean => ['called', 'published', 'queued'].includes(receipts);

function modulesOf(wiring: Wiring): Readonly<Record<string, BuildModule>> {
  const { payments, receipts, tellsFirst = false } = wiring;
  const told = tellings[receipts];
  return {
    ...selling({
      pay: payments === 'one' ? [call('payments.charge')] : payment,
      tell: tellsFirst ? told : [reply(), ...told],
    }),
    ...(payments === 'one' ? { payments: { operations: { charge: payment } } } : {}),
    ...(isApart(wiring) ? { receipts: { operations: { write: receipt } } } : {}),
  };
}

/** A message needs a broker between who sends it and the module that takes it. */
const brokers: Partial<Readonly<Record<Wiring['receipts'], Readonly<Record<string, BuildComponent>>>>> = {
  published: { Paid: { kind: 'topic', at: [660, 300] } },
  queued: { 'Receipt queue': { kind: 'queue', at: [660, 300] } },
};

function wiresOf({ payments, receipts }: Wiring): readonly BuildWire[] {
  const payers = payments === 'one' ? ['payments'] : sellers;
  const told: Readonly<Record<Wiring['receipts'], readonly string[]>> = {
    each: [],
    called: sellers.map((name) => `${name} -> receipts`),
    published: [...sellers.map((name) => `${name}.paid -> Paid`), 'Paid -> receipts'],
    queued: [...sellers.map((name) => `${name}.paid -> Receipt queue`), 'Receipt queue -> receipts'],
    none: [],
  };
  return [
    ...storing.map((name) => wire(`${name}.database -> Database`, { pool: { connections: 10, waitLimitMs: null } })),
    ...(payments === 'one' ? sellers.map((name) => wire(`${name} -> payments`)) : []),
    ...payers.map((name) => wire(`${name}.provider -> Payment provider`)),
    ...told[receipts].map((each) => wire(each)),
  ];
}

export function wired(wiring: Wiring): BuildStage {
  const modules = modulesOf(wiring);
  const { paymentServer, receipts } = wiring;
  const inShop = Object.keys(modules).filter((name) => name !== 'payments' || paymentServer === undefined);
  return {
    modules,
    components: {
      Users: { ...usersOf('Shoppers'), at: [0, 60] },
      Shop: { ...server(inShop, wiring.server), at: [320, 20] },
      ...(paymentServer ? { Payments: { ...server(['payments'], paymentServer), at: [660, 180] } } : {}),
      Database: {
        ...database(['products', 'orders', 'carts', 'accounts'], {
          readCpuMs: constant(1),
          writeCpuMs: constant(1.5),
        }),
        at: [900, 20],
      },
      // A constant time: what is compared here is how modules are wired, not how a stranger's day goes.
      'Payment provider': {
        ...provider(),
        values: { latencyMs: constant(150), errorRatio: 0, quotaPerSecond: null },
        at: [900, 200],
      },
      ...brokers[receipts],
    },
    wires: [free('Users -> Shop'), ...wiresOf(wiring)],
  };
}

export const written: WrittenExercise = {
  design: {
    title: 'Room for tomorrow',
    classes: {
      Shoppers: {
        ...shopClass(50),
        mix: { 'catalog.browse': 60, 'orders.place': 20, 'cart.buy now': 12, 'users.renew': 8 },
      },
    },
    scenario: scenario(80, 10_000),
    requirements: { availability: { metric: 'availability', comparator: 'at-least', target: 0.999 } },
    also: (names) => ({
      changeModel: {
        teams: [],
        pipeline: { fixedMinutes: 5, minutesPerModule: 5, changeFailureRatio: 0.05 },
        pipelines: [],
        changes: [
          {
            id: names.id('change', 'provider'),
            name: 'Another payment provider',
            concerns: [],
            dataSets: [],
            thirdParties: [names.id('component', 'Payment provider')],
          },
          {
            id: names.id('change', 'gift cards'),
            name: 'Gift cards',
            concerns: ['payment'],
            dataSets: [],
            thirdParties: [],
          },
          {
            id: names.id('change', 'receipts'),
            name: 'Receipts by mail',
            concerns: ['receipt'],
            dataSets: [],
            thirdParties: [],
          },
        ],
      },
    }),
  },
  start: wired({ payments: 'each', receipts: 'each', tellsFirst: true }),
};
