/**
 * The moment in which a module leaves its host: the hairline of its free call stretches, crosses the frame and becomes a wire with a port; so it does on the way from one stage to another. Under
 * reduced motion the wire is simply there.
 */
import { ViewportPortal } from '@xyflow/react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Point } from '#design';
import { morph } from './morph';
import { riserPoints } from './ports';
import type { ComponentNode, WireEdge } from './to-flow';

const crossingMs = 240;
const portRadius = 5;
const [hairlineWidth, wireWidth] = [1, 1.5];

const still = matchMedia('(prefers-reduced-motion: reduce)');

interface Crossing {
  readonly edge: string;
  /** The hairline as it stood. */
  readonly from: readonly Point[];
}

export interface CrossingsProps {
  readonly nodes: readonly ComponentNode[];
  readonly edges: readonly WireEdge[];
}

/** The free calls drawn now, by wire. */
function risersIn(nodes: readonly ComponentNode[]): ReadonlyMap<string, readonly Point[]> {
  return new Map(nodes.flatMap(({ position, data }) => riserPoints(data.ports, position)));
}

export function Crossings({ nodes, edges }: CrossingsProps) {
  const [crossings, setCrossings] = useState<readonly Crossing[]>([]);
  const before = useRef(risersIn(nodes));
  const drawn = useRef(edges);
  useEffect(() => {
    drawn.current = edges;
    const risers = before.current;
    before.current = risersIn(nodes);
    if (still.matches) return;
    const begun = edges.flatMap(({ id, data }): Crossing[] => {
      const from = data && risers.get(data.wire.id);
      return from && !before.current.has(data.wire.id) ? [{ edge: id, from }] : [];
    });
    if (begun.length > 0) setCrossings(begun);
  }, [nodes, edges]);
  const end = (done: Crossing) => setCrossings((all) => all.filter((each) => each !== done));
  return (
    <ViewportPortal>
      {crossings.map((crossing) => (
        <Line key={crossing.edge} crossing={crossing} edges={drawn} onDone={() => end(crossing)} />
      ))}
    </ViewportPortal>
  );
}

interface LineProps {
  readonly crossing: Crossing;
  readonly edges: RefObject<readonly WireEdge[]>;
  readonly onDone: () => void;
}

/** Slow at both ends, without overshoot. */
const eased = (share: number) => share * share * (3 - 2 * share);

function Line({ crossing, edges, onDone }: LineProps) {
  const svg = useRef<SVGSVGElement>(null);
  const done = useRef(onDone);
  useEffect(() => {
    const wire = document.querySelector(`.react-flow__edge[data-id="${CSS.escape(crossing.edge)}"]`);
    wire?.setAttribute('data-crossing', 'true');
    const begin = performance.now();
    let frame = 0;
    const draw = (now: number) => {
      const share = Math.min(1, Math.max(0, now - begin) / crossingMs);
      // The new host is measured while the line is on its way: it ends where the wire stands by then.
      const to = edges.current.find(({ id }) => id === crossing.edge)?.data?.route.points;
      if (!to || share >= 1) done.current();
      else {
        if (svg.current) drawLine(svg.current, morph(crossing.from, to, eased(share)), share);
        frame = requestAnimationFrame(draw);
      }
    };
    frame = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(frame);
      wire?.removeAttribute('data-crossing');
    };
  }, [crossing, edges]);
  return (
    <svg ref={svg} className="crossing" aria-hidden="true">
      <path />
      <circle className="crossing-open" />
      <circle className="crossing-filled" />
    </svg>
  );
}

function drawLine(svg: SVGSVGElement, points: readonly Point[], share: number): void {
  const [path, ...ports] = svg.children;
  path?.setAttribute('d', points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(''));
  path?.setAttribute('stroke-width', String(hairlineWidth + (wireWidth - hairlineWidth) * share));
  [points[0], points.at(-1)].forEach((end, at) => {
    ports[at]?.setAttribute('cx', String(end?.x ?? 0));
    ports[at]?.setAttribute('cy', String(end?.y ?? 0));
    ports[at]?.setAttribute('r', String(portRadius * share));
  });
}
