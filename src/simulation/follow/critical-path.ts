/**
 * The critical path: from the request's end backwards, whose doing had to end for it to go on. A span that does something itself decides; one that waits is
 * decided by the child that ended last, and before that child began by the one that ended last then. The pieces are the request's whole time, cut nowhere
 * twice.
 */
import type { PathPiece, Segment, TraceSpan } from './trace';

type Children = ReadonlyMap<number, readonly TraceSpan[]>;

export function criticalPath(spans: readonly TraceSpan[]): readonly PathPiece[] {
  const [root] = spans;
  if (!root) return [];
  const children = new Map<number, TraceSpan[]>();
  for (const span of spans) {
    // What runs on behind a reply decides nothing.
    if (span.parent < 0 || span.type === 'background') continue;
    const known = children.get(span.parent);
    if (known) known.push(span);
    else children.set(span.parent, [span]);
  }
  const pieces: PathPiece[] = [];
  walk(root, { from: root.beginMs, to: root.endMs }, children, pieces);
  return pieces.reverse();
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Adds the pieces of a span within a stretch, latest first. */
function walk(span: TraceSpan, { from, to }: Stretch, children: Children, pieces: PathPiece[]): void {
  const own = new Backwards(span.segments);
  const others = new LastEnded(children.get(span.id) ?? []);
  for (let at = to; at > from;) {
    const segment = own.before(at);
    const floor = Math.max(from, segment?.toMs ?? from);
    if (segment && segment.toMs >= at) {
      const begun = Math.max(from, segment.fromMs);
      pieces.push({ span: span.id, kind: segment.kind, fromMs: begun, toMs: at });
      at = begun;
      continue;
    }
    const child = others.before(at);
    const ended = child ? Math.min(at, child.endMs) : floor;
    if (!child || ended < at) {
      const begun = Math.max(floor, ended);
      pieces.push({ span: span.id, kind: null, fromMs: begun, toMs: at });
      at = begun;
      continue;
    }
    const begun = Math.max(floor, child.beginMs);
    walk(child, { from: begun, to: at }, children, pieces);
    at = begun;
  }
}

/** Segments from the last to the first. */
class Backwards {
  private readonly segments: readonly Segment[];
  private place: number;

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
    this.place = segments.length - 1;
  }

  /** The last one that begins before an instant, which is never later than in the question before. */
  before(at: number): Segment | null {
    while (this.place >= 0 && this.segments[this.place]!.fromMs >= at) this.place--;
    return this.segments[this.place] ?? null;
  }
}

/** Spans by when they ended, asked from the latest instant to the earliest. */
class LastEnded {
  private readonly byEnd: TraceSpan[];
  /** Those that had not ended yet at the instant asked for last. */
  private alive: TraceSpan[] = [];

  constructor(spans: readonly TraceSpan[]) {
    this.byEnd = spans.filter(({ beginMs, endMs }) => endMs > beginMs).sort((a, b) => a.endMs - b.endMs);
  }

  /** The one that was under way just before an instant, one that was not given up if there is any; else the last that had ended. */
  before(at: number): TraceSpan | null {
    while (this.byEnd.length > 0 && this.byEnd.at(-1)!.endMs >= at) this.alive.push(this.byEnd.pop()!);
    this.alive = this.alive.filter(({ beginMs }) => beginMs < at);
    return (
      this.alive.find((span) => isAnswered(span) && span.endMs === at) ?? this.alive[0] ?? this.byEnd.at(-1) ?? null
    );
  }
}

const isAnswered = ({ outcome }: TraceSpan): boolean => outcome !== 'abandoned' && outcome !== 'under-way';
