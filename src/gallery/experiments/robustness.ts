/**
 * P3, robustness: one server or two, in front of one database. A server crashes or falls silent; the payment provider takes ten seconds for a minute. What
 * decides is how callers learn of it, and whether anything limits their waiting.
 */
import { buildAction, buildDesign, constant } from '#design';
import type { BuildComponent, BuildWire, Document, RetryPolicy } from '#design';
import {
  after,
  attempts,
  balancer,
  database,
  free,
  kinds,
  pooled,
  provider,
  scenario,
  second,
  server,
  shopCalls,
  shopClass,
  shopData,
  shopModules,
  storing,
  usersOf,
  wire,
} from './settings';

const { on, strike } = buildAction;

export interface Shop {
  readonly servers: 1 | 2;
  readonly policy?: 'round-robin' | 'least-outstanding';
  /** Of each server. */
  readonly workers?: number;
  readonly paymentTimeoutMs?: number;
  readonly retry?: RetryPolicy;
  readonly event: 'crash' | 'silence' | 'slow-provider';
}

/** 80 requests a second, 3 % of them orders. */
export function shopUnder(given: Shop): Document {
  const { servers, policy = 'round-robin', workers = 64, paymentTimeoutMs = null, retry = null, event } = given;
  const modules = Object.keys(shopModules);
  const isTwo = servers === 2;
  const components: Record<string, BuildComponent> = {
    Users: usersOf('Shoppers'),
    ...(isTwo && { 'Load balancer': balancer(policy) }),
    Shop: { ...server(modules, { instances: servers, workers }), ...(isTwo && { zones: ['a', 'b'] }) },
    Database: database(shopData),
    'Payment provider': provider(),
  };
  const entry: readonly BuildWire[] = isTwo
    ? [free('Users -> Load balancer'), wire('Load balancer -> Shop', { retry })]
    : [free('Users -> Shop')];
  return buildDesign(
    {
      title: `${isTwo ? 'Two servers' : 'One server'}, and ${titles[event]}`,
      classes: { Shoppers: shopClass(80) },
      scenario: scenario(event === 'slow-provider' ? 300 : 150),
      timeline: events[event],
      zones: isTwo ? { a: 'home', b: 'home' } : {},
      modules: shopModules,
      components,
      // One pool of twenty for each instance, shared out among the modules that ask the database.
      wires: [
        ...entry,
        ...shopCalls({ timeoutMs: paymentTimeoutMs }),
        ...storing.map((name) => pooled(`${name}.database -> Database`, 5)),
      ],
    },
    kinds,
  );
}

const titles: Readonly<Record<Shop['event'], string>> = {
  crash: 'one crashes',
  silence: 'one falls silent',
  'slow-provider': 'payments take ten seconds',
};

type Events = NonNullable<Parameters<typeof buildDesign>[0]['timeline']>;

const ofFirst = (fault: 'crash' | 'hang', durationMs?: number): Events => ({
  'A server fails': {
    atMs: after(60),
    ...(durationMs !== undefined && { durationMs }),
    action: strike(fault, on.instance('Shop')),
  },
});

const answersIn = (latencyMs: ReturnType<typeof constant>, atMs: number): Events[string] => ({
  atMs,
  action: (names) => ({
    type: 'configuration',
    target: { type: 'component', component: names.id('component', 'Payment provider') },
    parameter: 'latencyMs',
    value: latencyMs,
  }),
});

const events: Readonly<Record<Shop['event'], Events>> = {
  crash: ofFirst('crash'),
  silence: ofFirst('hang', 30 * second),
  'slow-provider': {
    'The provider takes ten seconds': answersIn(constant(10 * second), after(180)),
    'The provider is well again': answersIn({ type: 'lognormal', median: 150, p99: 600 }, after(240)),
  },
};

/** One further attempt where nobody listens. */
export const onceMore = attempts(2, ['refused']);
