/** Offered load of the scenario with flags at what happens, what was past its limit, and the playhead of the run. */
import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import { runStore } from '../stores/run-store';
import { useWidth } from '../ui/use-width';
import { breachWords } from './breaches';
import { clockText } from './clock';
import { EventList } from './EventList';
import { Playhead } from './Playhead';
import { flagsOf, offeredLoad, placeFlags } from './timeline-picture';
import { useBreaches } from './use-breaches';

const samples = 240;
const height = 52;
const base = 44;
const top = 14;

export interface TimelineProps {
  readonly document: Document;
  readonly stage: Stage | undefined;
}

export function Timeline({ document, stage }: TimelineProps) {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const events = useStore(runStore, (state) => state.events);
  const breaches = useBreaches(document);
  const { durationMs } = document.scenario;
  const told = useStore(runStore, (state) => state.editions);
  const load = useMemo(
    () => (stage ? offeredLoad(told.length > 0 ? told : [{ fromMs: 0, document }], stage.id, samples) : [0]),
    [document, stage, told],
  );
  const flags = useMemo(
    () => placeFlags(flagsOf(document, events, breaches), durationMs, width),
    [breaches, document, durationMs, events, width],
  );
  const highest = Math.max(...load, 1e-9);
  const xOf = (second: number) => Math.min(width, (second * 1000 * width) / durationMs);
  const points = load.map((rate, at) => `${(at * width) / (samples - 1)},${base - (rate / highest) * (base - top)}`);
  return (
    <section className="timeline" aria-label="Timeline">
      <div className="timeline-name">
        <b>Timeline</b>
        <span>{loadWords(highest)}</span>
      </div>
      <div ref={host} className="timeline-body">
        <svg width={width} height={height} aria-hidden="true">
          <defs>
            <pattern id="breach-hatch" width={7} height={7} patternUnits="userSpaceOnUse">
              <path d="M0 7 7 0" />
            </pattern>
          </defs>
          <polygon className="timeline-area" points={`0,${base} ${points.join(' ')} ${width},${base}`} />
          <polyline className="timeline-line" points={points.join(' ')} />
          {breaches.map(({ name, from, to }) => (
            <rect
              key={`${name}${from}`}
              className="timeline-breach"
              x={xOf(from)}
              y={top}
              width={Math.max(1, xOf(to) - xOf(from))}
              height={base - top}
            />
          ))}
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
              <title>{flag.flags.map((each) => `${clockText(each.atMs, 0)} ${each.text}`).join('\n')}</title>
            </g>
          ))}
        </svg>
        <Playhead durationMs={durationMs} width={width} />
        <ol className="visually-hidden">
          {flags
            .flatMap((placed) => placed.flags)
            .map((flag, at) => (
              <li key={at}>
                {clockText(flag.atMs, 0)} {flag.text}
              </li>
            ))}
        </ol>
      </div>
      <div className="timeline-facts">
        <span>{breachWords(breaches)}</span>
        <EventList />
      </div>
    </section>
  );
}

function loadWords(peak: number): string {
  if (peak < 1e-6) return 'no load yet';
  return `peak ${peak < 10 ? Number(peak.toPrecision(2)) : Math.round(peak).toLocaleString('en-US')} req/s`;
}
