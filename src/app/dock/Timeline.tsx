/** Offered load of the scenario with flags at what happens, and the playhead of the run. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import { onLive } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';
import { clockText } from './clock';
import { flagsOf, offeredLoad, placeFlags } from './timeline-picture';

const samples = 240;
const height = 52;
const base = 44;
const top = 14;

export interface TimelineProps {
  readonly document: Document;
  readonly stage: Stage | undefined;
  readonly onOpenEvents: () => void;
}

export function Timeline({ document, stage, onOpenEvents }: TimelineProps) {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  const events = useStore(runStore, (state) => state.events);
  const load = useMemo(() => (stage ? offeredLoad(document, stage, samples) : [0]), [document, stage]);
  const flags = useMemo(
    () => placeFlags(flagsOf(document, events), document.scenario.durationMs, width),
    [document, events, width],
  );
  useEffect(() => {
    if (!host.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(host.current);
    return () => observer.disconnect();
  }, []);
  const highest = Math.max(...load, 1e-9);
  const points = load.map((rate, at) => `${(at * width) / (samples - 1)},${base - (rate / highest) * (base - top)}`);
  return (
    <section className="timeline" aria-label="Timeline">
      <div className="timeline-name">
        <b>Timeline</b>
        <span>{loadWords(highest)}</span>
      </div>
      <div ref={host} className="timeline-body">
        <svg width={width} height={height} aria-hidden="true">
          <polygon className="timeline-area" points={`0,${base} ${points.join(' ')} ${width},${base}`} />
          <polyline className="timeline-line" points={points.join(' ')} />
          <path className="timeline-base" d={`M0 ${base}H${width}`} />
          {flags.map((flag, at) => (
            <g key={at} className={`timeline-flag is-${flag.tone}`} transform={`translate(${flag.x},0)`}>
              <path d={`M0 8V${base}`} />
              <path d="M0 4h8l-2 3 2 3H0z" className="timeline-cloth" />
              {flag.worded && (
                <text x={12} y={11}>
                  {flag.text}
                </text>
              )}
            </g>
          ))}
        </svg>
        <Playhead durationMs={document.scenario.durationMs} width={width} />
        <ol className="visually-hidden">
          {flags.map((flag, at) => (
            <li key={at}>
              {clockText(flag.atMs, 0)} {flag.text}
            </li>
          ))}
        </ol>
      </div>
      <button type="button" className="timeline-events" onClick={onOpenEvents}>
        {events.length === 1 ? '1 event' : `${events.length} events`}
      </button>
    </section>
  );
}

function loadWords(peak: number): string {
  if (peak < 1e-6) return 'no load: no users ask for anything';
  return `offered load, peak ${peak < 10 ? Number(peak.toPrecision(2)) : Math.round(peak).toLocaleString('en-US')} req/s`;
}

function Playhead({ durationMs, width }: { readonly durationMs: number; readonly width: number }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = () => {
      const share = Math.min(1, (liveRun.snapshot?.atMs ?? 0) / durationMs);
      if (line.current) line.current.style.transform = `translateX(${Math.round(share * width)}px)`;
    };
    move();
    const stops = [onLive(move), runStore.subscribe(move)];
    return () => stops.forEach((stop) => stop());
  }, [durationMs, width]);
  return (
    <div ref={line} className="timeline-playhead" aria-hidden="true">
      <svg width={13} height={14} viewBox="0 0 13 14">
        <path d="M1 0h11v9l-5.5 4L1 9z" />
      </svg>
    </div>
  );
}
