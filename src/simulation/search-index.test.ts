/** Queries and writes of a search index, each worked out by hand. */
import { buildStep, constant, type Configuration } from '#design';
import { describe, expect, it } from 'vitest';
import { oneStore, type OneStore } from './testing/one-store';
import { runDesign } from './testing/run-design';

const query = buildStep.ask({ need: 'store', protocol: 'search', verb: 'query', dataSet: 'rows' });
const index = buildStep.ask({ need: 'store', protocol: 'search', verb: 'index', dataSet: 'rows' });
const still: Configuration = {
  nodes: 4,
  vcpus: 1,
  shards: 4,
  replicas: 0,
  queryCpuMs: constant(100),
  shardCpuMs: 0,
  indexCpuMs: constant(10),
  indexMs: constant(0),
  refreshCpuMs: 0,
};
const run = ({ values, ...given }: Omit<OneStore, 'kind'>) =>
  runDesign(oneStore({ kind: 'search-index', values: { ...still, ...values }, ...given }));

/** VCPUs in use, mean. */
const busyOf = (given: Omit<OneStore, 'kind'>): number => run(given).components.at(-1)!.instances[0]!.vcpusBusy;
const meanMs = (given: Omit<OneStore, 'kind'>): number => run(given).flows[0]!.responses.meanMs!;

describe('a query of a search index', () => {
  it('works on all shards at once', () => {
    expect(meanMs({ steps: [query], ratePerSecond: 2 })).toBeCloseTo(25, 6);
    // Eight shards on four vCPUs, each with two milliseconds besides.
    const values = { shards: 8, replicas: 1, shardCpuMs: 2 };
    expect(meanMs({ steps: [query], ratePerSecond: 2, values })).toBeCloseTo(2 * (12.5 + 2), 6);
  });

  it('waits for the slowest shard', () => {
    const values = { nodes: 32, shards: 32, queryCpuMs: { type: 'exponential', mean: 320 } } as const;
    // The longest of 32 exponential times of 10 ms: 10 x (1 + 1/2 + ... + 1/32).
    const harmonic = Array.from({ length: 32 }, (_, at) => 1 / (at + 1)).reduce((sum, each) => sum + each, 0);
    const mean = meanMs({ steps: [query], ratePerSecond: 5, seconds: 400, values });
    expect(Math.abs(mean / (10 * harmonic) - 1)).toBeLessThan(0.03);
  });

  it('takes a share of the time that its caller gives', () => {
    const given = buildStep.ask(
      { need: 'store', protocol: 'search', verb: 'query', dataSet: 'rows' },
      { storeTimeMs: constant(40) },
    );
    expect(meanMs({ steps: [given], ratePerSecond: 2 })).toBeCloseTo(10, 6);
  });
});

describe('what is written to a search index', () => {
  it('is indexed once in each copy', () => {
    const cpuOf = (replicas: number) => busyOf({ steps: [index], ratePerSecond: 10, values: { replicas } });
    expect(cpuOf(2) / cpuOf(0)).toBeCloseTo(3, 6);
  });

  it('is found from the next refresh on', () => {
    // Written at 10 ms after each 500 ms, and asked for 100 ms later: before the refresh at a whole second in one of two.
    const steps = [index, buildStep.pause(100), query];
    const { replication } = run({ steps, ratePerSecond: 2, seconds: 10 }).components.at(-1)!;
    expect(replication).toMatchObject({ replicaReads: 20, staleReads: 20 });
    const soon = run({ steps, ratePerSecond: 2, seconds: 10, values: { refreshMs: 20 } }).components.at(-1)!;
    expect(soon.replication).toMatchObject({ replicaReads: 20, staleReads: 0 });
  });

  it('costs a refresh, however much that was', () => {
    const values = { refreshCpuMs: 200, indexCpuMs: constant(0) };
    const few = busyOf({ steps: [index], ratePerSecond: 2, seconds: 10, values });
    const many = busyOf({ steps: [index], ratePerSecond: 50, seconds: 10, values });
    // 200 ms of a vCPU in each second but the first.
    expect(few).toBeCloseTo(0.2 * 0.9, 3);
    expect(many).toBeCloseTo(few, 6);
  });

  it('makes queries slower while it is indexed', () => {
    const reads = { steps: [buildStep.parallel([[query], [index], [index], [index], [index]])], ratePerSecond: 2 };
    expect(meanMs({ ...reads, values: { nodes: 1 } })).toBeGreaterThan(
      meanMs({ steps: [query], ratePerSecond: 2, values: { nodes: 1 } }) + 30,
    );
  });
});
