/** Each instance of a function opens a connection of its own, and the database admits a hundred, until a queue and a limit stand between them. */
import { buildDocument, buildStep, constant, type BuildStage, type Document } from '#design';
import { database } from '../experiments/settings';
import type { GalleryEntry } from '../entry';
import {
  at,
  availability,
  free,
  functionOf,
  kinds,
  minute,
  roomy,
  rush,
  second,
  server,
  timed,
  usersOf,
} from './parts';

const { call, pause, send, write } = buildStep;

export const orders = { ratePerSecond: 10, factor: 6, workMs: 5 * second, admitted: 100, limit: 90 } as const;
export const ordersRush = { atMs: minute, durationMs: minute } as const;

const store = { operations: { keep: [pause(constant(orders.workMs)), write('database', 'orders')] } };
const warm = { environmentMs: constant(0), burstInstances: null };
const ends = {
  Customers: at(0, 0, usersOf('Customers')),
  Shop: at(1, 0, server(['shop'], roomy)),
};
const rows = database(['orders'], { maxConnections: orders.admitted, vcpus: 8 });
const pooled = timed('store.database -> Database', { pool: { connections: 1, waitLimitMs: null } });

const direct: BuildStage = {
  note: 'Each order is stored while its customer waits, by an instance with a connection of its own.',
  modules: { shop: { operations: { order: [call('store.keep')] } }, store },
  components: {
    ...ends,
    'Store orders': at(2, 0, functionOf(['store'], warm)),
    Database: at(3, 0, rows),
  },
  wires: [free('Customers -> Shop'), timed('shop.store -> store'), pooled],
};

const queued: BuildStage = {
  note: 'Orders wait in a queue, and no more instances work on them than the database admits.',
  modules: {
    shop: { operations: { order: [send({ need: 'orders', protocol: 'queue', operation: 'store.keep' })] } },
    store,
  },
  components: {
    ...ends,
    Orders: at(2, 1, { kind: 'queue', values: { capacityMessages: null } }),
    'Store orders': at(3, 1, functionOf(['store'], { ...warm, concurrencyLimit: orders.limit })),
    Database: at(4, 1, rows),
  },
  wires: [free('Customers -> Shop'), timed('shop.orders -> Orders'), timed('Orders -> Store orders'), pooled],
};

const document: Document = buildDocument(
  {
    title: 'Out of connections',
    classes: {
      Customers: {
        ratePerSecond: orders.ratePerSecond,
        mix: { 'shop.order': 1 },
        patienceMs: 15 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 9 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: rush('Customers', orders.factor, ordersRush),
    requirements: availability(0.999),
    stages: { 'A connection each': direct, 'A queue and a limit': queued },
  },
  kinds,
);

export const outOfConnections: GalleryEntry = {
  id: 'out-of-connections',
  shows: [],
  shelf: 'failure',
  title: document.title,
  summary: 'Functions scale, their database does not',
  tryFirst: 'Watch what the database refuses from 1:00 on, then how long the queue of the second sheet takes to empty.',
  scale: null,
  facts: [],
  document,
};
