/** Times of policies that are drawn anew for each who waits: patience for a place, pauses between attempts. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, exponential, type PolicyTime, type RetryPolicy } from '#design';
import { runDesign } from './testing/run-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

const measure = (given: TwoHosts) => parts(runDesign(twoHosts(given)));

/** Share that leaves one server with exponential service and patience (M/M/1+M), by its birth-death chain. */
function abandoning(arrivals: number, service: number, patience: number): number {
  let weight = 1;
  let sum = 1;
  let waiting = 0;
  for (let inside = 1; inside < 400; inside++) {
    weight *= arrivals / (service + (inside - 1) * patience);
    sum += weight;
    waiting += (inside - 1) * weight;
  }
  return (patience * waiting) / sum / arrivals;
}

describe('a drawn wait limit', () => {
  const given: TwoHosts = { steps: [wait(exponential(100))], ratePerSecond: 9, seconds: 5000 };

  it.each(['pool', 'bulkhead'] as const)('of a %s loses those whose patience is over first', (policy) => {
    const waitLimitMs = exponential(200);
    const places =
      policy === 'pool' ? { pool: { connections: 1, waitLimitMs } } : { bulkhead: { places: 1, waitLimitMs } };
    const { whole } = measure({ ...given, policy: places });
    expect(1 - (whole.availability ?? 0)).toBeCloseTo(abandoning(9, 10, 5), 1.7);
    expect(abandoning(9, 10, 5)).toBeCloseTo(0.285, 3);
  });

  it('that is constant is the same limit for all', () => {
    const lost = (waitLimitMs: PolicyTime) =>
      measure({ ...given, seconds: 500, policy: { pool: { connections: 1, waitLimitMs } } }).whole.failed;
    expect(lost(constant(200))).toEqual(lost(200));
  });
});

describe('a drawn pause', () => {
  const retry: RetryPolicy = {
    attempts: 2,
    on: ['failed'],
    backoff: { baseMs: exponential(300), factor: 1, capMs: null, jitter: 'none' },
    budget: null,
  };
  const always = { steps: [buildStep.failing(1)], seconds: 400 };

  it('of a wire is drawn for each call', () => {
    const times: number[] = [];
    runDesign(twoHosts({ ...always, policy: { retry } }), {
      observer: { requestEnded: ({ arrivedMs, endedMs }) => times.push(endedMs - arrivedMs) },
    });
    const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
    const deviation = Math.sqrt(times.reduce((sum, each) => sum + (each - mean) ** 2, 0) / times.length);
    expect(mean / 300).toBeCloseTo(1, 1);
    expect(deviation / 300).toBeCloseTo(1, 1);
  });

  it('of users is drawn for each of theirs, and still grows and is capped', () => {
    const pauses: number[] = [];
    const backoff = { baseMs: exponential(300), factor: 10, capMs: 1000, jitter: 'none' } as const;
    const userRetries = { ...retry, attempts: 3, backoff };
    runDesign(twoHosts({ ...always, trafficClass: { userRetries } }), {
      observer: { requestEnded: ({ arrivedMs, endedMs }) => pauses.push(endedMs - arrivedMs) },
    });
    expect(Math.max(...pauses)).toBeLessThan(2000.001);
    // min(X, 1000) + min(10 Y, 1000), X and Y exponential of mean 300: 300 (1 - e^(-10/3)) + 3000 (1 - e^(-1/3)) = 1139.7.
    const mean = pauses.reduce((sum, each) => sum + each, 0) / pauses.length;
    expect(mean / 1139.7).toBeCloseTo(1, 1);
  });
});
