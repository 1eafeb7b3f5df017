import { describe, expect, it } from 'vitest';
import type { TraceSpan } from '#simulation';
import { doubtWords, longestWords, spanFigures, sumsByLook } from './follow-words';
import { axisTicks, waterfallOf } from './waterfall-rows';

const span = (given: Partial<TraceSpan>): TraceSpan => ({
  id: 0,
  parent: -1,
  type: 'call',
  name: 'shop.buy',
  component: null,
  instance: 0,
  from: null,
  wire: null,
  attempt: 0,
  beginMs: 1000,
  endMs: 1012,
  lastMs: 1012,
  outcome: 'success',
  segments: [],
  ...given,
});

const request = span({ type: 'request', endMs: 1020, lastMs: 1020 });
const call = span({
  id: 1,
  parent: 0,
  beginMs: 1005,
  endMs: 1020,
  lastMs: 1040,
  outcome: 'timed-out',
  segments: [
    { kind: 'network', fromMs: 1005, toMs: 1006 },
    { kind: 'queue', fromMs: 1006, toMs: 1010 },
    { kind: 'work', fromMs: 1010, toMs: 1040 },
  ],
});
const path = [
  { span: 0, kind: 'pause', fromMs: 1000, toMs: 1005 },
  { span: 1, kind: 'network', fromMs: 1005, toMs: 1006 },
  { span: 1, kind: 'queue', fromMs: 1006, toMs: 1010 },
  { span: 1, kind: 'work', fromMs: 1010, toMs: 1020 },
] as const;

describe('the words of a request', () => {
  it('sum its critical path by what is drawn alike', () => {
    expect(sumsByLook(path)).toEqual({ waiting: 4, work: 10, network: 1, pause: 5 });
  });

  it('tell a span by its own times, what ran on for nobody, and what it decided', () => {
    expect(spanFigures(call, path)).toBe(
      '15 ms, timed out · network 1 ms · waits for a worker 4 ms · work 30 ms · ran on for nobody 20 ms · 15 ms of the critical path',
    );
    expect(longestWords({ path, spans: [request, call] })).toBe(
      'longest stretch of the critical path: work in shop.buy, 10 ms',
    );
  });
});

describe('a replay that is not the run', () => {
  const same = { isSame: true };
  const other = { isSame: false };

  it('is told by what differs, with what to do; the same run has no such words', () => {
    expect(doubtWords(null, null)).toBeNull();
    expect(doubtWords(same, same)).toBeNull();
    expect(doubtWords(other, null)).toMatch(/did not count the same requests .* Look again/);
    expect(doubtWords(other, same)).toBe(doubtWords(other, null));
    expect(doubtWords(same, other)).toMatch(/request ended otherwise .* Look again/);
    expect(doubtWords(null, other)).toBe(doubtWords(same, other));
  });
});

describe('the waterfall', () => {
  const trace = { request: {} as never, spans: [request, call], folded: [], path, unseen: 0, isSame: true };

  it('puts each span under what asked for it, in shares of the whole time that is told', () => {
    const { rows, lengthMs } = waterfallOf(trace);
    expect(lengthMs).toBe(40);
    expect(rows.map(({ depth }) => depth)).toEqual([0, 1]);
    expect(rows[1]).toMatchObject({ frame: { from: 0.125, width: 0.375 }, after: { from: 0.5, width: 0.5 } });
    expect(rows[1]!.bars.map(({ look, from }) => [look, from])).toEqual([
      ['network', 0.125],
      ['waiting', 0.15],
      ['work', 0.25],
    ]);
    expect(rows.map(({ decided }) => decided.length)).toEqual([1, 3]);
  });

  it('has an axis of at most seven round instants', () => {
    expect(axisTicks(545)).toEqual([0, 100, 200, 300, 400, 500]);
    expect(axisTicks(14)).toEqual([0, 5, 10]);
    for (const length of [0.001, 3, 61, 100, 4321, 900_000]) expect(axisTicks(length).length).toBeLessThanOrEqual(7);
  });
});
