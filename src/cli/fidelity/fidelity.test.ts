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

describe('a case that scatters too much to tell', () => {
  const short = { ...caseOf('P-MM1-80'), expected: caseOf('P-MM1-80').expected.slice(0, 2) };
  const alike = (run: Case['run']) => runCase({ ...short, run }, alone, { seeds: 5, share: 1, spoiled: {} });

  it('is run longer, at the tolerance of the length that was asked for', async () => {
    const result = await alike({ requests_total: 20_000, warmup_fraction: 0.1 });
    expect(result.lengthened).toBeGreaterThan(1);
    const [, sojourn] = result.rows;
    expect(sojourn!.verdict.error).toBeGreaterThan(0);
    expect(sojourn!.verdict.limit).toBeLessThanOrEqual(Math.max(0.02 * 0.05, 3.5 * sojourn!.verdict.error) + 1e-12);
  });

  it('fails where its length is fixed, or where no length that is worth it would do', async () => {
    const fixed = await alike({ requests_total: 20_000, replications: 5, fixed_replications: true });
    expect(fixed.lengthened).toBe(1);
    const hopeless = await alike({ requests_total: 1000, warmup_fraction: 0.1 });
    expect(hopeless.lengthened).toBe(8);
    expect(hopeless.rows.map(({ verdict }) => verdict.reason)).toContain('the run was too short');
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
