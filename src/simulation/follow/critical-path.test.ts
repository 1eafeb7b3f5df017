import { describe, expect, it } from 'vitest';
import { criticalPath } from './critical-path';
import type { Segment, TraceSpan } from './trace';

type Given = Partial<Omit<TraceSpan, 'segments'>> & { readonly own?: readonly Segment[] };

/** Spans in order, each with its number. */
const spans = (...given: readonly Given[]): readonly TraceSpan[] =>
  given.map(({ own = [], ...each }, id) => ({
    id,
    parent: id === 0 ? -1 : 0,
    type: id === 0 ? 'request' : 'call',
    name: '',
    component: null,
    instance: 0,
    from: null,
    wire: null,
    attempt: 0,
    beginMs: 0,
    endMs: 10,
    lastMs: each.endMs ?? 10,
    outcome: 'success',
    segments: own,
    ...each,
  }));
const work = (fromMs: number, toMs: number): Segment => ({ kind: 'work', fromMs, toMs });
const told = (list: readonly TraceSpan[]) =>
  criticalPath(list).map(({ span, kind, fromMs, toMs }) => [span, kind, fromMs, toMs]);

describe('the critical path', () => {
  it('is the answer that came, not the attempt that was given up when it came', () => {
    const hedge = { type: 'hedge', beginMs: 4, own: [work(4, 10)] } as const;
    const original = { outcome: 'abandoned', own: [work(0, 20)], lastMs: 20 } as const;
    expect(told(spans({}, hedge, original))).toEqual([
      [2, 'work', 0, 4],
      [1, 'work', 4, 10],
    ]);
  });

  it('is the longest of branches, and what came one after the other', () => {
    const list = spans(
      { own: [work(0, 1), work(9, 10)] },
      { beginMs: 1, endMs: 5, own: [work(1, 5)] },
      { beginMs: 1, endMs: 7, own: [work(1, 7)] },
      { beginMs: 7, endMs: 9, own: [work(7, 9)] },
    );
    expect(told(list)).toEqual([
      [0, 'work', 0, 1],
      [2, 'work', 1, 7],
      [3, 'work', 7, 9],
      [0, 'work', 9, 10],
    ]);
  });

  it('says where nothing was seen, and leaves out what runs on behind a reply', () => {
    const behind = { type: 'background', beginMs: 2, endMs: 10, own: [work(2, 10)] } as const;
    expect(told(spans({ own: [work(0, 2)] }, behind))).toEqual([
      [0, 'work', 0, 2],
      [0, null, 2, 10],
    ]);
  });
});
