/** A collector between a server that tells and a vendor that keeps: users -> Front -> Collector -> Vendor, no latency and no serialization. */
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  type BuildStep,
  type Configuration,
  type Document,
  type WirePolicy,
} from '#design';
import { runDesign, type RunOptions } from './run-design';
import { bare, roomy } from './bare';

type Design = Parameters<typeof buildDesign>[0];

export interface OneCollector {
  readonly values?: Configuration;
  readonly vendor?: Configuration;
  /** What a request does; the need is called `telemetry`. */
  readonly steps?: readonly BuildStep[];
  /** Arrivals at 0 and then evenly. */
  readonly ratePerSecond?: number;
  readonly poisson?: boolean;
  readonly seconds?: number;
  readonly policy?: Partial<WirePolicy>;
  readonly timeline?: Design['timeline'];
  /** Parts and wires between the front and the vendor; absent = the collector alone. */
  readonly between?: { readonly components: Design['components']; readonly wires: readonly string[] };
}

/** Tells what it did. */
export const telling = buildStep.outside('telemetry');

const alone = { components: {}, wires: ['front.telemetry -> Collector', 'Collector -> Vendor'] };

export function oneCollector(given: OneCollector): Document {
  const { ratePerSecond = 20, seconds = 20, between = alone, policy = {} } = given;
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: given.poisson
            ? { type: 'poisson', ratePerSecond }
            : { type: 'constant', ratePerSecond, firstMs: 0 },
          mix: { 'front.ask': 1 },
          patienceMs: null,
        },
      },
      scenario: { durationMs: seconds * 1000 - 1, warmUpMs: 0 },
      modules: { front: { operations: { ask: given.steps ?? [telling] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: { kind: 'server', modules: ['front'], values: roomy },
        Collector: {
          kind: 'collector',
          values: { itemCpuMs: constant(0), batchItems: 10, batchWaitMs: 60_000, ...given.values },
        },
        ...between.components,
        Vendor: { kind: 'third-party', values: { latencyMs: constant(100), ...given.vendor } },
      },
      wires: [
        { wire: 'Users -> Front', ...bare },
        ...between.wires.map((text) => ({ wire: text, ...bare, policy: text.startsWith('front') ? policy : {} })),
      ],
      ...(given.timeline && { timeline: given.timeline }),
    },
    declarations,
  );
}

/** The run, and what is counted of the collector and of the vendor. */
export function collected(given: OneCollector, options: Omit<RunOptions, 'observer'> = {}) {
  const document = oneCollector(given);
  const names = document.stages[0]!.components.map(({ name }) => name);
  const ends: (readonly [number, number, string])[] = [];
  const report = runDesign(document, {
    ...options,
    observer: { messageEnded: ({ sentMs, endedMs, end }) => ends.push([sentMs, endedMs, end]) },
  });
  const named = (name: string) => report.components[names.indexOf(name)]!;
  const messages = named('Collector').messages!;
  return { document, report, ends, named, messages, whole: report.flows[0]!, queue: messages.subscriptions[0]! };
}
