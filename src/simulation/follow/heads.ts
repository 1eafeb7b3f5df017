/** The living frames of a followed request, and what each of them writes. */
import { attemptOf, doingOf, frames, isAt, type Attempt } from '#engine';
import type { OpenSegment, OpenSpan } from './span-book';
import type { SegmentKind } from './trace';

/** An attempt that a frame makes. */
export interface OpenAttempt {
  readonly at: Attempt;
  readonly span: OpenSpan;
  /** What was sent for it; null = nothing yet. */
  visit: Head | null;
  /** What was sent is gone without a word: no answer will come. */
  isLost: boolean;
}

export interface Head {
  readonly row: number;
  readonly life: number;
  readonly type: 'request' | 'call' | 'visit' | 'inner';
  /** Its own time is written there, and its calls are children of it. */
  span: OpenSpan;
  segment: OpenSegment | null;
  attempt: OpenAttempt | null;
  /** The last attempt that ended. */
  before: Attempt | null;
  /** For an inner visit: the frame within which it runs. */
  readonly owner: Head | null;
}

export function isAlive({ row, life }: Head): boolean {
  return frames.lives[row] === life;
}

/** Whether somebody still waits for it. */
export function isAwaited({ row }: Head): boolean {
  return frames.livingParent(row) >= 0;
}

/** The attempt that a frame waits for and that nothing was written of yet: it waits to be sent. */
export function attemptToOpen(head: Head): Attempt | null {
  if (head.attempt !== null || (head.type !== 'call' && head.type !== 'visit' && head.type !== 'inner')) return null;
  const doing = doingOf(head.row);
  if (doing !== 'place' && doing !== 'connection' && doing !== 'statement') return null;
  const attempt = attemptOf(head.row);
  return isAt(head.row, attempt) ? attempt : null;
}

/** What the frame's time goes into now, and whose time that is; null = it waits for others. */
export function nowAt(
  head: Head,
  waitsForInner: boolean,
): { readonly span: OpenSpan; readonly kind: SegmentKind } | null {
  if (head.type === 'request') {
    const call = frames.children[head.row]!;
    const isAsking = call >= 0 && frames.kind[call] === frames.kinds.call && frames.livingParent(call) === head.row;
    return isAsking ? null : { span: head.span, kind: 'pause' };
  }
  const doing = doingOf(head.row);
  switch (doing) {
    case 'awaiting':
      return head.attempt?.isLost ? { span: head.attempt.span, kind: 'lost' } : null;
    case 'place':
    case 'connection':
      return head.attempt && { span: head.attempt.span, kind: doing };
    case 'statement':
      return head.attempt && { span: head.attempt.span, kind: 'connection' };
    case 'working':
      return waitsForInner ? null : { span: head.span, kind: 'work' };
    default:
      return {
        span: head.span,
        kind: ({ crossing: 'network', queued: 'queue', locked: 'lock', pausing: 'pause' } as const)[doing],
      };
  }
}

/** Changes whenever another step of its program has begun. */
export function stampOf({ row }: Head): string {
  return `${frames.phase[row]} ${frames.programCounter[row]} ${frames.counters[row]} ${frames.attempts[row]}`;
}
