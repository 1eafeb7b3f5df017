/** One planned event in its lane: dragged by its body, made longer by its end, and both by keys. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { TimelineEvent } from '#design';
import { clockText } from '../dock/clock';
import { chooseEvent } from '../stores/scenario-store';
import { dragged, dragStep, type Bar, type Drag } from './lanes';
import { endOf, lasts } from './planned-event';
import { changeEvent, duplicateEvent, removeEvent } from './scenario-edits';

export interface EventBarProps {
  readonly bar: Bar;
  readonly lane: string;
  readonly durationMs: number;
  /** Of the whole run, px. */
  readonly width: number;
  readonly isChosen: boolean;
  readonly isReadOnly: boolean;
  /** Opens the fields of the event and goes to the first. */
  readonly onOpen: () => void;
}

const bigStep = 10;
/** However short a bar is, so much of it can be taken hold of before its end, px. */
const leastGrip = 8;

/** Whether its end is a matter of its own. */
const hasEnd = (event: TimelineEvent) => lasts(event) && event.action.type !== 'experiment';

export function EventBar(props: EventBarProps) {
  const { bar, lane, isChosen, isReadOnly } = props;
  const { event } = bar;
  const { drag, handlers } = useDrag(props);
  const shown = drag ? { ...event, ...dragged(event, drag, props) } : event;
  const xOf = (ms: number) => (Math.min(ms, props.durationMs) * props.width) / Math.max(1, props.durationMs);
  const [x, end] = drag ? [xOf(shown.atMs), xOf(endOf(shown))] : [bar.x, bar.x + bar.width];
  return (
    <div
      className="scenario-bar"
      style={{ left: x, top: bar.row * 22 }}
      data-chosen={isChosen}
      data-past={bar.isPast}
      data-lasts={lasts(event)}
      data-event={event.id}
    >
      <button
        type="button"
        className="scenario-handle"
        aria-label={`${lane}: ${event.name}, ${whenWords(shown)}${bar.isPast ? ', after the end of the run' : ''}`}
        aria-pressed={isChosen}
        title={`${event.name}\n${whenWords(shown)}${bar.isPast ? '\nafter the end of the run: it does not come' : ''}`}
        onClick={() => chooseEvent(event.id)}
        onKeyDown={(pressed) => onKey(pressed, props)}
        {...(isReadOnly ? {} : handlers('all'))}
      >
        <span className="scenario-span" style={{ width: lasts(event) ? Math.max(3, end - x) : 0 }} />
        {(!lasts(event) || bar.isPast) && (
          <svg width={10} height={18} viewBox="0 0 10 18" aria-hidden="true">
            <path d="M.5 18V1h9l-2.5 3 2.5 3H.5" />
          </svg>
        )}
        <span className="scenario-name">{drag ? whenWords(shown) : event.name}</span>
      </button>
      {hasEnd(event) && !isReadOnly && (
        <span className="scenario-end" style={{ left: Math.max(leastGrip, end - x - 4) }} {...handlers('end')} />
      )}
    </div>
  );
}

/** "at 2:00 for 0:30", "from 2:00 to the end". */
function whenWords(event: TimelineEvent): string {
  const at = clockText(event.atMs, event.atMs % 1000 === 0 ? 0 : 1);
  const end = endOf(event);
  if (!lasts(event)) return `at ${at}`;
  return Number.isFinite(end) ? `at ${at} for ${clockText(end - event.atMs, 0)}` : `from ${at} to the end`;
}

/** Nothing is changed before the pointer is let go: a drag is one step back. */
function useDrag(props: EventBarProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const from = useRef(0);
  const { event } = props.bar;
  const handlers = (part: Drag['part']) => ({
    onPointerDown: (pointer: PointerEvent<HTMLElement>) => {
      if (pointer.button !== 0) return;
      chooseEvent(event.id);
      // A name that is longer than its bar stands beside it: there nothing is taken hold of.
      if (part === 'all' && pointer.target === pointer.currentTarget) return;
      pointer.currentTarget.setPointerCapture(pointer.pointerId);
      from.current = pointer.clientX;
      setDrag({ part, px: 0 });
    },
    onPointerMove: (pointer: PointerEvent<HTMLElement>) => {
      if (drag) setDrag({ part, px: pointer.clientX - from.current });
    },
    onPointerUp: () => {
      if (drag && Math.abs(drag.px) >= 3) {
        const what = part === 'all' ? 'time' : 'length';
        changeEvent(event, { what, values: dragged(event, drag, props) });
      }
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { drag: drag && Math.abs(drag.px) >= 3 ? drag : null, handlers };
}

/** Arrows move it and make it longer; what they do on the sheet they do not do here. */
function onKey(pressed: KeyboardEvent, props: EventBarProps): void {
  const { event } = props.bar;
  const act = keyActions(pressed, props);
  const done = act[pressed.key];
  if (!done) return;
  pressed.preventDefault();
  pressed.stopPropagation();
  if (pressed.key === 'Enter' || !props.isReadOnly) done();
  if (pressed.key === 'Delete' || pressed.key === 'Backspace')
    document.querySelector<HTMLElement>('.scenario-panel')?.focus();
  else chooseEvent(event.id);
}

function keyActions(pressed: KeyboardEvent, props: EventBarProps): Readonly<Record<string, () => void>> {
  const { durationMs, width, onOpen } = props;
  const { event } = props.bar;
  const step = dragStep(durationMs, width) * (pressed.shiftKey ? bigStep : 1);
  const move = (ms: number) => () => {
    const last = durationMs - dragStep(durationMs, width);
    const atMs = Math.min(last, Math.max(0, Math.min(event.atMs, durationMs) + ms));
    changeEvent(event, { what: 'time', values: { atMs } });
  };
  const lengthen = (ms: number) => () => {
    if (!hasEnd(event)) return;
    const end = Math.min(durationMs, endOf(event)) + ms;
    const lasting = Math.max(step, end - event.atMs);
    changeEvent(event, {
      what: 'length',
      values: { durationMs: event.atMs + lasting >= durationMs ? null : lasting },
    });
  };
  return {
    ArrowLeft: move(-step),
    ArrowRight: move(step),
    ArrowUp: lengthen(step),
    ArrowDown: lengthen(-step),
    Enter: onOpen,
    Delete: () => removeEvent(event),
    Backspace: () => removeEvent(event),
    ...(pressed.ctrlKey || pressed.metaKey ? { d: () => duplicateEvent(event, step * bigStep) } : {}),
  };
}
