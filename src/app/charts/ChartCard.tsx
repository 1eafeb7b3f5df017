/** One card of the board: title, present value, caption and plot. Redrawn a few times a second from the recording, never through React. */
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, type ReactNode } from 'react';
import { onLive } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';
import type { ChartContext, ChartDefinition } from './board';
import { themeColors } from './chart-style';
import { Plot } from './plot';

/** Wall time between two drawings, ms. */
const redrawMs = 220;

export interface ChartCardProps {
  readonly chart: ChartDefinition;
  /** Read at each drawing. */
  readonly context: () => ChartContext;
  /** Length of the scenario, simulated seconds. */
  readonly endSeconds: number;
  /** The title as something that opens its definition. */
  readonly title: ReactNode;
}

export function ChartCard({ chart, context, endSeconds, title }: ChartCardProps) {
  const host = useRef<HTMLDivElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  const caption = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let plot = new Plot(element, chart.scale, themeColors(element));
    const draw = () => {
      const picture = chart.picture(context());
      const { recording, snapshot } = liveRun;
      const times = recording.times.subarray(0, recording.length);
      const now = (snapshot?.atMs ?? 0) / 1000;
      plot.draw({ times, lines: picture.lines, limits: picture.limits, now, end: Math.max(endSeconds, now) });
      write(value.current, picture.value, picture.value === '' ? 'Run to measure' : picture.unit);
      if (caption.current && caption.current.textContent !== picture.caption)
        caption.current.textContent = picture.caption;
    };
    const drawSoon = throttled(draw);
    const stops = [onLive(drawSoon.call), runStore.subscribe(drawSoon.call), drawSoon.cancel];
    const resized = new ResizeObserver(() => plot.resize());
    resized.observe(element);
    const themed = new MutationObserver(() => {
      plot.destroy();
      plot = new Plot(element, chart.scale, themeColors(element));
      draw();
    });
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    draw();
    return () => {
      for (const stop of stops) stop();
      resized.disconnect();
      themed.disconnect();
      plot.destroy();
    };
  }, [chart, context, endSeconds]);
  return (
    <section className="chart-card" aria-label={chart.title} data-chart={chart.id}>
      <header className="chart-head">
        <h3 className="chart-title">{title}</h3>
        <span ref={value} className="chart-value" />
      </header>
      <p ref={caption} className="chart-caption" />
      <div ref={host} className="chart-plot" />
    </section>
  );
}

function write(element: HTMLElement | null, figure: string, unit: string): void {
  if (!element) return;
  const shown = `${figure}|${unit}`;
  if (element.dataset['shown'] === shown) return;
  element.dataset['shown'] = shown;
  const strong = document.createElement('b');
  strong.textContent = figure;
  const small = document.createElement('span');
  small.textContent = unit;
  element.replaceChildren(strong, ' ', small);
}

/** Calls at most once in `redrawMs`; the last call is never lost. */
function throttled(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = 0;
  const run = () => {
    timer = null;
    last = performance.now();
    work();
  };
  return {
    call: () => {
      timer ??= setTimeout(run, Math.max(0, redrawMs - (performance.now() - last)));
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
