/** In which order an attempt takes what it needs: breaker and bulkhead of the wire first, the instance only once it may be sent. */
import { describe, expect, it } from 'vitest';
import { runDesign } from './testing/run-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

/** Two instances in turn; requests at 0, 10, 20 ... ms. */
const turns = {
  seconds: 19.995,
  values: { instances: 2 },
  trafficClass: { arrivals: { type: 'constant', ratePerSecond: 100, firstMs: 0 } },
} as const;
const shares = (given: Omit<TwoHosts, keyof typeof turns>) => {
  const { back } = parts(runDesign(twoHosts({ ...turns, ...given })));
  return back.instances.map(({ arrivals }) => arrivals);
};

describe('an attempt', () => {
  it('that its bulkhead refuses takes no turn of an instance', () => {
    // One at a time, each 15 ms: every second request is refused, and would take every second turn.
    const [first = 0, second = 0] = shares({ steps: [wait(15)], policy: { bulkhead: { places: 1, waitLimitMs: 0 } } });
    expect(first + second).toBe(1000);
    expect(first).toBe(second);
  });
});
