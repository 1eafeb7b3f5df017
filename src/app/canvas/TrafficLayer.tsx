/**
 * Traffic on one canvas over the wires: dots for requests, diamonds for errors. Density follows the rate against the busiest wire (delay inverse to the
 * rate, 40 ms to 5 s), at most 600 marks; the number stands on the wire, because the density says only "more" and "less". Stops with the run.
 */
import { useStore as useFlowStore, useViewport } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { runStore } from '../stores/run-store';
import { wireFigure } from './live';
import type { WireEdge } from './to-flow';

const mostMarks = 600;
const shortestGapMs = 40;
const longestGapMs = 5000;
const travelMs = 1600;

interface Lane {
  readonly path: SVGPathElement;
  readonly length: number;
  readonly wires: readonly string[];
}

const still = matchMedia('(prefers-reduced-motion: reduce)');

export function TrafficLayer({ edges }: { readonly edges: readonly WireEdge[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const { x, y, zoom } = useViewport();
  const view = useRef({ x, y, zoom });
  useEffect(() => {
    view.current = { x, y, zoom };
  }, [x, y, zoom]);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = devicePixelRatio;
    element.width = width * ratio;
    element.height = height * ratio;
    let frame = 0;
    let phase = 0;
    let last = performance.now();
    const draw = (time: number) => {
      const isRunning = runStore.getState().status === 'running';
      if (isRunning && !still.matches) phase += time - last;
      last = time;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      if (runStore.getState().revision > 0) drawMarks(context, lanesOf(edges), { ...view.current, phase });
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [edges, width, height]);
  return <canvas ref={canvas} className="traffic" style={{ width, height }} aria-hidden="true" />;
}

function lanesOf(edges: readonly WireEdge[]): Lane[] {
  return edges.flatMap((edge) => {
    const path = document.querySelector<SVGPathElement>(
      `.react-flow__edge[data-id="${CSS.escape(edge.id)}"] path.wire`,
    );
    return path ? [{ path, length: path.getTotalLength(), wires: edge.data ? [edge.data.wire.id] : [] }] : [];
  });
}

interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly phase: number;
}

function drawMarks(context: CanvasRenderingContext2D, lanes: readonly Lane[], { x, y, zoom, phase }: View): void {
  const rates = lanes.map(({ wires }) => sum(wires, 'rate'));
  const busiest = Math.max(...rates, 0);
  if (busiest <= 0) return;
  const style = getComputedStyle(document.documentElement);
  const ok = style.getPropertyValue('--ok');
  const crit = style.getPropertyValue('--crit');
  context.setTransform(
    devicePixelRatio * zoom,
    0,
    0,
    devicePixelRatio * zoom,
    devicePixelRatio * x,
    devicePixelRatio * y,
  );
  let left = mostMarks;
  lanes.forEach((lane, at) => {
    const rate = rates[at] ?? 0;
    if (rate <= 0) return;
    const gap = Math.min(longestGapMs, Math.max(shortestGapMs * 4, (shortestGapMs * 4 * busiest) / rate));
    const errors = Math.min(1, sum(lane.wires, 'errorRate') / rate);
    const count = Math.min(left, Math.ceil(travelMs / gap));
    for (let mark = 0; mark < count; mark += 1) {
      const age = (phase + mark * gap) % (count * gap);
      if (age > travelMs) continue;
      const serial = Math.floor((phase + mark * gap) / (count * gap)) * count + mark;
      const point = lane.path.getPointAtLength((age / travelMs) * lane.length);
      drawMark(context, point, { isError: hashed(serial) < errors, ok, crit });
    }
    left -= count;
  });
}

function sum(wires: readonly string[], column: 'rate' | 'errorRate'): number {
  return wires.reduce((total, id) => total + (wireFigure(id, column) || 0), 0);
}

/** A number in 0..1 that looks random, the same for the same mark. */
function hashed(serial: number): number {
  return ((serial * 2654435761) % 4294967296) / 4294967296;
}

interface MarkStyle {
  readonly isError: boolean;
  readonly ok: string;
  readonly crit: string;
}

function drawMark(context: CanvasRenderingContext2D, { x, y }: DOMPoint, { isError, ok, crit }: MarkStyle): void {
  context.fillStyle = isError ? crit : ok;
  context.beginPath();
  if (isError) {
    context.moveTo(x, y - 4.5);
    context.lineTo(x + 4.5, y);
    context.lineTo(x, y + 4.5);
    context.lineTo(x - 4.5, y);
    context.closePath();
  } else {
    context.arc(x, y, 2.6, 0, 2 * Math.PI);
  }
  context.fill();
}
