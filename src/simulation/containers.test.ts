/** What a container service does that a server does not: containers are killed singly, replaced, and paid for by what they ask for. */
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Configuration, type Deployment, type Document } from '#design';
import { describe, expect, it } from 'vitest';
import { billRuns } from './bill-runs';
import { faultAt, runDesign, type RunOptions } from './testing/run-design';
import { bare } from './testing/bare';

const uploadBytes = 40 * 1_048_576;

interface Given {
  readonly kind: 'server' | 'container';
  readonly values?: Configuration;
  readonly requestBytes?: number;
  readonly ratePerSecond?: number;
}

/** Users -> a balancer that checks every second -> two instances that start in 10 s. */
function design({ kind, values = {}, requestBytes = 0, ratePerSecond = 20 }: Given): Document {
  const starts = kind === 'server' ? { bootMs: constant(10_000) } : { startMs: constant(10_000) };
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: { type: 'constant', ratePerSecond, firstMs: 25 },
          mix: { 'web.page': { requestBytes: constant(requestBytes) } },
          patienceMs: null,
        },
      },
      scenario: { durationMs: 120_000, warmUpMs: 0 },
      modules: { web: { operations: { page: [buildStep.pause(constant(100))] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Balancer: { kind: 'load-balancer', values: { latencyMs: constant(0), healthIntervalMs: 1000 } },
        Web: { kind, modules: ['web'], values: { instances: 2, vcpus: 1, memoryMiB: 2_048, ...starts, ...values } },
      },
      wires: [
        { wire: 'Users -> Balancer', ...bare },
        { wire: 'Balancer -> Web', ...bare },
      ],
    },
    declarations,
  );
}

function run(given: Given, at: RunOptions['at'] = {}) {
  const up: (readonly [count: number, atMs: number])[] = [];
  const report = runDesign(design(given), {
    at,
    observer: { upChanged: (_component, count, atMs) => up.push([count, atMs]) },
  });
  return { report, up, web: report.components.at(-1)!, users: report.flows[0]! };
}

const newVersion: Deployment = {
  rollout: null,
  defects: { errorRatio: 0, slowdown: 1, leakMiBPerSecond: 0, crashes: false },
  schemaChange: null,
};

describe('a container', () => {
  it('that dies is replaced at once, while a server waits before it starts again', () => {
    const crashed = (kind: Given['kind']) => {
      const { up } = run({ kind }, { 5000: (each) => each.inject(faultAt(design({ kind }), 'Web', 'crash'), null) });
      return up.find(([count, atMs]) => count === 2 && atMs > 5000)?.[1];
    };
    expect(crashed('container')).toBeCloseTo(15_000, 6);
    expect(crashed('server')).toBeCloseTo(25_000, 6);
  });

  it('has another of the new version beside it before it goes, so that nobody is missing', () => {
    const fewest = (kind: Given['kind']) => {
      const module = design({ kind }).stages[0]!.modules[0]!.id;
      const { web, users } = run({ kind }, { 5000: (each) => each.deploy(module, newVersion) });
      expect(Object.values(users.failed)).toEqual(Object.values(users.failed).map(() => 0));
      return web.timeUp.shares.findIndex((share) => share > 0);
    };
    expect(fewest('container')).toBe(2);
    expect(fewest('server')).toBe(1);
  });

  it('that outgrows its memory is killed alone', () => {
    // Each takes one upload in 67 ms and 100 ms for it, so that they queue up: 64 MiB and one that waits fit, two do not.
    const given = {
      kind: 'container',
      values: { memoryMiB: 128 },
      requestBytes: uploadBytes,
      ratePerSecond: 30,
    } as const;
    const { web, up } = run({ ...given, values: { ...given.values, workers: 1 } });
    expect(web.instances.reduce((sum, { crashes }) => sum + crashes, 0)).toBeGreaterThan(0);
    expect(up[0]?.[0]).toBe(1);
  });
});

describe('the month of two containers', () => {
  it('costs their vCPUs and memory, hour by hour', () => {
    const document = design({ kind: 'container' });
    const runs = billRuns(document, document.stages[0]!.id);
    let step = runs.next();
    while (!step.done) step = runs.next();
    if (!step.value.ok) throw new Error('no bill');
    const cents = step.value.value.lines
      .filter(({ priceItem }) => priceItem?.startsWith('fargate'))
      .map(({ amountUsd }) => Math.round(100 * amountUsd));
    // 2 x 730 h x 0.04048 $ and 2 x 730 h x 2 GiB x 0.004445 $.
    expect(cents).toEqual([5910, 1298]);
  });
});
