/** Documents that are valid and cannot work: each ends as a problem with a reason, or as a run that stops with what it has and says why. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  type Arrivals,
  type BuildDesign,
  type BuildStage,
  type Document,
} from '#design';
import { createRun } from '.';
import { imbalance } from './testing/run-design';

type Parts = Partial<Omit<BuildDesign, 'stages'> & BuildStage>;

const server = { kind: 'server', modules: ['shop'] };

/** A shop of one module behind its users; what is given takes the place of its parts. */
function shop(parts: Parts = {}): Document {
  return buildDesign(
    {
      classes: { Users: { ratePerSecond: 20, mix: { 'shop.browse': 1 } } },
      scenario: { durationMs: 20_000, warmUpMs: 0 },
      modules: { shop: { operations: { browse: [buildStep.compute(constant(5))] } } },
      components: { Users: { kind: 'users', classes: ['Users'] }, Server: server },
      wires: ['Users -> Server'],
      ...parts,
    },
    declarations,
  );
}

const asking = (arrivals: Arrivals, more: object = {}): Parts => ({
  classes: { Users: { arrivals, mix: { 'shop.browse': 1 }, ...more } },
});

const doing = (...steps: readonly ReturnType<typeof buildStep.compute>[]): Parts => ({
  modules: { shop: { operations: { browse: steps } } },
});

/** How it ends: what is wrong, why it stopped, or `finished`. */
function endOf(document: Document, mostEvents = 30_000_000): string {
  const created = createRun(document, document.stages[0]!.id, 1);
  if (!created.ok) return `problem: ${created.problems[0]?.text ?? ''}`;
  const run = created.value;
  for (let events = 0; run.status === 'ready' && events < mostEvents; events += 50_000)
    run.advance(Number.POSITIVE_INFINITY, 50_000);
  if (run.report().atMs !== run.nowMs) return 'no report';
  if (run.status !== 'stopped') return imbalance(run).every((each) => each === 0) ? run.status : 'ledgers differ';
  return `stopped: ${run.takeEvents().find(({ type }) => type === 'guard')?.text ?? ''}`;
}

const policy = { timeoutMs: 1e-9, retry: null };
const endlessRetry = {
  attempts: null,
  on: ['refused', 'timed-out', 'failed', 'no-route'] as const,
  backoff: { baseMs: 0, factor: 1, capMs: null, jitter: 'none' as const },
  budget: null,
};

describe('a stage that cannot serve', () => {
  it.each<[string, Parts]>([
    ['no route', { wires: [] }],
    [
      'a host without instances',
      { components: { Users: { kind: 'users', classes: ['Users'] }, Server: { ...server, values: { instances: 0 } } } },
    ],
    [
      'a host without modules',
      { components: { Users: { kind: 'users', classes: ['Users'] }, Server: { kind: 'server' } } },
    ],
    ['nothing at all', { components: {}, wires: [] }],
    [
      'no backlog and one worker',
      {
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Server: { ...server, values: { workers: 1, backlog: 0 } },
        },
      },
    ],
    ['hardly any bandwidth', { wires: [{ wire: 'Users -> Server', bandwidthBitsPerSecond: 5e-324 }] }],
    ['a timeout that nothing can meet', { wires: [{ wire: 'Users -> Server', policy }] }],
    [
      'a hundred retries of it',
      { wires: [{ wire: 'Users -> Server', policy: { ...policy, retry: { ...endlessRetry, attempts: 100 } } }] },
    ],
    [
      'latencies beyond all time',
      { wires: [{ wire: 'Users -> Server', latencyMs: 1e308, handshakeMs: 1e308, keepAlive: false, lossRatio: 1 }] },
    ],
    ['a scenario of one millisecond', { scenario: { durationMs: 1, warmUpMs: 0 } }],
    ['a warm-up longer than the scenario', { scenario: { durationMs: 5000, warmUpMs: 1e9 } }],
    ['no load', asking({ type: 'poisson', ratePerSecond: 0 })],
    [
      'a rate that never switches on',
      asking({ type: 'modulated', lowRatePerSecond: 0, highRatePerSecond: 0, meanLowMs: 1, meanHighMs: 1 }),
    ],
    [
      'a profile of nothing',
      asking(
        { type: 'modulated', lowRatePerSecond: 9, highRatePerSecond: 9, meanLowMs: 1, meanHighMs: 1 },
        { profile: [{ atMs: 0, factor: 0, ramp: false }] },
      ),
    ],
    ['a class that asks for nothing', { classes: { Users: { ratePerSecond: 5, mix: {} } } }],
    ['an empty trace', asking({ type: 'trace', instants: [] })],
  ])('ends: %s', (_, parts) => {
    expect(endOf(shop(parts))).toBe('finished');
  });
});

const standsStill = 'stopped: Time stands still: something goes round without end and takes no time.';
const tooMany = 'stopped: More is under way than a run can hold: something grows without end.';

describe('a stage in which something has no end', () => {
  it.each<[string, Parts, string]>([
    [
      'calls of itself within the process',
      { ...doing(buildStep.call('shop.browse')), wires: ['Users -> Server', 'shop -> shop'] },
      standsStill,
    ],
    ['a billion rounds of nothing', doing(buildStep.repeat(1e9, [])), standsStill],
    [
      'a billion branches',
      doing((context) => ({
        concern: null,
        type: 'parallel',
        join: 'all',
        branches: [{ repeat: constant(1e9), steps: context.steps([]) }],
      })),
      tooMany,
    ],
    [
      'retries without pause or end',
      {
        wires: [{ wire: 'Users -> Server', policy: { retry: endlessRetry, pool: null, timeoutMs: 1e-9 } }],
        ...asking({ type: 'poisson', ratePerSecond: 1 }, { patienceMs: null }),
        scenario: { durationMs: 100, warmUpMs: 0 },
      },
      'finished',
    ],
    [
      'a million users of a closed class',
      asking({ type: 'closed', population: 1_000_000, thinkTimeMs: constant(1) }),
      tooMany,
    ],
    [
      'users who never think and are never served',
      { ...asking({ type: 'closed', population: 1, thinkTimeMs: constant(0) }), wires: [] },
      standsStill,
    ],
    ['arrivals without any time between them', asking({ type: 'renewal', interarrivalMs: constant(0) }), tooMany],
    ['batches of a billion', asking({ type: 'batches', ratePerSecond: 1, batchSize: constant(1e9) }), tooMany],
    ['a rate without measure', asking({ type: 'poisson', ratePerSecond: 1e308 }), tooMany],
    [
      'a rate that switches without end',
      asking({ type: 'modulated', lowRatePerSecond: 0, highRatePerSecond: 0, meanLowMs: 1e-300, meanHighMs: 1e-300 }),
      'stopped: Time stands still: an arrival rate switches without end.',
    ],
  ])('stops with what it has and says why: %s', (_, parts, end) => {
    expect(endOf(shop(parts))).toBe(end);
  });

  it('stops where balancers lead to each other', () => {
    const document = shop({
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        One: { kind: 'load-balancer' },
        Two: { kind: 'load-balancer' },
        Server: server,
      },
      wires: ['Users -> One', 'One -> Two', 'Two -> One', 'Two -> Server'].map((wire) => ({ wire, latencyMs: 0 })),
    });
    expect(endOf(document)).toMatch(/finished|stopped/);
  });
});

describe('figures that make no distribution', () => {
  it.each<[string, object]>([
    ['a Pareto bound below its values', { type: 'pareto', mean: 100, alpha: 2, bound: 1 }],
    [
      'quantiles that descend',
      {
        type: 'empirical',
        quantiles: [
          { at: 0.5, value: 9 },
          { at: 0.9, value: 1 },
        ],
      },
    ],
    ['a mean beyond all numbers', { type: 'lognormal', mean: 1e308, cv: 1e308 }],
  ])('are a problem: %s', (_, timeMs) => {
    expect(endOf(shop(doing(buildStep.compute(timeMs as never))))).toMatch(/^problem: ./);
  });
});
