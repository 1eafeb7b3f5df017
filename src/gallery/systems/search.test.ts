/** What a sort, a flushed cache and one slow server do to queries on each sheet, and how old the web is in the index. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { batchMs, entry, flushAtMs, slowLeaf } from './search';

const { document } = entry;
const second = 1000;
const repository = document.stages[0]!.components.find(({ name }) => name === 'Repository')!.id;

/** What became of queries that came within a time, and how old pages were when they were in the index. */
function observed(stage: number, untilMs: number) {
  const seen: { arrivedMs: number; tookMs: number; isWell: boolean }[] = [];
  const ages: number[] = [];
  const created = createRun(document, document.stages[stage]!.id, 1, {
    requestOver: ({ arrivedMs, endedMs, outcome }) => {
      seen.push({ arrivedMs, tookMs: endedMs - arrivedMs, isWell: outcome === 'success' });
    },
    messageEnded: ({ component, sentMs, endedMs }) => {
      if (component === repository) ages.push(endedMs - sentMs);
    },
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  const between = (fromMs: number, toMs: number) => {
    const within = seen.filter(({ arrivedMs }) => arrivedMs >= fromMs && arrivedMs < toMs);
    const well = within.filter(({ isWell }) => isWell).map(({ tookMs }) => tookMs);
    return { p50: quantile(well, 0.5), p95: quantile(well, 0.95), answered: well.length / within.length };
  };
  const hits = run.report().components.find(({ lookups }) => lookups > 0)?.hitRatio ?? null;
  return { between, medianAge: quantile(ages, 0.5), hits };
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? Number.NaN;

const struckUntilMs = slowLeaf.atMs + 20 * second;
const machine = observed(0, 95 * second);
const shards = observed(1, struckUntilMs);
const memory = observed(2, struckUntilMs);

describe('one machine', () => {
  it('answers in seconds, and in several times as many while the sorter is at the disks', () => {
    const calm = machine.between(30 * second, batchMs);
    const sorting = machine.between(batchMs + 6 * second, batchMs + 16 * second);
    expect(calm.p50).toBeGreaterThan(1 * second);
    expect(calm.p50).toBeLessThan(2.5 * second);
    expect(sorting.p50).toBeGreaterThan(2 * calm.p50);
  });
});

describe('shards with a cache of results', () => {
  const calm = shards.between(30 * second, flushAtMs);

  it('keeps as many results as the tail of queries allows, 30 to 60 %', () => {
    expect(shards.hits).toBeGreaterThan(0.3);
    expect(shards.hits).toBeLessThan(0.6);
  });

  it('answers the median query several times later when a new index has flushed the cache', () => {
    expect(shards.between(flushAtMs, flushAtMs + 15 * second).p50).toBeGreaterThan(2.5 * calm.p50);
  });

  it('has one answer in ten late by a hiccup, since the last of twelve decides', () => {
    // 1 - 0.99^12 = 11 % of those that were not kept.
    expect(calm.p95).toBeGreaterThan(200);
  });

  it('fails queries for one slow server of 36, which every third one meets', () => {
    expect(calm.answered).toBeGreaterThan(0.99);
    expect(shards.between(slowLeaf.atMs + 5 * second, struckUntilMs).answered).toBeLessThan(0.9);
  });
});

describe('an index in memory', () => {
  it('feels neither the hiccups nor the slow server', () => {
    const calm = memory.between(30 * second, slowLeaf.atMs);
    const struck = memory.between(slowLeaf.atMs + 5 * second, struckUntilMs);
    expect(calm.p95).toBeLessThan(100);
    expect(struck.answered).toBeGreaterThan(0.99);
    expect(struck.p95).toBeLessThan(100);
  });

  it('has a page at once that waits for most of a batch elsewhere', () => {
    expect(memory.medianAge).toBeLessThan(1 * second);
    for (const { medianAge } of [machine, shards]) expect(medianAge).toBeGreaterThan(batchMs / 3);
  });
});
