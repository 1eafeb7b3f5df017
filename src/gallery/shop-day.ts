/** The traffic that the gallery's shops share: who asks for what, how much of it at which hour, and what counts as good. */
import { constant } from '#design';
import type { TimelineAction, TimelineEvent, TrafficClass } from '#design';
import { messageBytes } from './draft';
import type { Names } from './draft';

export const second = 1_000;
export const minute = 60 * second;

/** Factors of the mean rate from midnight on: six times as much at 20 h as at 3 h. Their mean is 1. */
export const dailyProfile = [
  0.6, 0.45, 0.35, 0.3, 0.3, 0.35, 0.5, 0.7, 0.95, 1.05, 1.15, 1.2, 1.25, 1.2, 1.15, 1.15, 1.2, 1.35, 1.5, 1.75, 1.8,
  1.6, 1.25, 0.9,
];

export interface ShopTraffic {
  readonly ratePerSecond: number;
  /** Weights of entry operations, each written `module.operation`. */
  readonly mix: Readonly<Record<string, number>>;
}

/** Shoppers: 3 s of patience, no retries, any of 10,000 things and 100,000 people alike. */
export function shoppers(names: Names, traffic: ShopTraffic): TrafficClass {
  return {
    id: names.id('trafficClass', 'Shoppers'),
    name: 'Shoppers',
    arrivals: { type: 'poisson', ratePerSecond: traffic.ratePerSecond },
    mix: Object.entries(traffic.mix).map(([operation, weight]) => ({
      id: names.id('mixEntry', operation),
      operation: names.id('operation', operation),
      weight,
      requestBytes: constant(messageBytes),
      responseBytes: constant(messageBytes),
      patienceMs: null,
    })),
    keys: { type: 'uniform', items: 10_000 },
    clients: { type: 'uniform', items: 100_000 },
    patienceMs: 3 * second,
    userRetries: null,
    followUps: [],
    profile: [],
    dailyProfile,
    testPlan: null,
  };
}

export function event(
  names: Names,
  name: string,
  when: { readonly atMs: number; readonly durationMs?: number },
  action: TimelineAction,
): TimelineEvent {
  return { id: names.id('event', name), name, atMs: when.atMs, durationMs: when.durationMs ?? null, action };
}
