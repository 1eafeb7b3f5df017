/** Walking the drawing by keys: along wires with left and right, among neighbors with up and down. Pure; the keys are bound elsewhere. */
import type { Point } from '#design';

export type Direction = 'left' | 'right' | 'up' | 'down';

export interface WalkedNode {
  readonly id: string;
  readonly at: Point;
}

export interface WalkedWire {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

export interface Drawing {
  readonly nodes: readonly WalkedNode[];
  readonly wires: readonly WalkedWire[];
}

/** Where a step from a part or a wire leads; null = nowhere. */
export function walk({ nodes, wires }: Drawing, from: string, direction: Direction): string | null {
  const wire = wires.find(({ id }) => id === from);
  if (wire) return alongWire(wires, wire, direction);
  const node = nodes.find(({ id }) => id === from);
  if (!node) return nodes[0]?.id ?? null;
  if (direction === 'right') return wires.find(({ source }) => source === from)?.id ?? null;
  if (direction === 'left') return wires.find(({ target }) => target === from)?.id ?? null;
  return neighbor(nodes, node, direction === 'up' ? -1 : 1);
}

/** To its ends, or round the wires of the same caller. */
function alongWire(wires: readonly WalkedWire[], wire: WalkedWire, direction: Direction): string | null {
  if (direction === 'right') return wire.target;
  if (direction === 'left') return wire.source;
  const siblings = wires.filter(({ source }) => source === wire.source);
  const step = direction === 'down' ? 1 : siblings.length - 1;
  return siblings[(siblings.indexOf(wire) + step) % siblings.length]?.id ?? null;
}

/** The nearest part above or below; what stands aside counts as twice as far. */
function neighbor(nodes: readonly WalkedNode[], { id, at }: WalkedNode, sign: 1 | -1): string | null {
  let best: { readonly id: string; readonly distance: number } | null = null;
  for (const other of nodes) {
    const down = sign * (other.at.y - at.y);
    if (other.id === id || down <= 0) continue;
    const distance = down + 2 * Math.abs(other.at.x - at.x);
    if (!best || distance < best.distance) best = { id: other.id, distance };
  }
  return best?.id ?? null;
}
