/** The runner on short runs of some public cases, and on what it must refuse. Full lengths are the command's business. */
import { describe, expect, it } from 'vitest';
import publicCases from './cases.json';
import { UnknownInput, type Case } from './case';
import { alone } from './crew';
import { judge } from './judge';
import { missingNeeds } from './needs';
import { runCase, systemOf } from './replicate';
import { hasFailed, linesOf, summaryOf } from './rows';

const cases = publicCases.cases as unknown as readonly Case[];
const caseOf = (id: string): Case => cases.find((each) => each.id === id)!;

const run = (id: string, share: number, spoiled = {}) => runCase(caseOf(id), alone, { seeds: 5, share, spoiled });

describe('public cases', () => {
  it.each([
    ['P-MM1-50', 0.02],
    ['P-MMCK', 0.02],
    ['P-FEEDBACK', 0.01],
    ['P-LB-RR', 0.02],
    ['P-FAN-EXP', 0.02],
    ['P-TTL-ONE', 0.05],
    ['P-RETRY-BACKOFF', 0.05],
    ['P-TRACE-FIFO', 1],
    ['P-TRACE-BOUNDED', 1],
    ['P-LRU-STRING3', 1],
    ['P-RETRY-64', 1],
    ['P-RETRY-TRACE', 1],
    ['P-BREAKER-TRACE', 1],
  ])('%s passes', async (id, share) => {
    const result = await run(id, share);
    expect(hasFailed(result), linesOf(result).join('\n')).toBe(false);
    expect(summaryOf([result]).passed).toBeGreaterThan(0);
    expect(result.laws.conservation).toBe(0);
  });

  it.each([
    ['P-TRACE-FIFO', { workFactor: 1.05 }],
    ['P-RETRY-TRACE', { ignoresTimeouts: true }],
    ['P-RETRY-64', { ignoresRetries: true }],
    ['P-LRU-STRING3', { ignoresCacheHits: true }],
  ])('%s notices an engine spoiled by %o', async (id, spoiled) => {
    const result = await run(id, 1, spoiled);
    expect(result.error).toBeNull();
    expect(hasFailed(result)).toBe(true);
  });
});

describe('what is unknown', () => {
  const known = caseOf('P-MM1-50');
  const [expectation] = known.expected;

  it.each([
    ['system', { system: 'teapot' }],
    ['parameter', { parameters: { ...known.parameters, color: 'blue' } }],
    ['metric', { expected: [{ ...expectation!, metric: 'taste' }] }],
  ])('as a %s is refused before anything runs', async (_, change) => {
    const strange: Case = { ...known, ...change };
    expect(() => systemOf(strange)).toThrow(UnknownInput);
    const result = await runCase(strange, alone, { seeds: 1, share: 0.001, spoiled: {} });
    expect(result.error).toContain('unknown');
    expect(summaryOf([result]).failed).toBe(1);
  });

  it('inside a parameter is refused too', async () => {
    const parameters = { ...known.parameters, arrivals: { process: 'poisson', rate: 50, mood: 1 } };
    const result = await runCase({ ...known, parameters }, alone, { seeds: 1, share: 0.001, spoiled: {} });
    expect(result.error).toContain('unknown parameter "mood"');
  });

  it('as a need is refused; one that is not built is named', async () => {
    expect(() => missingNeeds(['telepathy'])).toThrow('telepathy');
    const result = await runCase({ ...known, needs: ['telepathy'] }, alone, { seeds: 1, share: 0.001, spoiled: {} });
    expect(result.error).toContain('telepathy');
  });
});

describe('the pass rule', () => {
  const expected = { metric: 'm', value: 10, unit: 's', basis: 'exact', tolerance: { rel: 0.1 } };
  const by = (values: readonly number[], change = {}) =>
    judge({ ...expected, ...change }, values, { run: {}, widening: 1 }).status;

  it('takes a mean within the tolerance or 3.5 standard errors, of a run that is long enough', () => {
    expect(by([10.8, 10.9, 11, 10.9, 10.8])).toBe('pass');
    expect(by([11.2, 11.3, 11.2, 11.3, 11.25])).toBe('fail');
    expect(by([8, 12, 9, 11, 10, 7, 13])).toBe('fail');
  });

  it('takes a classification when all of a few agree, or nine in ten of many', () => {
    const outcome = { value: 1, basis: 'classification', tolerance: { abs: 0 } };
    expect(by([1, 1, 1, 0], outcome)).toBe('fail');
    expect(by([1, 1, 1, 1, 1, 1, 1, 1, 1, 0], outcome)).toBe('pass');
  });

  it('takes a bound when the mean does not exceed it', () => {
    expect(by([9.9, 9.8], { basis: 'bound', tolerance: { abs: 0 } })).toBe('pass');
    expect(by([10.1, 10.2], { basis: 'bound', tolerance: { abs: 0 } })).toBe('fail');
  });
});

/** A case of our own about a system that the public file does not hold. */
const ownCase = (system: string, parts: Pick<Case, 'parameters' | 'expected' | 'run'>): Case => ({
  id: system,
  title: system,
  family: system,
  system,
  needs: [],
  ...parts,
});

const exact = (metric: string, value: number, rel: number) => ({
  metric,
  value,
  unit: '1',
  basis: 'exact',
  tolerance: { rel },
});

const exponentialOf = (mean: number) => ({ distribution: 'exponential', mean });

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
