/**
 * A ticket shop that everybody likes: servers in two zones that come and go with the load, a database with a standby in the other zone and a copy that is read, an
 * export for the staff behind a credential, and one crash a day. What is wrong with its variants is not drawn on the sheet.
 */
import { buildAction, buildStep, constant, exponential, noHostPolicy, type BuildStage } from '#design';
import type { BuildRequirement } from '#design';
import type { WrittenExercise } from '../author';

const { on, strike } = buildAction;
const { compute, pause, read, write } = buildStep;
const second = 1000;

export const stakeholders = ['users', 'finance', 'operations', 'data protection'] as const;

/** The night of the ticket shop is long. */
const day = Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0.2 : 1.4));

const pool = { connections: 5, waitLimitMs: second };

const start: BuildStage = {
  zones: { 'zone a': 'home', 'zone b': 'home' },
  modules: {
    shop: {
      operations: {
        browse: [compute(exponential(100)), read('database', 'stock', { readFrom: 'replica' })],
        checkout: [compute(exponential(60)), pause(40), write('database', 'stock'), write('database', 'orders')],
      },
    },
    staff: { operations: { export: [read('database', 'orders')] } },
  },
  components: {
    Shoppers: { kind: 'users', classes: ['Shoppers', 'Staff'], at: [0, 100] },
    Balancer: {
      kind: 'load-balancer',
      values: { policy: 'least-outstanding', healthIntervalMs: 5 * second, unhealthyAfter: 2, healthyAfter: 1 },
      at: [260, 100],
    },
    'Ticket server': {
      kind: 'server',
      modules: ['shop', 'staff'],
      zones: ['zone a', 'zone b'],
      values: {
        instances: 2,
        vcpus: 1,
        memoryMiB: 2048,
        workers: 16,
        backlog: 64,
        bootMs: constant(20 * second),
      },
      hostPolicy: {
        ...noHostPolicy,
        autoscaling: {
          metric: 'utilization',
          target: 0.12,
          min: 2,
          max: 6,
          everyMs: 15 * second,
          tolerance: 0.1,
          maxStep: null,
          cooldownOutMs: 15 * second,
          cooldownInMs: 60 * second,
          drainMs: 10 * second,
          schedule: [],
        },
      },
      at: [520, 60],
    },
    Database: {
      kind: 'relational-database',
      dataSets: ['stock', 'orders'],
      zones: ['zone a', 'zone b'],
      values: {
        vcpus: 1,
        memoryMiB: 2048,
        storageGiB: 20,
        readCpuMs: exponential(2),
        writeCpuMs: exponential(2),
        standby: 'synchronous',
        detectionMs: 300,
        promotionMs: constant(200),
        readReplicas: 1,
        replicationLagMs: constant(8 * second),
        replayShare: 0.1,
      },
      at: [900, 80],
    },
  },
  wires: [
    'Shoppers -> Balancer',
    'Balancer -> Ticket server',
    { wire: 'shop.database -> Database', policy: { timeoutMs: 2 * second, pool } },
    { wire: 'staff.database -> Database', policy: { timeoutMs: 2 * second, pool } },
  ],
};

const ofStaff = { ratePerSecond: 0.2, mix: { 'staff.export': 1 }, dailyProfile: day, patienceMs: 10 * second };

export const written: WrittenExercise = {
  design: {
    title: 'The acceptance test',
    classes: {
      Shoppers: {
        ratePerSecond: 4,
        mix: { 'shop.browse': 55, 'shop.checkout': 45 },
        keys: { type: 'uniform', items: 50 },
        dailyProfile: day,
        patienceMs: 10 * second,
      },
      Staff: ofStaff,
    },
    scenario: { durationMs: 330 * second, warmUpMs: 30 * second },
    timeline: {
      'The primary crashes': {
        atMs: 160 * second,
        durationMs: 40 * second,
        action: strike('outage', on.instance('Database')),
      },
    },
    dataSets: { orders: { classification: 'personal' } },
    requirements: { 'Mean response': { metric: 'mean', comparator: 'at-most', target: 250, owner: 'users' } },
    also: (names) => {
      const credential = names.id('credential', 'staff key');
      return {
        access: {
          credentials: [{ id: credential, name: 'staff key' }],
          permissions: [{ type: 'operation', credential, operation: names.id('operation', 'staff.export') }],
        },
      };
    },
  },
  start,
};

/** The operation that few ask for and everybody earns by. */
const ofCheckout: NonNullable<BuildRequirement['scope']> = (names) => ({
  type: 'operation',
  operation: names.id('operation', 'shop.checkout'),
});

export type Lines = Readonly<Record<string, BuildRequirement>>;

export const lines = {
  checkout: { metric: 'p99', comparator: 'at-most', target: 900, scope: ofCheckout, owner: 'users' },
  staleness: { metric: 'staleness', comparator: 'at-most', target: 60 * second, owner: 'users' },
  night: { metric: 'quiet-hour-cost', comparator: 'at-most', target: 0.9, owner: 'finance' },
  lost: { metric: 'acknowledged-lost', comparator: 'at-most', target: 0, owner: 'operations' },
  zone: { metric: 'zone-loss', comparator: 'at-least', target: 0.7, owner: 'operations' },
  door: { metric: 'open-operations', comparator: 'at-most', target: 2, owner: 'data protection' },
} as const satisfies Lines;

/** One for each thing that can go wrong. */
export const sixLines: Lines = {
  'Checkout is quick for nearly all': lines.checkout,
  'Stock is of this minute': lines.staleness,
  'The night is cheaper': lines.night,
  'No order is lost': lines.lost,
  'A zone may go': lines.zone,
  'Only the shop is open': lines.door,
};
