import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import type { TraceSpan } from './trace';

const span = (id: number, parent: number, ms: number): TraceSpan => ({
  id,
  parent,
  type: id === 0 ? 'request' : 'call',
  name: `call ${id}`,
  component: null,
  instance: 0,
  from: null,
  wire: null,
  attempt: 0,
  beginMs: 0,
  endMs: ms,
  lastMs: ms,
  outcome: 'success',
  segments: [{ kind: 'work', fromMs: 0, toMs: ms }],
});

describe('folding', () => {
  // A request with a thousand calls of 1 to 1,000 ms, the first of which has one within it that decided.
  const spans = [
    span(0, -1, 1000),
    ...Array.from({ length: 1000 }, (_, at) => span(at + 1, 0, at + 1)),
    span(1001, 1, 1),
  ];
  const path = [
    { span: 1001, kind: 'work', fromMs: 0, toMs: 600 },
    { span: 2, kind: 'work', fromMs: 600, toMs: 1000 },
  ] as const;

  it('leaves at most 500 spans: those that decided with all that they stand in, then the longest', () => {
    const told = fold(spans, path);
    expect(told.spans).toHaveLength(500);
    const names = told.spans.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['call 0', 'call 1', 'call 1001', 'call 2', 'call 1000', 'call 505']));
    expect(names).not.toContain('call 500');
    expect(told.spans.every(({ id, parent }, at) => id === at && parent < id)).toBe(true);
  });

  it('counts the rest beside what it stands in, with its time', () => {
    const { folded, spans: kept } = fold(spans, path);
    const keptMs = kept.filter(({ parent }) => parent === 0).reduce((sum, { endMs }) => sum + endMs, 0);
    expect(folded).toEqual([{ parent: 0, count: 502, totalMs: 500_500 - keptMs }]);
  });

  it('tells the path by the spans that are left', () => {
    const told = fold(spans, path, 2);
    expect(told.spans.map(({ name }) => name)).toEqual(['call 0', 'call 2']);
    expect(told.path.map(({ span: id }) => id)).toEqual([0, 1]);
  });

  it('leaves few spans as they are', () => {
    const few = spans.slice(0, 3);
    expect(fold(few, [])).toEqual({ spans: few, folded: [], path: [] });
  });
});
