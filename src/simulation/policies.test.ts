/** What the policies of a wire do, measured in whole runs of the smallest design with a call in it. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, exponential, type RetryPolicy } from '#design';
import { runDesign } from './testing/run-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

const measure = (given: TwoHosts) => parts(runDesign(twoHosts(given)));
const meanMs = (given: TwoHosts) => measure(given).whole.responses.meanMs ?? Number.NaN;

const retry: RetryPolicy = {
  attempts: 3,
  on: ['refused', 'timed-out', 'failed'],
  backoff: { baseMs: 0, factor: 1, capMs: null, jitter: 'none' },
  budget: null,
};

describe('hedging', () => {
  const slow = { steps: [wait(exponential(100))], ratePerSecond: 50, seconds: 600 };
  const hedge = { afterMs: constant(100), maxHedges: 1 };

  it('sends a second attempt to those that wait longest, and the first answer wins', () => {
    // Answer after min(X, 100 + Y), X and Y exponential of mean 100: 100 (1 - 1/e) + 50/e = 81.6 ms; 1/e of the calls are hedged.
    const { whole, back, wire } = measure({ ...slow, policy: { hedge } });
    expect(whole.responses.meanMs).toBeGreaterThan(80);
    expect(whole.responses.meanMs).toBeLessThan(83.2);
    expect(wire.hedged / whole.offered).toBeCloseTo(Math.exp(-1), 1);
    expect(back.arrivals).toBe(whole.offered + wire.hedged);
  });

  it('lets the loser run on, as work for nobody', () => {
    const { back } = measure({ ...slow, policy: { hedge } });
    // Every visit holds its worker to its end: 50/s x (1 + 1/e) x 100 ms.
    expect(back.instances[0]?.workersBusy).toBeCloseTo(6.84, 0);
  });

  it('takes a token of the retry budget for each', () => {
    const budget = { ratio: 0.1, burst: 10, initialTokens: 0 };
    const { wire, whole } = measure({ ...slow, policy: { hedge, retry: { ...retry, on: [], budget } } });
    expect(wire.hedged / whole.offered).toBeCloseTo(0.1, 2);
  });

  it('saves a call whose first attempt fails while the second is under way', () => {
    // Back takes 20 ms or 200 ms, half of the visits each, and fails one of five.
    const steps = [
      wait({ type: 'mixture', parts: [20, 200].map((ms) => ({ weight: 1, distribution: constant(ms) })) }),
      buildStep.failing(0.2),
    ];
    const plain = measure({ steps });
    const hedged = measure({ steps, policy: { hedge: { afterMs: constant(50), maxHedges: 1 } } });
    expect(plain.whole.availability).toBeCloseTo(0.8, 1);
    // A slow one that fails at 200 ms has mostly been answered by its hedge: 0.5 x 0.2 + 0.5 x 0.2 x 0.2 fail.
    expect(hedged.whole.availability).toBeCloseTo(0.88, 2);
  });
});

describe('cancellation', () => {
  const given = { steps: [wait(60), wait(60), wait(60)], policy: { timeoutMs: 50 }, ratePerSecond: 10 };
  const busy = (each: TwoHosts) => measure(each).back.instances[0]?.workersBusy ?? Number.NaN;

  it('off: what was given up runs to its end', () => {
    expect(busy(given)).toBeCloseTo(10 * 0.18, 1);
  });

  it('stops the callee at its next step once the word has come', () => {
    // The word comes at 50 + 2 ms; the step that runs ends at 60, the next one does not begin.
    const wire = { latencyMs: 2 };
    expect(busy({ ...given, wire, policy: { timeoutMs: 50, cancellation: true } })).toBeCloseTo(10 * 0.06, 1);
    // A word that comes during the second step ends the visit behind that.
    const late = { ...given, wire: { latencyMs: 30 }, policy: { timeoutMs: 100, cancellation: true } };
    expect(busy(late)).toBeCloseTo(10 * 0.12, 1);
  });

  it('reaches branches within the process', () => {
    const steps = [buildStep.parallel([[wait(60), wait(60), wait(60)], [wait(10)]])];
    const cancelled = { ...given, steps, policy: { timeoutMs: 50, cancellation: true } };
    expect(busy(cancelled)).toBeCloseTo(10 * 0.06, 1);
  });
});

describe('deadline propagation', () => {
  // One worker, 100 ms a piece, 20 asked for a second, each waited for 250 ms.
  const overloaded = { steps: [wait(100)], values: { workers: 1 }, ratePerSecond: 20, seconds: 100 };

  it('off: Back works for those who left, and nobody is served in time', () => {
    expect(measure({ ...overloaded, policy: { timeoutMs: 250 } }).whole.availability).toBeLessThan(0.05);
  });

  it('drops what would start past its deadline, so that those who still wait are served', () => {
    const { whole, back } = measure({ ...overloaded, policy: { timeoutMs: 250, deadlinePropagation: true } });
    // Who begins in the last 100 ms before the deadline is still worked for in vain.
    expect(whole.goodputPerSecond).toBeGreaterThan(1.5);
    expect(back.instances[0]?.workersBusy).toBeGreaterThan(0.9);
  });

  it('is checked by every step', () => {
    const steps = [wait(60), wait(60), wait(60)];
    const { back } = measure({ steps, ratePerSecond: 10, policy: { timeoutMs: 50, deadlinePropagation: true } });
    expect(back.instances[0]?.workersBusy).toBeCloseTo(10 * 0.06, 1);
  });
});

describe('a connection that is not kept', () => {
  it('costs two round trips before each call, and handshake CPU at the callee', () => {
    const wire = { latencyMs: 10, handshakeMs: 5 };
    expect(meanMs({ steps: [], wire })).toBeCloseTo(20, 6);
    expect(meanMs({ steps: [], wire: { ...wire, keepAlive: false } })).toBeCloseTo(65, 6);
  });

  it('costs the handshake also of calls that waited for a worker', () => {
    const wire = { handshakeMs: 5, keepAlive: false };
    const { back } = measure({ steps: [wait(5)], wire, values: { workers: 1 }, ratePerSecond: 80 });
    expect(back.instances[0]?.workersBusy).toBeCloseTo(0.8, 1);
  });
});

describe('waiting for a place', () => {
  const busy = { steps: [wait(exponential(100))], ratePerSecond: 15 };
  const limited = (waitLimitMs: number | null) => [
    measure({ ...busy, policy: { bulkhead: { places: 2, waitLimitMs } } }),
    measure({ ...busy, policy: { pool: { connections: 2, waitLimitMs } } }),
  ];

  it('without a wait limit of any length refuses at once, like a loss station of two servers', () => {
    // Erlang's loss formula with a = 1.5 and 2 servers: 1.125 / (1 + 1.5 + 1.125) = 0.310.
    for (const { whole } of limited(0)) expect(whole.failed['refused']! / whole.offered).toBeCloseTo(0.31, 1);
  });

  it('within a limit refuses fewer, and for ever refuses none', () => {
    for (const { whole } of limited(100)) expect(whole.failed['refused']! / whole.offered).toBeLessThan(0.25);
    for (const { whole } of limited(null)) expect(whole.failed['refused']).toBe(0);
  });
});

describe('a circuit breaker', () => {
  const breaker = {
    window: { type: 'calls', calls: 5 },
    failureRatio: 1,
    minimumCalls: 5,
    openMs: 1000,
    probes: 1,
  } as const;
  const failing = { steps: [buildStep.failing(1)], ratePerSecond: 100 };

  it('lets one probe through each time it has been open', () => {
    const { back, whole } = measure({ ...failing, policy: { breaker } });
    // 5 to open it, then one for each 1 s and a gap of 10 ms on average: 200 / 1.01.
    expect(back.arrivals).toBeGreaterThan(190);
    expect(back.arrivals).toBeLessThan(210);
    expect(whole.failed['broken-circuit']! + whole.failed['failed']!).toBe(whole.offered);
  });

  it('opens by the ratio of its seconds', () => {
    const window = { type: 'time', ms: 1000 } as const;
    const half = { ...failing, steps: [buildStep.failing(0.5)] };
    const at = (failureRatio: number) =>
      measure({ ...half, policy: { breaker: { ...breaker, window, failureRatio, minimumCalls: 20 } } });
    expect(at(0.3).back.arrivals).toBeLessThan(8000);
    expect(at(0.9).back.arrivals).toBe(at(0.9).whole.offered);
  });
});

describe('a retry budget', () => {
  it('bounds retries to a share of the first attempts', () => {
    const budget = { ratio: 0.2, burst: 10, initialTokens: 10 };
    const failing = { steps: [buildStep.failing(1)], ratePerSecond: 100 };
    const unlimited = measure({ ...failing, policy: { retry } });
    expect(unlimited.wire.attempts).toBe(3 * unlimited.whole.offered);
    const { wire, whole } = measure({ ...failing, policy: { retry: { ...retry, budget } } });
    expect(wire.retried / whole.offered).toBeCloseTo(0.2, 2);
  });
});
