/** Arrivals, times and keys of a case in the document's words. Cases speak of seconds, documents of milliseconds. */
import type { Arrivals, Distribution, Population, TrafficClass } from '#design';
import { fields, listAt, numberAt, numbersAt, UnknownInput, type Json, type JsonObject } from './case';
import type { Span } from './system';

const msPerSecond = 1000;

export const toMs = (seconds: number): number => seconds * msPerSecond;

const object = (value: Json | undefined, where: string): JsonObject => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnknownInput(`${where}: expected an object`);
  return value as JsonObject;
};

type Reader<Result> = (given: JsonObject) => Result;

function oneOf<Result>(
  value: Json | undefined,
  tag: string,
  table: Readonly<Record<string, readonly [names: readonly string[], read: Reader<Result>]>>,
): Result {
  const given = object(value, tag);
  const word = given[tag];
  const entry = typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;
  if (!entry) throw new UnknownInput(`unknown ${tag} ${JSON.stringify(word)}`);
  const [names, read] = entry;
  return read(fields(value, [tag, ...names], `${tag} ${JSON.stringify(word)}`));
}

/** A time in ms. */
export function timeOf(value: Json | undefined): Distribution {
  return oneOf<Distribution>(value, 'distribution', {
    constant: [['value'], (given) => ({ type: 'constant', value: toMs(numberAt(given, 'value')) })],
    exponential: [['mean'], (given) => ({ type: 'exponential', mean: toMs(numberAt(given, 'mean')) })],
    uniform: [
      ['low', 'high'],
      (given) => ({ type: 'uniform', low: toMs(numberAt(given, 'low')), high: toMs(numberAt(given, 'high')) }),
    ],
    erlang: [
      ['mean', 'stages'],
      (given) => ({ type: 'erlang', mean: toMs(numberAt(given, 'mean')), stages: numberAt(given, 'stages') }),
    ],
    hyperexponential: [
      ['probabilities', 'means'],
      (given) => ({
        type: 'hyperexponential',
        probabilities: numbersAt(given, 'probabilities'),
        means: numbersAt(given, 'means').map(toMs),
      }),
    ],
    lognormal: [
      ['mean', 'cv'],
      (given) => ({ type: 'lognormal', mean: toMs(numberAt(given, 'mean')), cv: numberAt(given, 'cv') }),
    ],
    pareto: [
      ['mean', 'alpha'],
      (given) => ({
        type: 'pareto',
        mean: toMs(numberAt(given, 'mean')),
        alpha: numberAt(given, 'alpha'),
        bound: null,
      }),
    ],
    mixture: [
      ['weights', 'parts'],
      (given) => {
        const weights = numbersAt(given, 'weights');
        const parts = listAt(given, 'parts').map((part, at) => ({
          weight: weights[at] ?? 0,
          distribution: timeOf(part),
        }));
        return { type: 'mixture', parts };
      },
    ],
    sequence: [['values'], (given) => ({ type: 'sequence', values: numbersAt(given, 'values').map(toMs) })],
  });
}

/** A time in ms that a case gives as a number or as a law. */
export const numberOrTime = (value: Json | undefined): number | Distribution =>
  typeof value === 'number' ? toMs(value) : timeOf(value);

/** The same law with all times multiplied. */
export function scaledTime(time: Distribution, factor: number): Distribution {
  switch (time.type) {
    case 'constant':
      return { ...time, value: time.value * factor };
    case 'uniform':
      return { ...time, low: time.low * factor, high: time.high * factor };
    case 'sequence':
      return { ...time, values: time.values.map((value) => value * factor) };
    case 'mixture':
      return {
        ...time,
        parts: time.parts.map((part) => ({ ...part, distribution: scaledTime(part.distribution, factor) })),
      };
    case 'hyperexponential':
      return 'means' in time
        ? { ...time, means: time.means.map((mean) => mean * factor) }
        : { ...time, mean: time.mean * factor };
    case 'lognormal':
      return { ...time, mean: (time.mean ?? Number.NaN) * factor };
    case 'exponential':
    case 'erlang':
    case 'pareto':
      return { ...time, mean: time.mean * factor };
    case 'empirical':
      return { ...time, quantiles: time.quantiles.map(({ at, value }) => ({ at, value: value * factor })) };
  }
}

export const instant = (seconds: number) => ({ atMs: toMs(seconds), operation: null, key: null, bytes: null });

/** Equal gaps from each start on, the first request one gap after it. */
function stepsOf(steps: readonly Json[], { seconds }: Span): Arrivals {
  if (seconds === null) throw new UnknownInput('steps of arrivals need a run of given time');
  const parts = steps.map((step) => fields(step, ['start', 'rate'], 'steps'));
  const instants = parts.flatMap((part, at) => {
    const start = numberAt(part, 'start');
    const next = parts[at + 1];
    const end = next ? numberAt(next, 'start') : seconds;
    const rate = numberAt(part, 'rate');
    return Array.from({ length: Math.max(0, Math.floor((end - start) * rate)) }, (_, k) => start + (k + 1) / rate);
  });
  return { type: 'trace', instants: instants.map(instant) };
}

export function arrivalsOf(value: Json | undefined, span: Span): Arrivals {
  return oneOf<Arrivals>(value, 'process', {
    poisson: [['rate'], (given) => ({ type: 'poisson', ratePerSecond: numberAt(given, 'rate') })],
    constant: [
      ['rate', 'first'],
      (given) => ({
        type: 'constant',
        ratePerSecond: numberAt(given, 'rate'),
        firstMs: toMs(numberAt(given, 'first')),
      }),
    ],
    renewal: [['interarrival'], (given) => ({ type: 'renewal', interarrivalMs: timeOf(given['interarrival']) })],
    mmpp2: [
      ['rate_low', 'rate_high', 'mean_low', 'mean_high'],
      (given) => ({
        type: 'modulated',
        lowRatePerSecond: numberAt(given, 'rate_low'),
        highRatePerSecond: numberAt(given, 'rate_high'),
        meanLowMs: toMs(numberAt(given, 'mean_low')),
        meanHighMs: toMs(numberAt(given, 'mean_high')),
      }),
    ],
    batches: [
      ['rate', 'batch_size'],
      (given) => ({
        type: 'batches',
        ratePerSecond: numberAt(given, 'rate'),
        batchSize: { type: 'constant', value: numberAt(given, 'batch_size') },
      }),
    ],
    trace: [['instants'], (given) => ({ type: 'trace', instants: numbersAt(given, 'instants').map(instant) })],
    steps: [['steps'], (given) => stepsOf(listAt(given, 'steps'), span)],
  });
}

/** Whom requests are about; the most popular is item 0. */
export function keysOf(value: Json | undefined): Population {
  return oneOf<Population>(value, 'population', {
    uniform: [['items'], (given) => ({ type: 'uniform', items: numberAt(given, 'items') })],
    zipf: [
      ['items', 'exponent'],
      (given) => ({
        type: 'zipf',
        items: numberAt(given, 'items'),
        exponent: numberAt(given, 'exponent'),
        hotShares: [],
      }),
    ],
    sequence: [['values'], (given) => ({ type: 'sequence', values: numbersAt(given, 'values') })],
  });
}

/** Requests a second that a class sends in the long run: how long a run of so many requests must be. */
function ratePerSecond(arrivals: Arrivals, meanGapMs: number | null): number {
  switch (arrivals.type) {
    case 'poisson':
    case 'constant':
      return arrivals.ratePerSecond;
    case 'batches':
      return arrivals.ratePerSecond * (arrivals.batchSize.type === 'constant' ? arrivals.batchSize.value : 1);
    case 'modulated': {
      const { lowRatePerSecond, highRatePerSecond, meanLowMs, meanHighMs } = arrivals;
      return (lowRatePerSecond * meanLowMs + highRatePerSecond * meanHighMs) / (meanLowMs + meanHighMs);
    }
    case 'renewal':
      return meanGapMs === null ? 0 : msPerSecond / meanGapMs;
    case 'periodic':
      return (msPerSecond * arrivals.senders) / arrivals.periodMs;
    case 'connects':
    case 'trace':
    case 'closed':
      return 0;
  }
}

const weighted = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) / weights.reduce((sum, each) => sum + each, 0);

function meanOf(time: Distribution): number {
  switch (time.type) {
    case 'constant':
      return time.value;
    case 'uniform':
      return (time.low + time.high) / 2;
    case 'sequence':
      return time.values.reduce((sum, each) => sum + each, 0) / time.values.length;
    case 'mixture':
      return weighted(
        time.parts.map(({ distribution }) => meanOf(distribution)),
        time.parts.map(({ weight }) => weight),
      );
    case 'hyperexponential':
      return 'means' in time ? weighted(time.means, time.probabilities) : time.mean;
    case 'empirical':
      throw new UnknownInput('cases name no empirical times');
    default:
      return time.mean ?? Number.NaN;
  }
}

/** Mean of the gaps of a renewal process. */
const meanGap = (arrivals: Arrivals): number | null =>
  arrivals.type === 'renewal' ? meanOf(arrivals.interarrivalMs) : null;

/** A trace is over long before this time after its last instant, ms: however long its requests pause between attempts. */
const traceTailMs = 1e9;

/** A run of fewer would now and then be one of none. */
const fewestRequests = 30;

export interface Times {
  readonly durationMs: number;
  readonly warmUpMs: number;
}

/** The scenario's times for a span under these arrivals together. */
export function timesOf({ requests, seconds, warmUp }: Span, classes: readonly Arrivals[]): Times {
  const [first] = classes;
  if (seconds !== null) return { durationMs: toMs(seconds), warmUpMs: toMs(seconds) * warmUp };
  if (first?.type === 'trace') {
    const last = first.instants.at(-1)?.atMs ?? 0;
    return { durationMs: last + traceTailMs, warmUpMs: 0 };
  }
  if (requests === null) throw new UnknownInput('the case says neither how many requests nor how long');
  const rate = classes.reduce((sum, each) => sum + ratePerSecond(each, meanGap(each)), 0);
  const durationMs = toMs(Math.max(requests, fewestRequests) / rate);
  return { durationMs, warmUpMs: durationMs * warmUp };
}

export type Backoff = NonNullable<TrafficClass['userRetries']>['backoff'];
