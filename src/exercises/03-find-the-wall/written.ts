/** The Corner Shop before the radio spot: thirty times its load within two minutes. */
import { exponential } from '#design';
import type { WrittenExercise } from '../author';
import {
  paymentProvider,
  shopBalancer,
  shopDatabase,
  shopClass,
  shopModules,
  shoppers,
  shopServer,
  shopWires,
} from '../shop';

const minute = 60_000;
/** The load stands at its height from there to the end. */
export const height = { fromMs: 2.75 * minute, toMs: 3.75 * minute };

export const database = shopDatabase({ readCpuMs: exponential(6) });

export const written: WrittenExercise = {
  design: {
    title: 'Find the wall',
    classes: {
      Shoppers: {
        ...shopClass(20),
        keys: { type: 'zipf', items: 2000, exponent: 1, hotShares: [] },
        profile: [
          { atMs: minute / 2, factor: 1, ramp: false },
          { atMs: 2.5 * minute, factor: 30, ramp: true },
        ],
      },
    },
    scenario: { durationMs: 3.75 * minute, warmUpMs: 15_000 },
    requirements: {
      p99: { metric: 'p99', comparator: 'at-most', target: 300, window: height },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999, window: height },
    },
  },
  start: {
    modules: shopModules(),
    components: {
      Users: shoppers,
      Balancer: shopBalancer,
      'Shop server': shopServer(2),
      Database: database,
      'Payment provider': paymentProvider,
    },
    wires: shopWires(),
  },
};
