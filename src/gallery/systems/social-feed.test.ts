/** What readers wait for on each sheet, whose posts are late when a celebrity posts, and what becomes of reads while the lists are down. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { celebrityAtMs, entry, listsDown, load } from './social-feed';

const { document } = entry;
const second = 1000;
const readers = document.workload.trafficClasses.find(({ name }) => name === 'Readers')!.id;
const publish = document.stages[1]!.modules.find(({ name }) => name === 'posts')!.operations[0]!.id;
const named = (stage: number, name: string) =>
  document.stages[stage]!.components.find((each) => each.name === name)?.id;

function observed(stage: number) {
  const reads: { atMs: number; tookMs: number }[] = [];
  const deliveries: { atMs: number; tookMs: number }[] = [];
  const queue = named(stage, 'Deliveries');
  const created = createRun(document, document.stages[stage]!.id, 1, {
    requestOver: ({ trafficClass, arrivedMs, endedMs, outcome }) => {
      const tookMs = outcome === 'success' ? endedMs - arrivedMs : Number.POSITIVE_INFINITY;
      if (trafficClass === readers) reads.push({ atMs: arrivedMs, tookMs });
    },
    messageEnded: ({ component, operation, sentMs, endedMs }) => {
      if (component === queue && operation === publish) deliveries.push({ atMs: sentMs, tookMs: endedMs - sentMs });
    },
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  const untilMs = listsDown.atMs + listsDown.durationMs;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  const posts = run.report().components.find(({ id }) => id === named(stage, 'Posts'))!;
  return { reads: medianOf(reads), deliveries: medianOf(deliveries), databaseVcpus: posts.instances[0]!.vcpusBusy };
}

/** Of what began within a time, ms. */
const medianOf =
  (all: readonly { readonly atMs: number; readonly tookMs: number }[]) =>
  (fromMs: number, toMs: number): number => {
    const times = all.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).map(({ tookMs }) => tookMs);
    return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
  };

const [pull, push, hybrid] = [observed(0), observed(1), observed(2)];
const calm = [30 * second, celebrityAtMs] as const;
const behindCelebrity = [celebrityAtMs + 5 * second, celebrityAtMs + 25 * second] as const;

describe('a feed', () => {
  it('that is merged for each read keeps the database at work for 50 reads to a post', () => {
    expect(load.reads / load.posts).toBe(50);
    // 40 a second x 50 ms are 2 vCPUs.
    expect(pull.databaseVcpus).toBeGreaterThan(1.5);
    for (const { databaseVcpus } of [push, hybrid]) expect(databaseVcpus).toBeLessThan(pull.databaseVcpus / 4);
  });

  it('that is laid out is read in less time', () => {
    for (const { reads } of [push, hybrid]) expect(reads(...calm)).toBeLessThan(0.7 * pull.reads(...calm));
  });
});

describe('a post that 5,000 accounts get', () => {
  it('makes the posts of everybody else late by seconds where it is laid out', () => {
    expect(push.deliveries(...calm)).toBeLessThan(second);
    expect(push.deliveries(...behindCelebrity)).toBeGreaterThan(5 * second);
  });

  it('is no matter where it is merged on reading', () => {
    expect(hybrid.deliveries(...behindCelebrity)).toBeLessThan(second);
  });
});

describe('lists that are down', () => {
  const down = [listsDown.atMs, listsDown.atMs + listsDown.durationMs - second] as const;

  it('are made up for by merging: reads take as long as they do without lists', () => {
    for (const { reads } of [push, hybrid]) {
      expect(reads(...down)).toBeGreaterThan(1.5 * reads(...calm));
      expect(reads(...down)).toBeLessThan(2 * pull.reads(...calm));
    }
  });
});
