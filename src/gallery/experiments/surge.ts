/** SP3, automatic scaling: a hundred requests a second, then a thousand within a second for ten minutes, on servers that grow, on servers that are ready, and on functions. */
import { buildAction, buildDesign, buildStep, constant, defaultAutoscaling, noHostPolicy } from '#design';
import type { AutoscalingPolicy, Document } from '#design';
import {
  after,
  balancer,
  database,
  free,
  functionOf,
  kinds,
  minute,
  onAccount,
  pooled,
  scenario,
  second,
  server,
  usersOf,
  wire,
} from './settings';

const { traffic } = buildAction;
const { compute, pause, read } = buildStep;

/** Longer than functions stay warm. */
const calmS = 900;
export const surge = { from: calmS, to: calmS + 600 };

const one = { serve: [compute(20), pause(5)] };

export interface Fleet {
  readonly everyMs: number;
  readonly bootMs: number;
  readonly backlog?: number;
  /** Instances at the start and at the least. */
  readonly ready?: number;
  /** Brought before the hour. */
  readonly schedule?: AutoscalingPolicy['schedule'];
}

export const fleets = {
  slow: { everyMs: minute, bootMs: 2 * minute },
  quicker: { everyMs: 30 * second, bootMs: minute },
  containers: { everyMs: 15 * second, bootMs: 30 * second },
  patient: { everyMs: minute, bootMs: 2 * minute, backlog: 5000 },
  ready: { everyMs: minute, bootMs: 2 * minute, ready: 20 },
  scheduled: {
    everyMs: minute,
    bootMs: 2 * minute,
    schedule: [{ atMs: after(calmS) - 10 * minute, min: 20, max: 20 }],
  },
} as const satisfies Readonly<Record<string, Fleet>>;

type Rush = NonNullable<Parameters<typeof buildDesign>[0]['timeline']>;

/** So many times as many, within a second. */
const rushOf = (factor: number): Rush => ({
  'The surge': {
    atMs: after(calmS),
    durationMs: 10 * minute,
    action: traffic('Visitors', factor, second),
  },
});
const rush = rushOf(10);

const visitors = (ratePerSecond: number) => ({
  ratePerSecond,
  mix: { 'shop.serve': 1 },
  patienceMs: 3 * second,
  userRetries: null,
});

export function onServers(fleet: Fleet): Document {
  const { everyMs, bootMs, backlog = 64, ready = 2, schedule = [] } = fleet;
  const autoscaling = { ...defaultAutoscaling, min: ready, max: 20, everyMs, target: 0.5, tolerance: 0.1, schedule };
  const shop = server(['shop'], { instances: ready, workers: 32, backlog, bootMs: constant(bootMs) });
  return buildDesign(
    {
      title: 'A surge on servers',
      classes: { Visitors: visitors(100) },
      scenario: scenario(calmS + 600),
      timeline: rush,
      modules: { shop: { operations: one } },
      components: {
        Users: usersOf('Visitors'),
        'Load balancer': balancer('least-outstanding'),
        Shop: { ...shop, hostPolicy: { ...noHostPolicy, autoscaling } },
      },
      wires: [free('Users -> Load balancer'), wire('Load balancer -> Shop')],
    },
    kinds,
  );
}

export const onFunctions = (): Document =>
  buildDesign(
    {
      title: 'A surge on functions',
      classes: { Visitors: visitors(100) },
      scenario: scenario(calmS + 600),
      timeline: rush,
      modules: { shop: { operations: one } },
      components: { Users: usersOf('Visitors'), Shop: functionOf(['shop']) },
      wires: [free('Users -> Shop')],
      also: () => ({ assumptions: onAccount(1000) }),
    },
    kinds,
  );

/** The first minute of it. */
export const firstMinute = { from: calmS, to: calmS + 60 };

/** A hundred requests a second of a second each, then two thousand, within a limit; up to the end of its first minute. */
export const longFunctions = (limit: number): Document =>
  buildDesign(
    {
      title: `Functions of a second, ${limit} at once`,
      classes: { Visitors: visitors(100) },
      scenario: scenario(calmS + 70),
      timeline: rushOf(20),
      modules: { shop: { operations: { serve: [pause(constant(1000))] } } },
      components: { Users: usersOf('Visitors'), Shop: functionOf(['shop']) },
      wires: [free('Users -> Shop')],
      also: () => ({ assumptions: onAccount(limit) }),
    },
    kinds,
  );

/** A thousand functions with a connection each before a database that admits a hundred. */
export const functionsAndDatabase = (): Document =>
  buildDesign(
    {
      title: 'Functions before a database of a hundred connections',
      classes: { Visitors: visitors(1000) },
      scenario: scenario(60),
      modules: { shop: { operations: { serve: [pause(1000), read('database', 'products')] } } },
      components: {
        Users: usersOf('Visitors'),
        Shop: functionOf(['shop'], { burstInstances: 3000 }),
        Database: database(['products'], { vcpus: 8 }),
      },
      wires: [free('Users -> Shop'), pooled('shop.database -> Database', 1)],
      also: () => ({ assumptions: onAccount(3000) }),
    },
    kinds,
  );
