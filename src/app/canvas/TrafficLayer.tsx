/** Traffic on one canvas over the wires. Stands still with the run and under reduced motion, where its density alone says how much flows. */
import { useStore as useFlowStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { liveRun, runStore } from '../stores/run-store';
import { showMarks } from './follow-mark';
import { legFigure, wireFigure } from './live';
import type { WireEdge } from './to-flow';
import { advance, laneOf, type Lane, type LaneFigures, type Mark } from './traffic';
import { labelBox } from './wire-labels';

/** Marks are shown this much slower than they are counted, so that an eye can follow one. */
const slowness = 3;
/** A tab that slept goes on from where it was. */
const longestFrameMs = 100;

const still = matchMedia('(prefers-reduced-motion: reduce)');

export function TrafficLayer({ edges }: { readonly edges: readonly WireEdge[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const lanes = useRef<readonly Lane[]>([]);
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const flow = useStoreApi();
  useEffect(() => {
    lanes.current = lanesOf(edges, lanes.current);
  }, [edges]);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    element.width = width * devicePixelRatio;
    element.height = height * devicePixelRatio;
    let frame = 0;
    let last = performance.now();
    let drawn = '';
    const draw = (time: number) => {
      const isMoving = runStore.getState().status === 'running' && !still.matches;
      const elapsed = isMoving ? Math.min(longestFrameMs, time - last) / slowness : 0;
      last = time;
      const { transform } = flow.getState();
      const now = `${runStore.getState().revision} ${transform.join(' ')} ${document.documentElement.dataset['theme']}`;
      if (isMoving || now !== drawn) {
        const marks = advance(lanes.current, lanes.current.map(figuresOf), elapsed);
        paint(context, marks, transform);
        showMarks(marks);
      }
      drawn = now;
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [edges, width, height, flow]);
  return <canvas ref={canvas} className="traffic" style={{ width, height }} aria-hidden="true" />;
}

/** Lanes of all wires; those that were there keep what they have sent. */
function lanesOf(edges: readonly WireEdge[], before: readonly Lane[]): Lane[] {
  return edges.flatMap(({ id, data }) => {
    if (!data) return [];
    const { points } = data.route;
    const lane = laneOf({ id, wire: data.wire.id }, data.wire.protocol, {
      points,
      label: data.label && labelBox(data.label),
    });
    const known = before.find((each) => each.id === id);
    return [known ? { ...lane, emitted: known.emitted } : { ...lane, emitted: Number(id.length % 2) / 2 }];
  });
}

const quiet: LaneFigures = {
  rate: 0,
  errorRate: 0,
  hitShare: Number.NaN,
  latencyMs: Number.NaN,
  bytesPerSecond: 0,
};

function figuresOf({ id, wire }: Lane): LaneFigures {
  if (!liveRun.snapshot) return quiet;
  return {
    rate: legFigure(id, 'rate'),
    errorRate: legFigure(id, 'errorRate'),
    hitShare: legFigure(id, 'hitShare'),
    latencyMs: legFigure(id, 'meanLatencyMs'),
    bytesPerSecond: wireFigure(wire, 'bytesPerSecond'),
  };
}

type Transform = readonly [x: number, y: number, zoom: number];

function paint(context: CanvasRenderingContext2D, marks: readonly Mark[], [x, y, zoom]: Transform): void {
  const style = getComputedStyle(document.documentElement);
  const ok = style.getPropertyValue('--ok');
  const crit = style.getPropertyValue('--crit');
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const scale = devicePixelRatio * zoom;
  context.setTransform(scale, 0, 0, scale, devicePixelRatio * x, devicePixelRatio * y);
  for (const { at, shape, half } of marks) {
    context.fillStyle = shape === 'diamond' ? crit : ok;
    context.beginPath();
    outlines[shape](context, at, half);
    context.fill();
  }
}

type Outline = (context: CanvasRenderingContext2D, at: Mark['at'], half: number) => void;

const outlines: Readonly<Record<Mark['shape'], Outline>> = {
  dot: (context, { x, y }, half) => context.arc(x, y, half, 0, 2 * Math.PI),
  square: (context, { x, y }, half) => context.rect(x - half, y - half, 2 * half, 2 * half),
  diamond: (context, { x, y }, half) => {
    const reach = half + 2;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  },
};
