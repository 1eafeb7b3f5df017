/** What a front page and an origin that is away do to a website on each sheet, and how much of it a CDN keeps from its origin. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { away, entry, frontPage, load, ttlMs } from './static-website';

const { document } = entry;

interface Span {
  readonly atMs: number;
  readonly durationMs: number;
}

/** A sheet to the end: the share of visitors that were served in a span, and what came to a part. */
function visited(stage: number) {
  const all: { readonly atMs: number; readonly isServed: boolean }[] = [];
  const created = createRun(document, document.stages[stage]!.id, 1, {
    requestOver: ({ arrivedMs, outcome }) => all.push({ atMs: arrivedMs, isServed: outcome === 'success' }),
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  while (run.status === 'ready') run.advance(Number.POSITIVE_INFINITY, 1_000_000);
  const { components } = run.report();
  return {
    served: ({ atMs, durationMs }: Span) => {
      const within = all.filter((each) => each.atMs >= atMs && each.atMs < atMs + durationMs);
      return within.filter(({ isServed }) => isServed).length / within.length;
    },
    cameTo: (name: string) => {
      const { id } = document.stages[stage]!.components.find((each) => each.name === name)!;
      return components.find((each) => each.id === id)!.arrivals;
    },
  };
}

const [rendered, store, cdn, stale, longer] = [visited(0), visited(1), visited(2), visited(3), visited(4)];
/** The last of the time in which all that was kept for a minute is gone. */
const later: Span = { atMs: away.atMs + ttlMs.short, durationMs: away.durationMs - ttlMs.short };

describe('a website of files', () => {
  it('does not notice a front page, where each rendered page waits for two vCPUs', () => {
    // 100 a second x 40 ms are four.
    expect(rendered.served(frontPage)).toBeLessThan(0.6);
    for (const site of [store, cdn, stale, longer]) expect(site.served(frontPage)).toBeGreaterThan(0.999);
  });

  it('is away with its origin, unless a CDN keeps what has expired, or everything for longer', () => {
    for (const site of [rendered, store]) expect(site.served(away)).toBe(0);
    expect(cdn.served({ atMs: away.atMs, durationMs: ttlMs.short })).toBeGreaterThan(0.05);
    expect(cdn.served(later)).toBe(0);
    // But for the tail of files that nobody had asked for.
    expect(longer.served(away)).toBeGreaterThan(0.95);
    expect(stale.served(away)).toBeGreaterThan(0.95);
  });

  it('is asked of its origin by a fifth where files are good for a minute, and once a file where for a day', () => {
    const hits = (site: typeof cdn) => 1 - site.cameTo('Files') / site.cameTo('CDN');
    expect(hits(cdn)).toBeGreaterThan(0.7);
    expect(hits(cdn)).toBeLessThan(0.9);
    expect(longer.cameTo('Files')).toBeLessThan(load.files + 50);
    expect(store.cameTo('Files')).toBe(cdn.cameTo('CDN'));
  });
});
