/** Who is harmed by a login wave and by a cache that hangs, on each sheet, and how long a seat in a match is waited for. */
import { describe, expect, it } from 'vitest';
import { createRun, type Report } from '#simulation';
import { entry, load, silence, wave } from './online-game';

const { document } = entry;
const second = 1000;
const calmMs = document.scenario.warmUpMs;
const byName = (name: string) => document.workload.trafficClasses.find((each) => each.name === name)!.id;
const joining = document.stages[0]!.modules.find(({ name }) => name === 'matchmaking')!.operations[0]!.id;

interface Span {
  readonly atMs: number;
  readonly durationMs: number;
}
/** What those who came while joins had queued waited for: the last of a wave and ten seconds more. */
const tail: Span = { atMs: wave.atMs + wave.durationMs, durationMs: 10 * second };

/** One run of a sheet to an instant: the report of the calm before the wave, and what came of requests that arrived in a span. */
function watched(stage: number, untilMs: number) {
  const all: { readonly of: string; readonly operation: string; readonly atMs: number; readonly tookMs: number }[] = [];
  const created = createRun(document, document.stages[stage]!.id, 1, {
    requestOver: ({ trafficClass, operation, arrivedMs, endedMs, outcome }) => {
      const tookMs = outcome === 'success' ? endedMs - arrivedMs : Number.POSITIVE_INFINITY;
      all.push({ of: trafficClass, operation, atMs: arrivedMs, tookMs });
    },
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  const advance = (toMs: number) => {
    while (run.status === 'ready' && run.nowMs < toMs) run.advance(toMs, 1_000_000);
  };
  advance(wave.atMs);
  const calm: Report = run.report();
  advance(untilMs);
  const within = ({ atMs, durationMs }: Span) =>
    all.filter((each) => each.atMs >= atMs && each.atMs < atMs + durationMs && each.atMs < untilMs - second);
  const shareServed = (requests: typeof all) =>
    requests.filter(({ tookMs }) => Number.isFinite(tookMs)).length / requests.length;
  return {
    calm,
    playing: (span: Span) => shareServed(within(span).filter(({ of }) => of === byName('In a match'))),
    seats: (span: Span) =>
      within(span)
        .filter(({ operation }) => operation === joining)
        .map(({ tookMs }) => tookMs)
        .sort((one, other) => one - other),
  };
}
const median = (sorted: readonly number[]) => sorted[sorted.length >> 1]!;

const endMs = silence.atMs + silence.durationMs;
const [together, split, sharded] = [watched(0, endMs), watched(1, endMs), watched(2, silence.atMs)];

describe('an online game', () => {
  it('asks its stores as often as it was published, a thousandth of it', () => {
    // 318 reads and 132 writes a second.
    const stores = document.stages[1]!.components.filter(({ kind }) => kind === 'relational-database');
    const asked = split.calm.components.filter(({ id }) => stores.some((store) => store.id === id));
    const perSecond = asked.reduce((sum, { arrivals }) => sum + arrivals, 0) / ((wave.atMs - calmMs) / second);
    expect(Math.abs(perSecond / (318 + 132) - 1)).toBeLessThan(0.06);
    const matches = asked.find(({ id }) => id === stores.find(({ name }) => name === 'Matches 1')!.id)!;
    // 15 % of the reads and 11 % of the writes.
    expect(Math.abs(matches.arrivals / asked.reduce((sum, { arrivals }) => sum + arrivals, 0) - 0.14)).toBeLessThan(
      0.03,
    );
  });

  it('stops play in one application, for logins and for a cache that no player in a match asks', () => {
    expect(together.playing({ atMs: calmMs, durationMs: wave.atMs - calmMs })).toBeGreaterThan(0.999);
    expect(together.playing(wave)).toBeLessThan(0.6);
    expect(together.playing(silence)).toBeLessThan(0.4);
  });

  it('goes on playing where matches have servers of their own', () => {
    for (const span of [wave, silence]) expect(split.playing(span)).toBeGreaterThan(0.999);
  });

  it('keeps whoever comes in waiting for one store of matches, until that is sharded', () => {
    // The one store does 27 joins a second: two writes of 15 ms and six reads of one each.
    expect(median(split.seats({ atMs: calmMs, durationMs: wave.atMs - calmMs }))).toBeLessThan(200);
    expect(median(split.seats(tail))).toBeGreaterThan(15 * second);
    expect(median(sharded.seats(tail))).toBeLessThan(2 * second);
    expect(split.seats(tail).length).toBeGreaterThan(20 * load.joins);
  });
});
