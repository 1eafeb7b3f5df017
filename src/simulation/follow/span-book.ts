/** The spans of one request while it is followed: written as things happen, read as a whole at the end. */
import { failureCauses } from '#design';
import { frames, late, machine, now } from '#engine';
import type { Segment, SegmentKind, SpanOutcome, TraceSpan } from './trace';

type Writable<Thing> = { -readonly [Field in keyof Thing]: Thing[Field] };

/** A span under way: without an outcome it is not over yet. */
export interface OpenSpan extends Omit<Writable<TraceSpan>, 'outcome' | 'segments'> {
  outcome: SpanOutcome | null;
  readonly segments: Segment[];
}

/** A stretch that goes on now. */
export interface OpenSegment {
  readonly span: OpenSpan;
  readonly kind: SegmentKind;
  readonly fromMs: number;
  /** CPU work alone that it is, ms; NaN = it is no computation. */
  readonly cpuMs: number;
  /** Where its program stands, by which one step is told from the next; null = not looked at yet. */
  stamp: string | null;
}

/** Spans that a trace keeps at most. */
const mostSpans = 20_000;
/** Shares of a computation smaller than this are noise of floating point, ms. */
const noiseMs = 1e-6;

type NewSpan = Pick<TraceSpan, 'type' | 'name'> & Partial<Omit<TraceSpan, 'outcome' | 'segments'>>;

export class SpanBook {
  readonly spans: OpenSpan[] = [];
  unseen = 0;

  /** A span that begins now unless said; null when there are too many. */
  open(given: NewSpan): OpenSpan | null {
    if (this.spans.length >= mostSpans) {
      this.unseen++;
      return null;
    }
    const beginMs = given.beginMs ?? now();
    const span: OpenSpan = {
      parent: -1,
      component: null,
      instance: -1,
      from: null,
      wire: null,
      attempt: 0,
      ...given,
      id: this.spans.length,
      beginMs,
      endMs: beginMs,
      lastMs: beginMs,
      outcome: null,
      segments: [],
    };
    this.spans.push(span);
    return span;
  }

  /** Over for whoever asked. */
  end(span: OpenSpan, outcome: SpanOutcome): void {
    if (span.outcome !== null) return;
    span.outcome = outcome;
    span.endMs = now();
    span.lastMs = Math.max(span.lastMs, now());
  }

  closed(): readonly TraceSpan[] {
    return this.spans.map((span) => ({ ...span, outcome: span.outcome ?? 'under-way' }));
  }
}

/** The stretch ends now. A computation that had to share its vCPUs is told as a wait and then the work. */
export function closeSegment({ span, kind, fromMs, cpuMs }: OpenSegment): void {
  span.lastMs = Math.max(span.lastMs, now());
  const waitMs = now() - fromMs - cpuMs;
  if (waitMs > noiseMs) {
    addSegment(span, 'vcpu', fromMs, fromMs + waitMs);
    addSegment(span, kind, fromMs + waitMs, now());
  } else addSegment(span, kind, fromMs, now());
}

export function addSegment({ segments }: OpenSpan, kind: SegmentKind, fromMs: number, toMs: number): void {
  if (toMs <= fromMs) return;
  const last = segments.at(-1);
  if (last && last.kind === kind && last.toMs === fromMs) segments[segments.length - 1] = { ...last, toMs };
  else segments.push({ kind, fromMs, toMs });
}

/** CPU work of so many ms of a reference vCPU, at the speed of the instance. */
export function cpuTime(visit: number, ms: number): number {
  return ms / machine.world.instance(frames.places[visit]!).limits.speed;
}

export function outcomeOf(code: number): 'success' | 'late' | (typeof failureCauses)[number] {
  if (code === 0) return 'success';
  return code === late ? 'late' : (failureCauses[code - 1] ?? 'failed');
}
