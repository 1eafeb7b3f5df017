/** One server, one database, a payment provider that nobody stops waiting for, and a day on which three things go wrong. */
import { buildAction, constant, type BuildStage } from '#design';
import type { WrittenExercise } from '../author';
import {
  paymentProvider,
  providerWire,
  shopBalancer,
  shopDatabase,
  shopClass,
  shopModules,
  shoppers,
  shopServer,
  shopWires,
} from '../shop';

const { on, strike } = buildAction;

const second = 1000;
export const slowProvider = { fromMs: 180 * second, toMs: 240 * second };

export interface ShopInZones {
  readonly servers: number;
  readonly zones: readonly string[];
  readonly standby?: 'none' | 'asynchronous' | 'synchronous';
  readonly databaseZones?: readonly string[];
  readonly paymentTimeoutMs?: number | null;
}

export const inZones = ({
  servers,
  zones,
  standby = 'none',
  databaseZones = zones,
  paymentTimeoutMs = null,
}: ShopInZones): BuildStage => ({
  zones: { 'zone a': 'home', 'zone b': 'home' },
  modules: shopModules(),
  components: {
    Users: shoppers,
    Balancer: shopBalancer,
    'Shop server': {
      ...shopServer(servers, { workers: 6 }),
      zones,
    },
    Database: {
      ...shopDatabase({ standby, detectionMs: 5 * second, promotionMs: constant(10 * second) }),
      zones: databaseZones,
    },
    'Payment provider': paymentProvider,
  },
  wires: shopWires({ paymentTimeoutMs, databaseTimeoutMs: 2 * second }),
});

export const written: WrittenExercise = {
  design: {
    title: 'When things break',
    classes: {
      Shoppers: shopClass(80),
    },
    scenario: { durationMs: 1200 * second, warmUpMs: 30 * second },
    timeline: {
      'A server crashes': {
        atMs: 60 * second,
        action: strike('crash', on.instance('Shop server')),
      },
      'The provider is slow': {
        atMs: slowProvider.fromMs,
        durationMs: slowProvider.toMs - slowProvider.fromMs,
        // On the way there and on the way back: an answer after 10 s.
        action: strike('latency', on.wire(providerWire), { magnitude: 5 * second }),
      },
      'A zone is gone': {
        atMs: 600 * second,
        durationMs: 120 * second,
        action: strike('zone-outage', on.zone('zone a')),
      },
    },
    requirements: {
      availability: { metric: 'availability', comparator: 'at-least', target: 0.965 },
      browse: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.995,
        window: slowProvider,
        scope: (names) => ({ type: 'operation', operation: names.id('operation', 'web.browse') }),
      },
    },
  },
  start: inZones({ servers: 1, zones: ['zone a'] }),
};
