/** One card of the board: title, present value, caption and plot. Redrawn a few times a second from the recording, never through React. */
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { openFollow } from '../follow/follow-control';
import { liveRun } from '../stores/run-store';
import type { ChartContext, ChartDefinition, Picture } from './picture';
import { chartExamples } from './chart-examples';
import { themeColors } from './chart-style';
import { crosshairNow, onCrosshair, pointAt } from './crosshair';
import { onPaced } from './paced';
import { Plot } from './plot';
import { firstOf } from './turned-away';

export interface ChartCardProps {
  readonly chart: ChartDefinition;
  /** Read at each drawing. */
  readonly context: () => ChartContext;
  /** Length of the scenario, simulated seconds. */
  readonly endSeconds: number;
  /** The title as something that opens its definition. */
  readonly title: ReactNode;
  /** Opens the chart larger; null = it is. */
  readonly onEnlarge: (() => void) | null;
}

export function ChartCard({ chart, context, endSeconds, title, onEnlarge }: ChartCardProps) {
  const host = useRef<HTMLDivElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  const caption = useRef<HTMLParagraphElement>(null);
  const notes = useRef<HTMLParagraphElement>(null);
  const isLarge = onEnlarge === null;
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const frame = element.parentElement ?? element;
    let plot = new Plot(element, themeColors(element));
    const draw = () => {
      const picture = chart.picture(context());
      plot.draw(inputOf(chart, picture, endSeconds));
      const missing = liveRun.recording.length === 0 ? 'Run to measure' : 'no part yet';
      write(value.current, picture.value, picture.value === '' ? missing : picture.unit);
      writeCaption(caption.current, picture);
      const all = (picture.notes ?? []).join('\n');
      writeWords(notes.current, isLarge ? all : firstOf(picture.notes ?? []), all);
    };
    const follow = (event: PointerEvent) => pointAt(plot.secondAt(event.clientX));
    const leave = () => pointAt(null);
    frame.addEventListener('pointermove', follow);
    frame.addEventListener('pointerleave', leave);
    const stops = [onPaced(draw), onCrosshair(() => plot.pointAt(crosshairNow()))];
    const resized = new ResizeObserver(() => plot.resize());
    resized.observe(element);
    const themed = new MutationObserver(() => {
      plot.destroy();
      plot = new Plot(element, themeColors(element));
      draw();
    });
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    draw();
    return () => {
      for (const stop of stops) stop();
      frame.removeEventListener('pointermove', follow);
      frame.removeEventListener('pointerleave', leave);
      resized.disconnect();
      themed.disconnect();
      plot.destroy();
    };
  }, [chart, context, endSeconds, isLarge]);
  return (
    <section className="chart-card" aria-label={chart.title} data-chart={chart.id}>
      <header className="chart-head">
        <h3 className="chart-title">{title}</h3>
        <Value host={value} chart={chart} />
      </header>
      <p ref={caption} className="chart-caption">
        <span className="is-whole" />
        <span className="is-short" />
      </p>
      <p ref={notes} className="chart-notes" />
      <div className="chart-frame">
        <div ref={host} className="chart-plot" />
        {onEnlarge && (
          <button
            type="button"
            className="chart-enlarge"
            aria-label={`Enlarge ${chart.title}`}
            title="Enlarge"
            onClick={onEnlarge}
          />
        )}
      </div>
    </section>
  );
}

interface ValueProps {
  readonly host: RefObject<HTMLSpanElement | null>;
  readonly chart: ChartDefinition;
}

/** The present value; where it stands for requests, pressed for one of them. */
function Value({ host, chart: { id, title } }: ValueProps) {
  const example = chartExamples[id];
  if (example === undefined) return <span ref={host} className="chart-value" />;
  return (
    <button
      type="button"
      className="chart-value is-followed"
      title={`Follow a request: the ${example} of the last 10 s`}
      onClick={() => openFollow({}, example)}
    >
      <span ref={host} />
      <span className="visually-hidden">
        {title}: follow the {example} request
      </span>
    </button>
  );
}

function inputOf(
  chart: ChartDefinition,
  { lines, limits }: ReturnType<ChartDefinition['picture']>,
  endSeconds: number,
) {
  const { recording, snapshot } = liveRun;
  const now = (snapshot?.atMs ?? 0) / 1000;
  return {
    times: recording.times.subarray(0, recording.length),
    lines,
    limits,
    now,
    end: Math.max(endSeconds, now),
    crosshair: crosshairNow(),
    scale: chart.scale,
    isWhole: chart.isWhole,
    least: chart.least,
    write: chart.write,
  };
}

/** Which of the two is shown is decided by the room that the card has. */
function writeCaption(element: HTMLElement | null, { caption, shortCaption }: Picture): void {
  if (!element || element.title === caption) return;
  element.title = caption;
  for (const [at, text] of [caption, shortCaption].entries()) element.children[at]?.replaceChildren(text);
}

function writeWords(element: HTMLElement | null, text: string, title: string): void {
  if (!element) return;
  if (element.textContent !== text) element.textContent = text;
  if (element.title !== title) element.title = title;
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
