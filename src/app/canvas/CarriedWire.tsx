/** A wire carried from click to click: a press on an open port takes it up, the next press puts it down on a part or lets it go. */
import { getSmoothStepPath, Position } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { editorStore, say } from '../stores/editor-store';
import { beginWire, endOf, endWire, join } from './wiring';

interface Carried {
  readonly port: Element;
  readonly node: string;
}

/** The open port under a press; filled ones end wires. */
function openPortAt(target: EventTarget | null): Carried | null {
  const port = target instanceof Element ? target.closest('.react-flow__handle.source') : null;
  const node = port?.getAttribute('data-nodeid');
  return port && node ? { port, node } : null;
}

export function CarriedWire({ sheet }: { readonly sheet: RefObject<HTMLElement | null> }) {
  const line = useRef<SVGPathElement>(null);
  useEffect(() => {
    let carried: Carried | null = null;
    const letGo = () => {
      carried = null;
      line.current?.setAttribute('d', '');
    };
    const onClick = (event: MouseEvent) => {
      const isOnDrawing = event.target instanceof Element && event.target.closest('.sheet .react-flow') !== null;
      if (carried && editorStore.getState().wireFrom) {
        if (isOnDrawing) {
          event.preventDefault();
          event.stopPropagation();
        }
        putDown(event.target);
        letGo();
        return;
      }
      carried = openPortAt(event.target);
      if (!carried) return;
      event.stopPropagation();
      beginWire(endOf(carried.node, carried.port.getAttribute('data-handleid')));
      say('Wire in hand: press the part that it calls, or Escape.');
    };
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      const origin = sheet.current?.getBoundingClientRect();
      if (carried && origin && line.current)
        line.current.setAttribute('d', pathTo(carried.port, origin, { x: clientX, y: clientY }));
    };
    addEventListener('click', onClick, { capture: true });
    addEventListener('pointermove', onMove);
    const stop = editorStore.subscribe(({ wireFrom }) => wireFrom === null && letGo());
    return () => {
      removeEventListener('click', onClick, { capture: true });
      removeEventListener('pointermove', onMove);
      stop();
    };
  }, [sheet]);
  return (
    <svg className="carried-wire" aria-hidden="true">
      <path ref={line} />
    </svg>
  );
}

function putDown(target: EventTarget | null): void {
  const from = editorStore.getState().wireFrom;
  endWire();
  const element = target instanceof Element ? target : null;
  const node = element?.closest('.react-flow__node')?.getAttribute('data-id');
  const port = element?.closest('.react-flow__handle')?.getAttribute('data-handleid') ?? null;
  if (from && node && node !== from.component) join(from, endOf(node, port));
}

function pathTo(port: Element, origin: DOMRect, { x, y }: { readonly x: number; readonly y: number }): string {
  const { left, top, width, height } = port.getBoundingClientRect();
  const [path] = getSmoothStepPath({
    sourceX: left + width / 2 - origin.left,
    sourceY: top + height / 2 - origin.top,
    sourcePosition: Position.Right,
    targetX: x - origin.left,
    targetY: y - origin.top,
    targetPosition: Position.Left,
    borderRadius: 7,
  });
  return path;
}
