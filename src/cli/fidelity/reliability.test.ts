/** What fails and comes back, in forms that the public file does not hold, against theory. */
import { describe, expect, it } from 'vitest';
import { alone } from './crew';
import { runCase } from './replicate';
import { hasFailed, linesOf } from './rows';
import { exact, exponentialOf, ownCase } from './testing/own-case';

/**
 * A pair with exponential times as a Markov chain: two up; one active and the other down; promotion with the other down, and with it up again; none up.
 * Solved by stepping its balance equations until they hold.
 */
function pairInTheory(up: number, down: number, failover: number) {
  const [l, m, p] = [1 / up, 1 / down, 1 / failover];
  const rates: readonly (readonly [from: number, to: number, rate: number])[] = [
    [0, 2, l],
    [0, 1, l],
    [1, 0, m],
    [1, 4, l],
    [2, 1, p],
    [2, 3, m],
    [2, 4, l],
    [3, 0, p],
    [3, 2, 2 * l],
    [4, 1, 2 * m],
  ];
  const step = 0.1 / Math.max(l, m, p);
  let shares = [1, 0, 0, 0, 0];
  for (let round = 0; round < 1_000_000; round++) {
    const next = shares.slice();
    for (const [from, to, rate] of rates) {
      next[from]! -= shares[from]! * rate * step;
      next[to]! += shares[from]! * rate * step;
    }
    shares = next;
  }
  const [, , promoting = 0, promotingBoth = 0, none = 0] = shares;
  return {
    unavailability: promoting + promotingBoth + none,
    failoversPerDay: 86_400 * p * (promoting + promotingBoth),
  };
}

describe('a failover pair', () => {
  it.each([
    [1000, 50, 20],
    [300, 100, 60],
  ])('up %i s, down %i s, failing over in %i s is as its Markov chain says', async (up, down, failover) => {
    const theory = pairInTheory(up, down, failover);
    const result = await runCase(
      ownCase('failover-pair', {
        parameters: {
          up_time: exponentialOf(up),
          down_time: exponentialOf(down),
          failover_time: exponentialOf(failover),
        },
        expected: [
          exact('unavailability', theory.unavailability, 0.1),
          exact('failovers_per_day', theory.failoversPerDay, 0.06),
        ],
        run: { simulated_time_total: 2_500_000, warmup_fraction: 0.01 },
      }),
      alone,
      { seeds: 5, share: 1, spoiled: {} },
    );
    expect(hasFailed(result), linesOf(result).join('\n')).toBe(false);
  });
});

describe('hosts that crash and give their work back', () => {
  it('serve all in the end, and one in so many starts is interrupted', async () => {
    const result = await runCase(
      ownCase('crashing-host', {
        parameters: {
          arrivals: { process: 'poisson', rate: 3 },
          service: exponentialOf(0.5),
          instances: 3,
          workers: 1,
          waiting_places: null,
          up_time: exponentialOf(20),
          down_time: exponentialOf(4),
          on_crash: 'requeue',
        },
        expected: [
          exact('success_fraction', 1, 0.0001),
          // A start ends by the crash of its instance before it is done: f / (f + m).
          exact('killed_fraction_of_started', 0.05 / 2.05, 0.1),
          exact('mean_up', 2.5, 0.02),
        ],
        run: { requests_total: 100_000, warmup_fraction: 0.02 },
      }),
      alone,
      { seeds: 5, share: 1, spoiled: {} },
    );
    expect(hasFailed(result), linesOf(result).join('\n')).toBe(false);
  });
});
