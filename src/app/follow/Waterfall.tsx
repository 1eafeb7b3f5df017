/** The request span by span: what waits, works and travels, under the axis of its time. Up and down walk the spans, Enter selects their part. */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Stage } from '#design';
import type { Trace, TraceSpan } from '#simulation';
import { select } from '../stores/editor-store';
import { pointAtSpan } from './follow-control';
import { isBad, longestWords, outcomeWords, spanFigures, timeText } from './follow-words';
import { axisTicks, waterfallOf, type Bar, type SpanRow } from './waterfall-rows';

export interface WaterfallProps {
  readonly trace: Trace;
  readonly stage: Stage;
}

export function Waterfall({ trace, stage }: WaterfallProps) {
  const { rows, lengthMs } = useMemo(() => waterfallOf(trace), [trace]);
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const shown = rows[Math.min(current, rows.length - 1)];
  const pointAt = (row: number) => {
    setCurrent(row);
    pointAtSpan(rows[row]?.span ?? null);
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -rows.length, End: rows.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(rows.length - 1, Math.max(0, current + step));
    list.current?.querySelectorAll<HTMLElement>('.span-row')[next]?.focus();
  };
  return (
    <>
      <div className="waterfall-axis" aria-hidden="true">
        {axisTicks(lengthMs).map((ms) => (
          <span key={ms} style={{ left: `${(100 * ms) / lengthMs}%` }}>
            {timeText(ms)}
          </span>
        ))}
      </div>
      <ol ref={list} className="waterfall" aria-label="Spans">
        {rows.map((row, at) => (
          <li key={row.span.id}>
            <button
              type="button"
              className="span-row"
              tabIndex={at === current ? 0 : -1}
              aria-label={`${labelOf(row.span, stage)}: ${spanFigures(row.span, trace.path)}`}
              data-decides={row.decided.length > 0}
              onFocus={() => pointAt(at)}
              onBlur={() => pointAtSpan(null)}
              onPointerEnter={() => pointAt(at)}
              onPointerLeave={() => pointAtSpan(null)}
              onKeyDown={walk}
              onClick={() => row.span.component && select([row.span.component])}
            >
              <span className="span-name" style={{ paddingLeft: `${Math.min(row.depth, 12) * 12}px` }}>
                {labelOf(row.span, stage)}
                {isBad(row.span.outcome) && <b className="span-bad"> ✕ {outcomeWords(row.span.outcome)}</b>}
              </span>
              <span className="span-time">{timeText(row.span.endMs - row.span.beginMs)}</span>
              <Track row={row} />
            </button>
            {row.folded && (
              <p className="span-folded" style={{ paddingLeft: `${Math.min(row.depth + 1, 12) * 12}px` }}>
                and {row.folded.count.toLocaleString('en-US')} more, {timeText(row.folded.totalMs)} in all
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="span-figures">
        {shown && (
          <>
            <b>{labelOf(shown.span, stage)}</b> {spanFigures(shown.span, trace.path)}
            {shown.span.type === 'request' && ` · ${longestWords(trace)}`}
          </>
        )}
      </p>
    </>
  );
}

function Track({ row }: { readonly row: SpanRow }) {
  return (
    <span className="span-track" aria-hidden="true">
      <i className="span-frame" style={placeOf(row.frame)} />
      {row.after && <i className="span-after" style={placeOf(row.after)} />}
      {row.bars.map((bar) => (
        <i key={bar.from} className={`bar is-${bar.look}`} style={placeOf(bar)} />
      ))}
      {row.decided.map((piece) => (
        <i key={piece.from} className="span-decided" style={placeOf(piece)} />
      ))}
      {isBad(row.span.outcome) && (
        <i className="span-end" style={{ left: `${100 * (row.frame.from + row.frame.width)}%` }} />
      )}
    </span>
  );
}

const placeOf = ({ from, width }: Omit<Bar, 'look'>) => ({ left: `${100 * from}%`, width: `${100 * width}%` });

/** `Database 2 · read, try 2`. */
function labelOf({ type, component, instance, name, attempt, from, outcome }: TraceSpan, stage: Stage): string {
  const nameOf = (id: string | null) => stage.components.find((each) => each.id === id)?.name;
  if (type === 'request') return `${nameOf(component) ?? 'Client'} · ${name}`;
  const where = nameOf(component);
  const place =
    where === undefined ? `${nameOf(from) ?? 'caller'}, not sent` : instance > 0 ? `${where} ${instance + 1}` : where;
  const what = type === 'background' ? `${name} goes on behind its reply` : name;
  const again = attempt > 0 ? `, try ${attempt + 1}` : type === 'hedge' ? ', hedge' : '';
  const given = outcome === 'abandoned' ? ', given up' : '';
  return type === 'branch' ? `${what}${given}` : `${place} · ${what}${again}${given}`;
}
