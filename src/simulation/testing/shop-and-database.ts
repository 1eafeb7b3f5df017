/** The smallest design with a database in it, for tests of what that does: users -> Shop -> Database, no latency and no serialization unless said. */
import { declarations } from '#catalog';
import {
  buildDesign,
  type BuildStep,
  constant,
  type Configuration,
  type Document,
  type TrafficClass,
  type WirePolicy,
} from '#design';
import type { Report } from '..';
import { bare, roomy } from './bare';

/** Statements that take no time, no place and no connection of a limited number. */
const free = {
  vcpus: null,
  maxConnections: null,
  readCpuMs: constant(0),
  writeCpuMs: constant(0),
  queryCpuMs: constant(0),
  ioMs: constant(0),
  ioConcurrency: null,
  iops: null,
};

export interface ShopAndDatabase {
  readonly ratePerSecond?: number;
  readonly seconds?: number;
  readonly warmUpSeconds?: number;
  readonly trafficClass?: Partial<Omit<TrafficClass, 'id' | 'name' | 'mix' | 'followUps'>>;
  /** What a request does. */
  readonly steps: readonly BuildStep[];
  /** Names of the counters that the steps add to. */
  readonly counters?: readonly string[];
  readonly shop?: Configuration;
  readonly database?: Configuration;
  readonly usersPolicy?: Partial<WirePolicy>;
  readonly policy?: Partial<WirePolicy>;
  readonly timeline?: Parameters<typeof buildDesign>[0]['timeline'];
  /** One way between shop and database, ms. */
  readonly latencyMs?: number;
}

export function shopAndDatabase(given: ShopAndDatabase): Document {
  const { seconds = 20, warmUpSeconds = 0, counters = [] } = given;
  return buildDesign(
    {
      classes: {
        Users: {
          ratePerSecond: given.ratePerSecond ?? 20,
          mix: { 'shop.order': 1 },
          patienceMs: null,
          ...given.trafficClass,
        },
      },
      scenario: { durationMs: seconds * 1000, warmUpMs: warmUpSeconds * 1000 },
      ...(given.timeline && { timeline: given.timeline }),
      modules: { shop: { operations: { order: given.steps } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Shop: { kind: 'server', modules: ['shop'], values: { ...roomy, ...given.shop } },
        Database: { kind: 'relational-database', values: { ...free, ...given.database } },
      },
      wires: [
        { wire: 'Users -> Shop', ...bare, policy: given.usersPolicy ?? {} },
        {
          wire: 'shop -> Database',
          ...bare,
          latencyMs: given.latencyMs ?? 0,
          policy: { pool: null, ...given.policy },
        },
      ],
      also: (names) => ({
        rules: {
          counters: counters.map((name) => ({ id: names.id('counter', name), name, initial: 0 })),
          relations: [],
        },
      }),
    },
    declarations,
  );
}

/** Requests at 0, 1, 2 ... s, each about the same entity. */
export const oneASecond = {
  arrivals: { type: 'constant', ratePerSecond: 1, firstMs: 0 },
  keys: { type: 'sequence', values: [0] },
} as const;

/** What the report says of the whole, Shop, Database and the wire between these. */
export function shopParts(report: Report) {
  const [, shop, database] = report.components;
  const [, wire] = report.wires;
  const [whole] = report.flows;
  if (!shop || !database || !wire || !whole) throw new Error('the report lacks a part');
  return { shop, database, wire, whole, counts: report.rules.counters.map(({ value }) => value) };
}
