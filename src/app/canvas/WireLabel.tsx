/** What a wire carries, printed on the paper: its rate, and its latency or how many wires the trunk joins. An open breaker is drawn as a switch. */
import { useEffect, useRef } from 'react';
import type { Point } from '#design';
import { millisecondsText, rateText } from './figures';
import { legFigure, subscribeLive } from './live';
import { writeText } from '../ui/write-text';

interface WireLabelProps {
  /** Ids of the edges it speaks for. */
  readonly legs: readonly string[];
  readonly count: number;
  readonly protocol: string;
  readonly at: Point;
}

export function WireLabel({ legs, count, protocol, at }: WireLabelProps) {
  const host = useRef<HTMLDivElement>(null);
  const rate = useRef<HTMLSpanElement>(null);
  const detail = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      const rates = legs.map((id) => legFigure(id, 'rate')).filter((value) => Number.isFinite(value));
      const total = rates.length > 0 ? rates.reduce((sum, value) => sum + value, 0) : Number.NaN;
      const isOpen = legs.some((id) => legFigure(id, 'breakerOpen') === 1);
      const latency = legFigure(legs[0] ?? '', 'meanLatencyMs');
      const single = Number.isFinite(latency) ? millisecondsText(latency) : protocol;
      writeText(rate.current, Number.isNaN(total) ? '' : rateText(total));
      writeText(detail.current, isOpen ? 'breaker open' : count > 1 ? `${protocol} ×${count}` : single);
      host.current?.toggleAttribute('data-open', isOpen);
    };
    show();
    return subscribeLive(show);
  }, [legs, count, protocol]);
  return (
    <div
      ref={host}
      className="wire-label"
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
    >
      <svg className="breaker-switch" width={22} height={10} viewBox="0 0 22 10" aria-hidden="true">
        <path d="M1 8h5L17 1M17 8h4" />
        <circle cx="6" cy="8" r="1.5" />
        <circle cx="17" cy="8" r="1.5" />
      </svg>
      <span ref={rate} />
      <span ref={detail} className="wire-detail">
        {protocol}
      </span>
    </div>
  );
}
