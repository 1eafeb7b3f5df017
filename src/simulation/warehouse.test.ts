/** Queries of a warehouse, each worked out by hand. */
import { buildStep, constant, type Configuration } from '#design';
import { describe, expect, it } from 'vitest';
import { oneStore, type OneStore } from './testing/one-store';
import { runDesign } from './testing/run-design';

const mebibyte = 1_048_576;
const query = buildStep.ask({ need: 'store', protocol: 'sql', verb: 'query', dataSet: 'rows' });
const write = buildStep.ask({ need: 'store', protocol: 'sql', verb: 'write', dataSet: 'rows' });
/** 800 MiB at 100 MiB/s: eight seconds of one slot, one of eight. */
const still: Configuration = {
  slots: 8,
  scanMiBPerSecond: 100,
  tasks: 8,
  scannedBytes: constant(800 * mebibyte),
  planMs: constant(0),
  stageMs: constant(0),
};

const run = ({ values, ...given }: Omit<OneStore, 'kind'>) =>
  runDesign(oneStore({ kind: 'warehouse', values: { ...still, ...values }, seconds: 60, ...given }));
const meanMs = (given: Omit<OneStore, 'kind'>): number => run(given).flows[0]!.responses.meanMs!;

describe('a query of a warehouse', () => {
  it('reads with as many slots as it has tasks', () => {
    expect(meanMs({ steps: [query], ratePerSecond: 0.2 })).toBeCloseTo(1000, 6);
    expect(meanMs({ steps: [query], ratePerSecond: 0.2, values: { tasks: 2 } })).toBeCloseTo(4000, 6);
    expect(meanMs({ steps: [query], ratePerSecond: 0.1, values: { slots: 2 } })).toBeCloseTo(4000, 6);
  });

  it('shares the slots with all others', () => {
    const both = [buildStep.parallel([[query], [query]])];
    expect(meanMs({ steps: both, ratePerSecond: 0.1 })).toBeCloseTo(2000, 6);
  });

  it('waits while others are in work, and is refused when the line is full', () => {
    const three = [buildStep.parallel([[query], [query], [query]])];
    expect(meanMs({ steps: three, ratePerSecond: 0.1, values: { workers: 1 } })).toBeCloseTo(3000, 6);
    const { components } = run({ steps: three, ratePerSecond: 0.1, values: { workers: 1, backlog: 1 } });
    expect(components.at(-1)).toMatchObject({ refused: 6 });
  });

  it('sees what was written from the next load on', () => {
    const steps = [write, buildStep.pause(1000), query];
    const stale = (loadMs: number) =>
      run({ steps, ratePerSecond: 0.1, values: { loadMs } }).components.at(-1)!.replication!.staleReads;
    expect(stale(30_000)).toBe(6);
    expect(stale(700)).toBe(0);
  });
});
