/** The smallest design with a store of some kind in it, for tests of what that does: users -> Shop -> Store, no latency and no serialization. */
import { declarations } from '#catalog';
import {
  buildDesign,
  type BuildStep,
  type Configuration,
  type Document,
  type Population,
  type TrafficClass,
  type WirePolicy,
} from '#design';
import type { Report } from '..';
import { bare, roomy } from './bare';

type Design = Parameters<typeof buildDesign>[0];

export interface OneStore {
  readonly kind: string;
  readonly values?: Configuration;
  /** What a request does; the need is called `store`. */
  readonly steps: readonly BuildStep[];
  /** Arrivals at 0 and then evenly. */
  readonly ratePerSecond?: number;
  /** The run ends just before the last of them is over, so that it has so many times the rate of arrivals. */
  readonly seconds?: number;
  readonly keys?: Population;
  readonly trafficClass?: Partial<Omit<TrafficClass, 'id' | 'name' | 'mix' | 'followUps'>>;
  readonly policy?: Partial<WirePolicy>;
  readonly latencyMs?: number;
  /** What a worker does that hears of what the store tells; absent = nobody does. */
  readonly hears?: readonly BuildStep[];
  readonly timeline?: Design['timeline'];
}

export function oneStore(given: OneStore): Document {
  const { seconds = 6, ratePerSecond = 20 } = given;
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: { type: 'constant', ratePerSecond, firstMs: 0 },
          mix: { 'shop.serve': 1 },
          patienceMs: null,
          ...(given.keys && { keys: given.keys }),
          ...given.trafficClass,
        },
      },
      dataSets: { rows: {} },
      scenario: { durationMs: seconds * 1000 - 1, warmUpMs: 0 },
      modules: {
        shop: { operations: { serve: given.steps } },
        ...(given.hears && { worker: { operations: { hear: given.hears } } }),
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Shop: { kind: 'server', modules: ['shop'], values: roomy },
        ...(given.hears && { Worker: { kind: 'server', modules: ['worker'], values: roomy } }),
        Store: { kind: given.kind, dataSets: ['rows'], values: given.values ?? {} },
      },
      wires: [
        { wire: 'Users -> Shop', ...bare },
        { wire: 'shop.store -> Store', ...bare, latencyMs: given.latencyMs ?? 0, policy: given.policy ?? {} },
        ...(given.hears ? [{ wire: 'Store -> Worker', ...bare }] : []),
      ],
      ...(given.timeline && { timeline: given.timeline }),
    },
    declarations,
  );
}

/** Every request is about the same entity. */
export const oneKey: Population = { type: 'sequence', values: [7] };

/** What the report says of the whole, and of the store. */
export function storeParts(report: Report) {
  const store = report.components.at(-1);
  const [whole] = report.flows;
  if (!store || !whole) throw new Error('the report lacks a part');
  return { store, whole };
}
