/** Senders that send once a period: how often, at which instants, and of whom. */
import { buildStep, constant, type Arrivals } from '#design';
import { describe, expect, it } from 'vitest';
import { begin } from './testing/run-design';
import { twoHosts, wait } from './testing/two-hosts';

type Periodic = Extract<Arrivals, { readonly type: 'periodic' }>;

function arrivedMs(arrivals: Partial<Periodic>, factor = 1) {
  const document = twoHosts({
    seconds: 12,
    trafficClass: {
      arrivals: { type: 'periodic', senders: 5, periodMs: 2000, jitterMs: 0, ...arrivals },
      profile: factor === 1 ? [] : [{ atMs: 0, factor, ramp: false }],
    },
    front: [wait(1), buildStep.call('back.answer')],
    frontValues: { bootMs: constant(0) },
    steps: [],
  });
  const requests: number[] = [];
  const keys: number[] = [];
  const front = document.stages[0]!.components.find(({ name }) => name === 'Front')!.id;
  const run = begin(document, {
    observer: {
      requestOver: (request) => requests.push(request.arrivedMs),
      visitArrived: ({ component, key }) => component === front && keys.push(key),
    },
  });
  run.advance(12_000, Number.POSITIVE_INFINITY);
  return { requests, keys };
}

describe('senders', () => {
  it('each send once a period, at a phase of their own', () => {
    const { requests, keys } = arrivedMs({});
    expect(requests).toHaveLength(30);
    expect(keys.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
    expect(new Set(requests.slice(0, 5)).size).toBe(5);
    requests.slice(5).forEach((at, place) => expect(at - requests[place]!).toBeCloseTo(2000, 6));
  });

  it('put each request off by their jitter, and keep to their period for all that', () => {
    const even = arrivedMs({}).requests;
    const { requests, keys } = arrivedMs({ jitterMs: 1500 });
    expect(keys.slice(0, 20)).not.toEqual(arrivedMs({}).keys.slice(0, 20));
    expect(Math.abs(requests.length - even.length)).toBeLessThanOrEqual(5);
    expect([5, 6]).toContain(keys.filter((key) => key === 3).length);
  });

  it('send more often by the factor of the hour', () => {
    expect(arrivedMs({}, 2).requests).toHaveLength(60);
  });
});
