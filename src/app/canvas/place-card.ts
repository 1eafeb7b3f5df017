/** Where a card stands that speaks of a place on the drawing: near it, within the sheet, over as little as possible. Pixels of the sheet's element. */
import type { Point } from '#design';
import type { Box } from './geometry';

export interface CardToPlace {
  /** What it speaks of. */
  readonly anchor: Point;
  readonly width: number;
  readonly height: number;
  /** The card stays within. */
  readonly bounds: Box;
  /** What it should not cover; those that weigh more, less. */
  readonly avoid: readonly { readonly box: Box; readonly weight: number }[];
}

/** From the anchor to the card's edge, and from the card to the edge of the sheet. */
const leader = 28;
const margin = 8;
/** The first places are below, where the leader hangs clear of level wires; another must save this much of the drawing, in square pixels. */
const below = 2;
const asideCost = 14_000;

export function placeCard(card: CardToPlace): Box {
  const { anchor, width, height } = card;
  const beside = [
    { x: anchor.x - width / 2, y: anchor.y + leader },
    { x: anchor.x - width, y: anchor.y + leader },
    { x: anchor.x - width - leader, y: anchor.y - height / 2 },
    { x: anchor.x + leader, y: anchor.y - height / 2 },
    { x: anchor.x - width / 2, y: anchor.y - height - leader },
    { x: anchor.x - width, y: anchor.y - height - leader },
    { x: anchor.x + leader, y: anchor.y + leader },
    { x: anchor.x + leader, y: anchor.y - height - leader },
  ].map((at) => inside({ ...at, width, height }, card.bounds));
  let best = { box: beside[0] as Box, cost: Number.POSITIVE_INFINITY };
  for (const [at, box] of beside.entries()) {
    const cost = costOf(box, card) + (at < below ? 0 : asideCost);
    if (cost < best.cost) best = { box, cost };
  }
  return best.box;
}

/** What the next place must save over the one before it, as a share of the box. */
const laterCost = 0.2;

/** The row of the box that covers the least and leaves the bounds the least; the first ones are better, and a brush with something is borne. */
export function clearest(boxes: readonly Box[], { bounds, avoid }: Pick<CardToPlace, 'bounds' | 'avoid'>): number {
  const costs = boxes.map((box, at) => {
    const area = box.width * box.height;
    const outside = area - sharedArea(box, bounds) + at * laterCost * area;
    return avoid.reduce((sum, { box: other, weight }) => sum + weight * sharedArea(box, other), outside);
  });
  return costs.indexOf(Math.min(...costs));
}

function inside(box: Box, bounds: Box): Box {
  const clamp = (value: number, low: number, room: number) => Math.max(low, Math.min(value, low + room));
  return {
    ...box,
    x: clamp(box.x, bounds.x + margin, bounds.width - box.width - 2 * margin),
    y: clamp(box.y, bounds.y + margin, bounds.height - box.height - 2 * margin),
  };
}

function costOf(box: Box, { anchor, avoid }: CardToPlace): number {
  const end = leaderEnd(box, anchor);
  const far = Math.hypot(end.x - anchor.x, end.y - anchor.y);
  const isCovered = end.x === anchor.x && end.y === anchor.y;
  const covered = avoid.reduce((sum, { box: other, weight }) => sum + weight * sharedArea(box, other), 0);
  return covered + 20 * far + (isCovered ? 1e6 : 0);
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The point of the card nearest to the anchor. */
export function leaderEnd(box: Box, anchor: Point): Point {
  return {
    x: Math.max(box.x, Math.min(anchor.x, box.x + box.width)),
    y: Math.max(box.y, Math.min(anchor.y, box.y + box.height)),
  };
}
