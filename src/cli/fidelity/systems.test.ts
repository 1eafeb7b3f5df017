/** Systems of the reference cases under parameters that the public file does not use, against their theory. */
import { describe, expect, it } from 'vitest';
import { alone } from './crew';
import { runCase } from './replicate';
import type { Case, Json } from './case';
import { hasFailed, linesOf } from './rows';
import { exact, exponentialOf, ownCase } from './testing/own-case';

const poisson = (rate: number) => ({ process: 'poisson', rate });
const constantOf = (value: number) => ({ distribution: 'constant', value });
const traceOf = (instants: readonly number[]) => ({ process: 'trace', instants });

const stationWith = (parts: Readonly<Record<string, Json>>) => ({
  servers: 1,
  waiting_places: null,
  discipline: 'fifo',
  patience: null,
  timeout: null,
  retry_when_refused: null,
  probe_size: null,
  ...parts,
});

const limiterWith = (parts: Readonly<Record<string, Json>>) => ({
  refill_rate: null,
  burst: null,
  initial_tokens: null,
  limit: null,
  window: null,
  ...parts,
});

const twoStations = (rate: number, balancing: Readonly<Record<string, Json>>) => ({
  arrivals: poisson(rate),
  stations: [0.01, 0.02].map((mean) => ({
    count: 1,
    service: exponentialOf(mean),
    servers: 1,
    waiting_places: null,
    weight: 1,
  })),
  balancing: { choices: null, sampling: null, key_shares: null, ...balancing },
});

/** Mean difference of two independent numbers of which each is at least k with probability r^k. */
function differenceOf(first: number, second: number): number {
  let sum = 0;
  for (let a = 0; a < 200; a++)
    for (let b = 0; b < 200; b++) sum += Math.abs(a - b) * first ** a * second ** b * (1 - first) * (1 - second);
  return sum;
}

const queueWith = (parts: Readonly<Record<string, Json>>) => ({
  initial_messages: 0,
  consumers: null,
  batch_max: 1,
  visibility_timeout: null,
  max_receives: null,
  failure_probability: 0,
  failing_receives: 0,
  consumer_outage: null,
  ...parts,
});

const requests = (count: number) => ({ requests_total: count, warmup_fraction: 0.05 });
const once = { replications: 1, fixed_replications: true };
const list = (metric: string, value: readonly number[]) => ({
  metric,
  value,
  unit: '1',
  basis: 'exact',
  tolerance: { abs: 1e-6 },
});

const usl = (clients: number) => clients / 0.004 / (1 + 0.05 * (clients - 1) + 0.001 * clients * (clients - 1));

/** Idle share of a server that takes all that waits at once, for a constant time in which so many come in the mean. */
function idleOfBatches(mean: number): number {
  // A service is followed by an idle time of 1 / mean services with the probability that nobody came.
  const nobody = Math.exp(-mean);
  return nobody / mean / (1 + nobody / mean);
}

describe('a system under parameters that the public file does not use', () => {
  const ttlWithCoalescing = 1 + 5 * 0.2 + 5;
  it.each<[string, string, Pick<Case, 'parameters' | 'expected' | 'run'>]>([
    [
      'users with patience before a station: they wait in front of it',
      'station',
      {
        parameters: stationWith({ arrivals: poisson(60), service: exponentialOf(0.01), patience: constantOf(100) }),
        expected: [
          exact('mean_queue', 0.9, 0.1),
          exact('mean_in_system', 1.5, 0.08),
          exact('mean_wait', 0.015, 0.1),
          exact('wait_p95', Math.log(0.6 / 0.05) / 40, 0.1),
          exact('p_wait', 0.6, 0.03),
          exact('p_empty', 0.4, 0.03),
        ],
        run: requests(100_000),
      },
    ],
    [
      'patience that nobody needs where there is no place to wait',
      'station',
      {
        parameters: stationWith({
          arrivals: poisson(40),
          service: exponentialOf(0.05),
          servers: 2,
          waiting_places: 0,
          patience: exponentialOf(0.1),
        }),
        expected: [exact('p_block', 0.4, 0.02), exact('mean_in_system', 1.2, 0.02)],
        run: requests(100_000),
      },
    ],
    [
      'a timeout: who gave up',
      'station',
      {
        parameters: stationWith({ arrivals: poisson(60), service: exponentialOf(0.01), timeout: 0.04 }),
        expected: [exact('p_timeout', Math.exp(-1.6), 0.05), exact('goodput', 60 * (1 - Math.exp(-1.6)), 0.02)],
        run: requests(100_000),
      },
    ],
    [
      'messages of consumers that are too slow: whoever is first deletes them',
      'message-queue',
      {
        parameters: queueWith({ arrivals: poisson(20), service: exponentialOf(1), visibility_timeout: 1 }),
        expected: [
          exact('p_redelivered', Math.exp(-1), 0.03),
          // Another one at each timeout that all before have not met: the k-th after k (k + 1) / 2 of them.
          exact('deliveries_per_message', 1 + Math.exp(-1) + Math.exp(-3) + Math.exp(-6) + Math.exp(-10), 0.02),
        ],
        run: requests(60_000),
      },
    ],
    [
      'messages in batches: whatever waits, for a worker that is never idle once it has a backlog',
      'message-queue',
      {
        parameters: queueWith({ arrivals: poisson(10), service: constantOf(0.1), consumers: 1, batch_max: 1000 }),
        expected: [
          // A batch is what came in the one before, 1 in the mean; after none it begins with the first that comes.
          exact('p_idle', idleOfBatches(1), 0.03),
        ],
        run: requests(60_000),
      },
    ],
    [
      'messages for one consumer, as a station',
      'message-queue',
      {
        parameters: queueWith({ arrivals: poisson(60), service: exponentialOf(0.01), consumers: 1 }),
        expected: [exact('p_idle', 0.4, 0.03), exact('mean_sojourn', 0.025, 0.08), exact('mean_batch', 1, 0)],
        run: requests(60_000),
      },
    ],
    [
      'gaps of mixed laws',
      'station',
      {
        parameters: stationWith({
          arrivals: {
            process: 'renewal',
            interarrival: { distribution: 'mixture', weights: [1, 3], parts: [constantOf(0.004), exponentialOf(0.02)] },
          },
          service: exponentialOf(0.005),
        }),
        expected: [exact('mean_rate', 1 / 0.016, 0.02)],
        run: requests(50_000),
      },
    ],
    [
      'keys that live on stations, at arrivals of any process',
      'load-balanced',
      {
        parameters: {
          ...twoStations(1, { policy: 'by-key', key_shares: [0.7, 0.3] }),
          arrivals: { process: 'constant', rate: 100, first: 0.01 },
        },
        expected: [exact('max_utilization', 0.7, 0.02)],
        run: requests(100_000),
      },
    ],
    [
      'two stations that differ: how far apart they are, and how often both are empty',
      'load-balanced',
      {
        parameters: twoStations(70, { policy: 'random' }),
        expected: [
          exact('mean_difference', differenceOf(0.35, 0.7), 0.12),
          exact('p_empty', 0.65 * 0.3, 0.1),
          exact(
            'sd_wait',
            Math.sqrt((0.35 * 2) / 65 ** 2 / 2 + (0.7 * 2) / 15 ** 2 / 2 - (0.35 / 130 + 0.7 / 30) ** 2),
            0.16,
          ),
        ],
        run: requests(100_000),
      },
    ],
    [
      'a wait for a connection while the worker is held: it is a wait of the request',
      'nested-pool',
      {
        parameters: {
          arrivals: poisson(40),
          workers: 200,
          waiting_places: null,
          local_work: exponentialOf(0.03),
          pool_size: 1,
          pool_wait_limit: null,
          query: exponentialOf(0.015),
        },
        expected: [
          exact('mean_pool_wait', 0.6 / (1 / 0.015 - 40), 0.1),
          exact('mean_wait', 0.6 / (1 / 0.015 - 40), 0.1),
        ],
        run: requests(100_000),
      },
    ],
    [
      'lookups that wait for the fetch of another: neither hits nor misses',
      'cache',
      {
        parameters: {
          arrivals: poisson(100),
          keys: { population: 'uniform', items: 20 },
          capacity: null,
          prefilled: false,
          ttl: { seconds: 1, renewed: 'on-fill' },
          coalescing: true,
          lookup_time: constantOf(0.001),
          origin: { service: constantOf(0.2), servers: null, waiting_places: null },
          flush: null,
          ages: null,
        },
        expected: [
          exact('hit_ratio', 5 / ttlWithCoalescing, 0.02),
          exact('delayed_ratio', 1 / ttlWithCoalescing, 0.03),
          exact('miss_ratio', 1 / ttlWithCoalescing, 0.03),
          exact('origin_rate', 100 / ttlWithCoalescing, 0.03),
        ],
        run: requests(100_000),
      },
    ],
    [
      'a bucket that does not begin full',
      'rate-limit',
      {
        parameters: {
          arrivals: traceOf([0.1, 0.2, 1.25, 3.4, 3.5, 3.6]),
          limiter: limiterWith({ algorithm: 'token-bucket', refill_rate: 1, burst: 3, initial_tokens: 1 }),
        },
        expected: [list('accepted_flags', [1, 0, 1, 1, 1, 0])],
        run: once,
      },
    ],
    [
      'a sliding log',
      'rate-limit',
      {
        parameters: {
          arrivals: traceOf([0.1, 0.2, 0.9, 1.15, 1.19, 1.25]),
          limiter: limiterWith({ algorithm: 'sliding-log', limit: 2, window: 1 }),
        },
        expected: [list('accepted_flags', [1, 1, 0, 1, 0, 1])],
        run: once,
      },
    ],
    [
      'a request that pauses for longer than most traces last',
      'retries',
      {
        parameters: {
          arrivals: traceOf([1]),
          layers: 1,
          max_retries: 4,
          failure_probability: 0,
          attempt_time: null,
          attempt_timeout: 2,
          backoff: { base: 100, factor: 2, cap: null, jitter: 'none' },
        },
        expected: [list('attempt_starts', [1, 103, 305, 707, 1509])],
        run: once,
      },
    ],
    [
      'calls at the very horizon of a breaker: they come too late',
      'breaker',
      {
        parameters: {
          arrivals: { process: 'constant', rate: 2, first: 0.5 },
          failure_probability: 0,
          outage: null,
          breaker: { consecutive_failures: 3, open_time: 1, probes: 1 },
          horizon: 10,
        },
        expected: [exact('backend_calls', 19, 0)],
        run: once,
      },
    ],
    [
      'a fourfold rate behind a balancer: instances follow the requests that come',
      'autoscaling',
      {
        parameters: {
          arrivals: {
            process: 'steps',
            steps: [
              { start: 0, rate: 60 },
              { start: 30.01, rate: 240 },
            ],
          },
          service: constantOf(0.005),
          initial_instances: 2,
          scaler: {
            metric: 'requests-per-instance',
            target: 30,
            interval: 10,
            startup: 2,
            tolerance: 0.05,
            minimum: 1,
            maximum: null,
            scale_in: true,
          },
        },
        // 30 each hold the target; of 240 a second two instances have 120 each, four times as much, and nobody waits.
        expected: [
          exact('desired_replicas', 2, 0),
          exact('first_decision_replicas', 8, 0),
          exact('replicas_start', 2, 0),
        ],
        run: { ...once, simulated_time_each: 60 },
      },
    ],
    [
      'users who go in step: their peak is found to the user',
      'scalability',
      {
        parameters: {
          clients: 12,
          think_time: constantOf(0),
          work: constantOf(0.004),
          sigma: 0.05,
          kappa: 0.001,
          sweep_clients: [27, 35],
        },
        expected: [exact('peak_concurrency', 31, 0), exact('peak_throughput', usl(31), 1e-6)],
        run: { requests_total: 1200, replications: 1 },
      },
    ],
  ])('%s', async (_title, system, parts) => {
    const result = await runCase(ownCase(system, parts), alone, { seeds: 5, share: 1, spoiled: {} });
    expect(hasFailed(result), linesOf(result).join('\n')).toBe(false);
    expect(result.rows).toHaveLength(parts.expected.length);
  });
});
