/** Who is turned away at the door of a host or gateway, measured in whole runs. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  exponential,
  type Arrivals,
  type Configuration,
  type HostPolicy,
  type RateLimit,
} from '#design';
import { runDesign } from './testing/run-design';
import { bare } from './testing/bare';

const open: HostPolicy = {
  rateLimits: [],
  loadShedding: null,
  adaptiveConcurrency: null,
  autoscaling: null,
  rollout: null,
};
const limit = (fields: Partial<RateLimit>): RateLimit => ({
  algorithm: 'token-bucket',
  limit: 10,
  windowMs: 1000,
  burst: 5,
  per: 'all',
  ...fields,
});

interface Door {
  readonly arrivals?: Arrivals;
  readonly policy?: Partial<HostPolicy>;
  readonly gateway?: Configuration;
  readonly clients?: number;
  readonly seconds?: number;
  readonly steps?: readonly ReturnType<typeof buildStep.compute>[];
  readonly host?: Configuration;
  readonly hostPolicy?: Partial<HostPolicy>;
  readonly requestBytes?: number;
}

function run(door: Door) {
  const document = buildDesign(
    {
      classes: {
        Users: {
          arrivals: door.arrivals ?? { type: 'poisson', ratePerSecond: 100 },
          clients: { type: 'uniform', items: door.clients ?? 1 },
          mix: { 'api.get': { requestBytes: constant(door.requestBytes ?? 1024) } },
          patienceMs: null,
        },
      },
      scenario: { durationMs: (door.seconds ?? 300) * 1000, warmUpMs: 0 },
      modules: { api: { operations: { get: door.steps ?? [] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Gateway: {
          kind: 'api-gateway',
          values: { latencyMs: constant(0), authentication: 'none', ...door.gateway },
          hostPolicy: { ...open, ...door.policy },
        },
        Host: {
          kind: 'server',
          modules: ['api'],
          values: { workers: null, backlog: null, vcpus: null, memoryMiB: null, ...door.host },
          hostPolicy: { ...open, ...door.hostPolicy },
        },
      },
      wires: [
        { wire: 'Users -> Gateway', ...bare },
        { wire: 'Gateway -> Host', ...bare },
      ],
    },
    declarations,
  );
  const report = runDesign(document);
  const whole = report.flows[0]!;
  const [, gateway, host] = report.components;
  return { whole, gateway: gateway!, host: host!, throttled: whole.failed['throttled']! / whole.offered };
}

const trace = (instants: readonly number[]): Arrivals => ({
  type: 'trace',
  instants: instants.map((atMs) => ({ atMs, operation: null, key: null, bytes: null })),
});

describe('a token bucket', () => {
  it('admits its burst, then as fast as it is refilled', () => {
    // 3 of the first 4 at once; a token every 500 ms after that: 500 and 520, 530 come too soon.
    const arrivals = trace([0, 10, 20, 30, 300, 520, 530, 2000, 2010, 2020, 2030]);
    const rateLimits = [limit({ limit: 2, burst: 3 })];
    const { whole } = run({ arrivals, policy: { rateLimits } });
    expect(whole.success).toBe(7);
    expect(whole.failed['throttled']).toBe(4);
  });

  it('passes no more than its rate for long', () => {
    expect(run({ policy: { rateLimits: [limit({ limit: 60, burst: 10 })] } }).whole.goodputPerSecond).toBeCloseTo(
      60,
      0,
    );
  });
});

describe('windows', () => {
  const burst = trace([900, 910, 920, 930, 1010, 1020, 1030, 1040]);

  it('a fixed one is aligned to 0 and admits twice its limit around its edge', () => {
    const rateLimits = [limit({ algorithm: 'fixed-window', limit: 3 })];
    expect(run({ arrivals: burst, policy: { rateLimits } }).whole.success).toBe(6);
  });

  it('a sliding one admits its limit in any window', () => {
    const rateLimits = [limit({ algorithm: 'sliding-window', limit: 3 })];
    expect(run({ arrivals: burst, policy: { rateLimits } }).whole.success).toBe(3);
    const later = trace([900, 910, 920, 1899, 1900, 1905, 1910]);
    expect(run({ arrivals: later, policy: { rateLimits } }).whole.success).toBe(5);
  });
});

describe('a limit for each client', () => {
  it('leaves the others alone', () => {
    const rateLimits = (per: RateLimit['per']) => [limit({ limit: 20, burst: 20, per })];
    expect(run({ clients: 10, policy: { rateLimits: rateLimits('all') } }).throttled).toBeCloseTo(0.8, 1);
    expect(run({ clients: 10, policy: { rateLimits: rateLimits('client') } }).throttled).toBeLessThan(0.02);
  });
});

describe('a concurrency limit', () => {
  it('turns away as a loss station of so many servers does', () => {
    // Erlang's loss formula with a = 2 and 2 servers: 2 / (1 + 2 + 2) = 0.4.
    const rateLimits = [limit({ algorithm: 'concurrency', limit: 2 })];
    const given = {
      arrivals: { type: 'poisson', ratePerSecond: 20 },
      steps: [buildStep.pause(exponential(100))],
    } as const;
    expect(run({ ...given, policy: { rateLimits } }).throttled).toBeCloseTo(0.4, 1);
    expect(run({ ...given, hostPolicy: { rateLimits } }).throttled).toBeCloseTo(0.4, 1);
  });
});

describe('load shedding', () => {
  const overloaded = { steps: [buildStep.compute(constant(20))], host: { workers: 1, vcpus: 1 } };

  it('keeps the queue as short as its threshold', () => {
    const loadShedding = { signal: 'queue-length', threshold: 5 } as const;
    const { host, whole } = run({ ...overloaded, hostPolicy: { loadShedding } });
    expect(host.instances[0]?.mostWaiting).toBe(5);
    expect(whole.goodputPerSecond).toBeCloseTo(50, 0);
    expect(whole.responses.maxMs).toBeLessThan(121);
  });

  it('keeps the wait of the eldest near its threshold', () => {
    const loadShedding = { signal: 'waiting-time', threshold: 100 } as const;
    const { whole } = run({ ...overloaded, hostPolicy: { loadShedding } });
    expect(whole.goodputPerSecond).toBeCloseTo(50, 0);
    expect(whole.responses.p99Ms).toBeLessThan(400);
  });

  it('looks at the eldest of all that wait where all instances share one backlog', () => {
    const shed = (threshold: number) =>
      run({
        arrivals: trace([0, 100, 200, 1800, 1900]),
        seconds: 20,
        steps: [buildStep.pause(constant(1000))],
        host: { workers: 1, backlog: 10, sharedBacklog: true },
        hostPolicy: { loadShedding: { signal: 'waiting-time', threshold } },
      }).host.refused;
    // The request of 200 has waited for 1600 ms when the next comes, and for 1700 when the last does.
    expect([1500, 1650, 1800].map(shed)).toEqual([2, 1, 0]);
  });

  it('keeps the vCPUs from being used up', () => {
    const loadShedding = { signal: 'utilization', threshold: 0.7 } as const;
    const { host } = run({ ...overloaded, host: { workers: null, vcpus: 1 }, hostPolicy: { loadShedding } });
    expect(host.instances[0]?.vcpusBusy).toBeLessThan(0.9);
    expect(host.instances[0]?.vcpusBusy).toBeGreaterThan(0.5);
  });
});

describe('an adaptive concurrency limit', () => {
  it('finds by itself how much the host can take without a queue', () => {
    const adaptiveConcurrency = { initial: 100, min: 1, max: 1000, tolerance: 1.5, everyMs: 200 };
    const overloaded = {
      steps: [buildStep.compute(constant(20))],
      host: { vcpus: 4 },
      arrivals: { type: 'poisson', ratePerSecond: 400 },
    } as const;
    const { whole } = run({ ...overloaded, seconds: 100, hostPolicy: { adaptiveConcurrency } });
    expect(whole.goodputPerSecond).toBeGreaterThan(150);
    expect(whole.responses.p95Ms).toBeLessThan(100);
  });
});

describe('the checks of a gateway', () => {
  it('ask each request, or each client once as long as it stays known', () => {
    const authenticationMs = constant(20);
    const mean = (authentication: string) =>
      run({ clients: 10, seconds: 100, gateway: { authentication, authenticationMs, authenticationCacheMs: 10_000 } })
        .whole.responses.meanMs;
    expect(mean('none')).toBeCloseTo(0, 6);
    expect(mean('each')).toBeCloseTo(20, 6);
    // 10 clients of 10 a second each, asked once in 10 s: one of 100, and those that come while they are asked.
    expect(mean('cached')).toBeGreaterThan(0.1);
    expect(mean('cached')).toBeLessThan(0.4);
  });

  it('fail a request that is too large, and reach nobody with it', () => {
    const { whole, host } = run({ requestBytes: 4096, gateway: { payloadKiB: 3 } });
    expect(whole.failed['failed']).toBe(whole.offered);
    expect(host.arrivals).toBe(0);
  });

  it('give up what stands behind after the integration timeout, while that goes on', () => {
    const { whole, host } = run({
      steps: [buildStep.pause(constant(200))],
      seconds: 50,
      gateway: { integrationTimeoutMs: 100 },
    });
    expect(whole.failed['timed-out']! / whole.offered).toBeGreaterThan(0.99);
    expect(whole.responses.count).toBe(0);
    expect(host.instances[0]?.workersBusy).toBeCloseTo(20, 0);
  });
});
