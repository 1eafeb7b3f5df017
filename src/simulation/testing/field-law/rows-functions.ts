/** Parameters of functions, and what they alone ask of modules and faults. */
import { buildStep, constant, type ParameterValue } from '#design';
import { eventDesign, type EventDesign } from '../event-design';
import { oneFunction, type OneFunction } from '../one-function';
import type { SubscriptionReport } from '../../report-messages';
import { billed, component, failedAs, mean, row, type Metric, type Rows, type Values } from './row';

const { compute, failing, failingFirst, pause } = buildStep;

const atFunction = (name: string, values: Values<ParameterValue>, metric: Metric, given: Partial<OneFunction> = {}) =>
  row(
    values,
    (value) =>
      oneFunction({ steps: [pause(constant(500))], seconds: 20, ...given, values: { ...given.values, [name]: value } }),
    metric,
  );

const billedAt = (name: string, values: Values<ParameterValue>, given: Partial<OneFunction> = {}) =>
  billed(values, (value) => oneFunction({ ...given, values: { ...given.values, [name]: value } }));

const queue =
  (of: (report: SubscriptionReport) => number | null): Metric =>
  (report) =>
    of(report.components.at(-1)!.messages!.subscriptions[0]!) ?? Number.NaN;

/** Events that nobody waits for, for six seconds. */
const byEvents = (name: string, values: Values<ParameterValue>, metric: Metric, given: Partial<EventDesign> = {}) =>
  row(
    values,
    (value) =>
      eventDesign({ ratePerSecond: 20, durationMs: 6000, ...given, values: { ...given.values, [name]: value } }),
    metric,
  );

const coldStarts = component(-1, ({ onDemand }) => onDemand!.coldStarts);
const cold = { environmentMs: constant(800) };
/** Calls at once, then none for a while, again and again. */
const inBursts = (length: number) => Array.from({ length }, (_, place) => Math.floor(place / 10) * 1000);

export const functionRows: Rows = {
  'function.memoryMiB': atFunction('memoryMiB', [512, 4096], mean, { steps: [compute(constant(40))] }),
  'function.mibPerVcpu': atFunction('mibPerVcpu', [1024, 8192], mean, { steps: [compute(constant(40))] }),
  'function.instanceConcurrency': atFunction('instanceConcurrency', [1, 10], coldStarts),
  'function.concurrencyLimit': atFunction('concurrencyLimit', [2, null], failedAs('throttled')),
  'function.waitingPlaces': atFunction('waitingPlaces', [0, 100], failedAs('throttled'), {
    values: { concurrencyLimit: 4 },
  }),
  'function.provisioned': atFunction('provisioned', [0, 10], mean, { values: cold }),
  'function.burstInstances': atFunction('burstInstances', [1, 20], failedAs('throttled'), {
    values: { burstPerSecond: 0.1 },
  }),
  'function.burstPerSecond': atFunction('burstPerSecond', [0.1, 100], failedAs('throttled'), {
    values: { burstInstances: 1 },
  }),
  'function.environmentMs': atFunction('environmentMs', [constant(0), constant(2000)], mean),
  'function.packageMiB': atFunction('packageMiB', [0, 50], mean, { values: { packageLoadMs: 100 } }),
  'function.packageLoadMs': atFunction('packageLoadMs', [0, 200], mean, { values: { packageMiB: 20 } }),
  'function.keepAliveMs': atFunction('keepAliveMs', [100, 60_000], coldStarts, { at: inBursts(100) }),
  'function.timeLimitMs': atFunction('timeLimitMs', [300, null], failedAs('failed')),
  'function.payloadKiB': atFunction('payloadKiB', [1, null], failedAs('failed'), { requestBytes: 5_000 }),
  'function.architecture': billedAt('architecture', ['x86', 'arm']),
  'function.billingStepMs': billedAt('billingStepMs', [1, 2_000]),
  'function.billsColdStart': billedAt('billsColdStart', [false, true], {
    values: { environmentMs: constant(5_000), keepAliveMs: 0 },
  }),
  'function.eventAcceptMs': byEvents('eventAcceptMs', [constant(0), constant(50)], mean),
  'function.eventAttempts': byEvents(
    'eventAttempts',
    [1, 4],
    queue((each) => each.deadLettered),
    { steps: [failing(0.5)], values: { eventRetryMs: 10 } },
  ),
  'function.eventRetryMs': byEvents(
    'eventRetryMs',
    [100, 1000],
    queue(({ ages }) => ages.meanMs),
    { steps: [failingFirst(1)] },
  ),
  'function.eventThrottleMs': byEvents(
    'eventThrottleMs',
    [50, 2000],
    queue((each) => each.receives),
    { values: { concurrencyLimit: 1 } },
  ),
  'function.eventMaxAgeMs': byEvents(
    'eventMaxAgeMs',
    [1000, 100_000],
    queue((each) => each.deadLettered),
    { steps: [failing(0.5)] },
  ),
  'function.eventPayloadKiB': byEvents('eventPayloadKiB', [1, null], failedAs('failed'), { messageBytes: 5_000 }),
  'module.runtime.coldStartMs': row(
    [null, constant(2_000)],
    (coldStartMs) =>
      oneFunction({
        seconds: 20,
        module: { runtime: { name: 'slow', cpuFactor: 1, baseMemoryMiB: 0, coldStartMs } },
      }),
    mean,
  ),
  'assumptions.accountConcurrency': row(
    [2, null],
    (accountConcurrency) => {
      const document = oneFunction({ seconds: 20 });
      return { ...document, assumptions: { ...document.assumptions, accountConcurrency } };
    },
    failedAs('throttled'),
  ),
  'assumptions.runtimes.coldStartMs': row(
    [null, constant(2_000)],
    (coldStartMs) => {
      const document = oneFunction({ seconds: 20 });
      const runtimes = { compiled: { cpuFactor: 1, baseMemoryMiB: 0, coldStartMs } };
      return { ...document, assumptions: { ...document.assumptions, runtimes } };
    },
    mean,
  ),
  'fault.cold-start-storm': row(
    [false, true],
    (strikes) =>
      oneFunction({
        seconds: 20,
        values: cold,
        ...(strikes && {
          timeline: {
            storm: {
              atMs: 10_000,
              action: (names) => ({
                type: 'fault' as const,
                fault: {
                  fault: 'cold-start-storm' as const,
                  target: { type: 'component' as const, component: names.id('component', 'Function') },
                  magnitude: null,
                  recurrence: null,
                },
              }),
            },
          },
        }),
      }),
    coldStarts,
  ),
};
