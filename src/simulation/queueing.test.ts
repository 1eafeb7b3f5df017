/** Real documents against queueing theory: the whole way from wires to report, with zero latency and no serialization. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, constant, buildStep, type Configuration, type Distribution, type Document } from '#design';
import { runDesign } from './testing/run-design';
import { bare } from './testing/bare';

interface StationDesign {
  readonly ratePerSecond: number;
  readonly service: Distribution;
  readonly values: Configuration;
  readonly seconds: number;
  /** A wait occupies a worker, a computation shares the vCPUs. */
  readonly work?: 'wait' | 'compute';
}

function station({ ratePerSecond, service, values, seconds, work = 'wait' }: StationDesign): Document {
  return buildDesign(
    {
      classes: { Users: { ratePerSecond, mix: { 'shop.serve': 1 }, patienceMs: null } },
      scenario: { durationMs: seconds * 1000, warmUpMs: 20_000 },
      modules: {
        shop: { operations: { serve: [work === 'wait' ? buildStep.pause(service) : buildStep.compute(service)] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Server: { kind: 'server', modules: ['shop'], values: { memoryMiB: null, ...values } },
      },
      wires: [{ wire: 'Users -> Server', ...bare }],
    },
    declarations,
  );
}

/** Mean and standard error of the mean over replications. */
function replicate(document: Document, measure: (report: ReturnType<typeof runDesign>) => number) {
  const values = Array.from({ length: 8 }, (_, seed) => measure(runDesign(document, { seed: 100 + seed })));
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

function expectTheory(measured: { readonly mean: number; readonly error: number }, theory: number): void {
  expect(Math.abs(measured.mean - theory)).toBeLessThanOrEqual(Math.max(4 * measured.error, theory * 1e-9));
  // A test that cannot tell the theory from something a fifth away proves nothing.
  expect(measured.error).toBeLessThan(theory / 20);
}

const exponential = (mean: number): Distribution => ({ type: 'exponential', mean });
const meanMs = (report: ReturnType<typeof runDesign>) => report.flows[0]?.responses.meanMs ?? Number.NaN;
const one = { workers: 1, backlog: null, vcpus: null };

describe('a host of one worker', () => {
  it('answers in S / (1 - rho) on average with exponential service (M/M/1)', () => {
    // rho = 60/s x 10 ms = 0.6: 10 / 0.4 = 25 ms
    const document = station({ ratePerSecond: 60, service: exponential(10), values: one, seconds: 420 });
    expectTheory(replicate(document, meanMs), 25);
  });

  it('waits half as long with constant service (M/D/1, Pollaczek-Khinchine)', () => {
    // S + rho S / (2 (1 - rho)) = 10 + 6 / 0.8 = 17.5 ms
    const document = station({ ratePerSecond: 60, service: constant(10), values: one, seconds: 420 });
    expectTheory(replicate(document, meanMs), 17.5);
  });

  it('refuses the share of the last state when its backlog is full (M/M/1/K)', () => {
    // rho = 0.8, K = 5 in all: (1 - rho) rho^5 / (1 - rho^6) = 0.2 x 0.32768 / 0.737856 = 0.088820
    const document = station({
      ratePerSecond: 80,
      service: exponential(10),
      values: { ...one, backlog: 4 },
      seconds: 420,
    });
    const refused = replicate(document, ({ flows }) => (flows[0]?.failed['refused'] ?? 0) / (flows[0]?.offered ?? 1));
    expectTheory(refused, 0.08882);
  });
});

describe('a host of several workers', () => {
  it('waits as Erlang C says (M/M/c)', () => {
    // c = 4, a = 3: C = 0.50943; S + C / (c mu - lambda) = 10 + 0.50943 x 10 = 15.0943 ms (c mu - lambda = 0.1 / ms)
    const document = station({
      ratePerSecond: 300,
      service: exponential(10),
      values: { ...one, workers: 4 },
      seconds: 220,
    });
    expectTheory(replicate(document, meanMs), 15.0943);
  });
});

describe('shared vCPUs', () => {
  it('answer in S / (1 - rho) whatever the distribution (processor sharing)', () => {
    const values = { workers: null, backlog: null, vcpus: 1 };
    const document = station({ ratePerSecond: 60, service: constant(10), values, seconds: 420, work: 'compute' });
    expectTheory(replicate(document, meanMs), 25);
  });

  it('are busy for rate x work (utilization law)', () => {
    const values = { workers: null, backlog: null, vcpus: 2 };
    const document = station({ ratePerSecond: 120, service: exponential(10), values, seconds: 320, work: 'compute' });
    const busy = replicate(
      document,
      ({ components }) => components.find(({ instances }) => instances.length > 0)?.instances[0]?.vcpusBusy ?? 0,
    );
    expectTheory(busy, 1.2);
  });
});
