/** Few enough spans to be drawn: those that decided when the request ended, then the longest; the rest is counted beside their parents. */
import type { Folded, PathPiece, TraceSpan } from './trace';

const mostDrawn = 500;

interface Told {
  readonly spans: readonly TraceSpan[];
  readonly folded: readonly Folded[];
  readonly path: readonly PathPiece[];
}

export function fold(spans: readonly TraceSpan[], path: readonly PathPiece[], most = mostDrawn): Told {
  if (spans.length <= most) return { spans, folded: [], path };
  const kept = keep(spans, path, most);
  const place = new Map([...kept].sort((a, b) => a - b).map((id, at) => [id, at]));
  const told = (id: number): number => {
    let at = id;
    while (!kept.has(at)) at = spans[at]!.parent;
    return place.get(at)!;
  };
  const folded = new Map<number, { count: number; totalMs: number }>();
  for (const span of spans) {
    if (kept.has(span.id)) continue;
    const parent = told(span.id);
    const { count, totalMs } = folded.get(parent) ?? { count: 0, totalMs: 0 };
    folded.set(parent, { count: count + 1, totalMs: totalMs + ownMs(span) });
  }
  return {
    spans: spans
      .filter(({ id }) => kept.has(id))
      .map((span) => ({ ...span, id: place.get(span.id)!, parent: span.parent < 0 ? -1 : place.get(span.parent)! })),
    folded: [...folded].map(([parent, { count, totalMs }]) => ({ parent, count, totalMs })),
    path: path.map((piece) => ({ ...piece, span: told(piece.span) })),
  };
}

/** No span without all that it stands in. */
function keep(spans: readonly TraceSpan[], path: readonly PathPiece[], most: number): ReadonlySet<number> {
  const decided = new Map<number, number>();
  for (const { span, fromMs, toMs } of path) decided.set(span, (decided.get(span) ?? 0) + toMs - fromMs);
  const worth = (span: TraceSpan) => [decided.get(span.id) ?? 0, span.lastMs - span.beginMs] as const;
  const ranked = spans
    .map((span) => ({ span, worth: worth(span) }))
    .sort((a, b) => b.worth[0] - a.worth[0] || b.worth[1] - a.worth[1] || a.span.id - b.span.id);
  const kept = new Set<number>([0]);
  for (const { span } of ranked) {
    const missing: number[] = [];
    for (let at = span.id; at >= 0 && !kept.has(at); at = spans[at]!.parent) missing.push(at);
    if (kept.size + missing.length <= most) for (const id of missing) kept.add(id);
  }
  return kept;
}

const ownMs = ({ segments }: TraceSpan): number => segments.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
