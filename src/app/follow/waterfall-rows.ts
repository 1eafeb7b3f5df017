/** A trace as rows from top to bottom, each where it stands in time. Pure: the page draws what this says. */
import type { Folded, Trace, TraceSpan } from '#simulation';
import { lookOf, type Look } from './follow-words';

/** A stretch of a row, in shares of the whole width, 0..1. */
export interface Bar {
  readonly look: Look;
  readonly from: number;
  readonly width: number;
}

export interface SpanRow {
  readonly span: TraceSpan;
  /** Spans that it stands in. */
  readonly depth: number;
  /** From its beginning to its end for whoever asked; and the rest, for nobody. */
  readonly frame: Omit<Bar, 'look'>;
  readonly after: Omit<Bar, 'look'> | null;
  readonly bars: readonly Bar[];
  /** Where it decided when the request ended. */
  readonly decided: readonly Omit<Bar, 'look'>[];
  /** Children that are not told one by one; null = all are. */
  readonly folded: Folded | null;
}

export interface Waterfall {
  readonly rows: readonly SpanRow[];
  /** From the request's arrival to the end of the last work for it that is told, ms. */
  readonly lengthMs: number;
}

export function waterfallOf({ spans, folded, path }: Trace): Waterfall {
  const [root] = spans;
  if (!root) return { rows: [], lengthMs: 0 };
  const begin = root.beginMs;
  const lengthMs = Math.max(...spans.map(({ lastMs }) => lastMs)) - begin || 1;
  const place = (fromMs: number, toMs: number) => ({
    from: (fromMs - begin) / lengthMs,
    width: (toMs - fromMs) / lengthMs,
  });
  const children = new Map<number, TraceSpan[]>();
  for (const span of spans) children.set(span.parent, [...(children.get(span.parent) ?? []), span]);
  const rows: SpanRow[] = [];
  const add = (span: TraceSpan, depth: number): void => {
    rows.push({
      span,
      depth,
      frame: place(span.beginMs, span.endMs),
      after: span.lastMs > span.endMs ? place(span.endMs, span.lastMs) : null,
      bars: span.segments.map(({ kind, fromMs, toMs }) => ({ look: lookOf(kind), ...place(fromMs, toMs) })),
      decided: path.filter((piece) => piece.span === span.id).map(({ fromMs, toMs }) => place(fromMs, toMs)),
      folded: folded.find(({ parent }) => parent === span.id) ?? null,
    });
    const inOrder = (children.get(span.id) ?? []).toSorted((a, b) => a.beginMs - b.beginMs || a.id - b.id);
    for (const child of inOrder) add(child, depth + 1);
  };
  add(root, 0);
  return { rows, lengthMs };
}

/** Instants of the axis, ms from the request's arrival: at most six round ones. */
export function axisTicks(lengthMs: number): readonly number[] {
  const least = lengthMs / 6;
  const decade = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * decade).find((each) => each >= least) ?? least;
  return Array.from({ length: Math.floor(lengthMs / step) + 1 }, (_, at) => at * step);
}
