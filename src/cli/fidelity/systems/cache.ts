/** A cache beside an origin: real keys, least recently used out, times to live. The hit ratio is an outcome. */
import { buildAction, buildStep, type Population } from '#design';
import { fields, fieldsOrNull, flagAt, numberAt, numberOrNull, numbersAt, textAt, UnknownInput } from '../case';
import { busyOf, commonMetrics, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, keysOf, timeOf, timesOf, toMs, type Times } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design, type Reading } from '../run';
import { system, type Experiment, type Ratio } from '../system';

const { on, strike } = buildAction;

interface Outcome extends StationsOutcome {
  readonly top: Ratio;
  readonly last: Ratio;
  readonly ages: readonly Ratio[];
  /** Misses over lookups of the first requests after a flush; null = there was none. */
  readonly afterFlush: number | null;
  readonly originWorkers: number;
}

interface Flush {
  readonly at: number;
  readonly requests: number;
}

function flushOf({ parameters }: Experiment): Flush | null {
  const given = fieldsOrNull(parameters['flush'], ['at', 'requests'], 'flush');
  return given && { at: numberAt(given, 'at'), requests: numberAt(given, 'requests') };
}

const itemsOf = (keys: Population): number => (keys.type === 'sequence' ? new Set(keys.values).size : keys.items);

/** As many requests as there are keys in a list, else the case's span. */
function lengthOf({ parameters, span }: Experiment): Times {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const keys = keysOf(parameters['keys']);
  if (span.requests !== null || span.seconds !== null || keys.type !== 'sequence' || arrivals.type !== 'constant')
    return timesOf(span, [arrivals]);
  const gap = 1000 / arrivals.ratePerSecond;
  return { durationMs: arrivals.firstMs + (keys.values.length - 0.5) * gap, warmUpMs: 0 };
}

function ttlOf({ parameters }: Experiment) {
  const ttl = fieldsOrNull(parameters['ttl'], ['seconds', 'renewed'], 'ttl');
  if (!ttl) return { ttlMs: null };
  const isOnUse = textAt(ttl, 'renewed', ['on-fill', 'on-use']) === 'on-use';
  return { ttlMs: toMs(numberAt(ttl, 'seconds')), ttlFrom: isOnUse ? 'last-use' : 'fill' };
}

function designOf(experiment: Experiment, times: Times, flush: Flush | null): Design {
  const { parameters, span } = experiment;
  const origin = fields(parameters['origin'], ['service', 'servers', 'waiting_places'], 'origin');
  const keys = keysOf(parameters['keys']);
  const capacity = numberOrNull(parameters, 'capacity');
  return {
    classes: {
      Users: { arrivals: arrivalsOf(parameters['arrivals'], span), keys, mix: { 'front.serve': 1 }, patienceMs: null },
    },
    dataSets: { Things: { population: keys } },
    scenario: times,
    ...(flush && {
      timeline: {
        Flush: {
          atMs: toMs(flush.at),
          action: strike('cache-flush', on.component('Cache')),
        },
      },
    }),
    modules: {
      front: {
        operations: {
          serve: [buildStep.lookup({ need: 'cache', dataSet: 'Things', onMiss: [buildStep.call('origin.fetch')] })],
        },
      },
      origin: { operations: { fetch: [buildStep.pause(timeOf(origin['service']))] } },
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Front: { kind: 'server', modules: ['front'], values: roomy },
      Cache: {
        kind: 'cache',
        values: {
          capacityMiB: null,
          capacityEntries: capacity,
          ...ttlOf(experiment),
          coalescing: flagAt(parameters, 'coalescing'),
          prefillEntries: flagAt(parameters, 'prefilled') ? Math.min(capacity ?? itemsOf(keys), itemsOf(keys)) : 0,
          latencyMs: timeOf(parameters['lookup_time']),
        },
      },
      Origin: {
        kind: 'server',
        modules: ['origin'],
        values: { ...roomy, workers: numberOrNull(origin, 'servers'), backlog: numberOrNull(origin, 'waiting_places') },
      },
    },
    wires: [
      { wire: 'Users -> Front', ...bare },
      { wire: 'front.cache -> Cache', ...bare },
      { wire: 'front.origin -> Origin', ...bare },
    ],
  };
}

const none = () => ({ of: 0, over: 0 });

/** Width of the band of ages around each that is asked for. */
const ageBand = 0.02;

class LookupCount {
  private readonly fromMs: number;
  private readonly lastKey: number;
  private readonly ages: readonly number[];
  readonly top = none();
  readonly last = none();
  readonly atAge: { of: number; over: number }[];

  constructor(fromMs: number, lastKey: number, ages: readonly number[]) {
    this.fromMs = fromMs;
    this.lastKey = lastKey;
    this.ages = ages;
    this.atAge = ages.map(none);
  }

  add(key: number, isHit: boolean, atMs: number): void {
    const hit = isHit ? 1 : 0;
    const count = (ratio: { of: number; over: number }) => {
      ratio.of += hit;
      ratio.over++;
    };
    this.ages.forEach((age, at) => {
      if (Math.abs(atMs / toMs(age) - 1) <= ageBand) count(this.atAge[at]!);
    });
    if (atMs < this.fromMs) return;
    if (key === 0) count(this.top);
    if (key === this.lastKey) count(this.last);
  }
}

/** Misses over lookups among the first requests that come after a flush, in a run of its own. */
function flushed(experiment: Experiment, flush: Flush): number {
  const times = { durationMs: toMs(flush.at) + 600_000, warmUpMs: 0 };
  const document = documentOf(designOf(experiment, times, flush));
  const after = none();
  const arrivals = document.workload.trafficClasses[0]!.arrivals;
  const rate = arrivals.type === 'poisson' || arrivals.type === 'constant' ? arrivals.ratePerSecond : 1;
  // Long enough for so many requests to come, whatever chance does.
  const durationMs = toMs(flush.at) + (4000 * (flush.requests + 100)) / rate;
  const shorter = { ...document, scenario: { ...document.scenario, durationMs } };
  runToEnd(shorter, experiment.seed, {
    lookedUp: ({ isHit, atMs }) => {
      if (atMs < toMs(flush.at) || after.over >= flush.requests) return;
      after.of += isHit ? 0 : 1;
      after.over++;
    },
  });
  return after.of / after.over;
}

function perform(experiment: Experiment): Outcome {
  const { parameters, seed, wants } = experiment;
  const times = lengthOf(experiment);
  const document = documentOf(designOf(experiment, times, null));
  const keys = document.workload.trafficClasses[0]!.keys;
  const ages = parameters['ages'] === null ? [] : numbersAt(parameters, 'ages');
  const counts = new LookupCount(times.warmUpMs, itemsOf(keys) - 1, ages);
  const isWatched = ages.length > 0 || wants('hit_ratio_top_key') || wants('hit_ratio_last_key');
  const reading = runToEnd(
    document,
    seed,
    isWatched ? { lookedUp: ({ key, isHit, atMs }) => counts.add(key, isHit, atMs) } : {},
  );
  const flush = flushOf(experiment);
  const servers = fields(parameters['origin'], ['service', 'servers', 'waiting_places'], 'origin')['servers'];
  return {
    reading,
    stations: ['Origin'],
    top: counts.top,
    last: counts.last,
    ages: counts.atAge,
    afterFlush: flush && flushed(experiment, flush),
    originWorkers: typeof servers === 'number' ? servers : Number.POSITIVE_INFINITY,
  };
}

const cacheOf = (reading: Reading) => reading.component('Cache');
const hitRatio = ({ reading }: Outcome): number => cacheOf(reading).hitRatio ?? Number.NaN;
/** Lookups that caused a fetch: those that waited for another's are neither hits nor misses. */
function missesOf({ reading }: Outcome): number {
  const { lookups, hits, joined } = cacheOf(reading);
  return lookups - hits - joined;
}
const originOf = ({ reading }: Outcome) => reading.component('Origin');

/** Mean time that the origin was held for a fetch, s. */
const heldSeconds = (outcome: Outcome): number => originOf(outcome).heldMs / originOf(outcome).completions / 1000;

function afterFlush({ afterFlush: measured }: Outcome): number {
  if (measured === null) throw new UnknownInput('the case flushes nothing');
  return measured;
}

export const cacheSystem = system<Outcome>({
  parameters: [
    'arrivals',
    'keys',
    'capacity',
    'prefilled',
    'ttl',
    'coalescing',
    'lookup_time',
    'origin',
    'flush',
    'ages',
  ],
  perform,
  metrics: {
    ...commonMetrics,
    hit_ratio: hitRatio,
    miss_ratio: (outcome) => missesOf(outcome) / cacheOf(outcome.reading).lookups,
    hits: ({ reading }) => cacheOf(reading).hits,
    misses: missesOf,
    hit_ratio_top_key: ({ top }) => top,
    hit_ratio_last_key: ({ last }) => last,
    hit_ratio_at_age_k: ({ ages }, k) => ages[k - 1] ?? Number.NaN,
    origin_rate: (outcome) => originOf(outcome).arrivals / outcome.reading.seconds,
    mean_entries: ({ reading }) => cacheOf(reading).meanEntries ?? Number.NaN,
    delayed_ratio: ({ reading }) => cacheOf(reading).joined / cacheOf(reading).lookups,
    mean_latency: ({ reading }) => (reading.whole.responses.meanMs ?? Number.NaN) / 1000,
    db_utilization: (outcome) => busyOf(originOf(outcome)) / outcome.originWorkers,
    db_mean_sojourn: (outcome) => (originOf(outcome).responses.meanMs ?? Number.NaN) / 1000,
    db_load_multiplier_on_flush: (outcome) => afterFlush(outcome) / (1 - hitRatio(outcome)),
    utilization_after_flush: (outcome) =>
      (afterFlush(outcome) * (outcome.reading.whole.offered / outcome.reading.seconds) * heldSeconds(outcome)) /
      outcome.originWorkers,
  },
});
