/** Small drawing helpers of the charts. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const labelHeight = 12;

/** Moves labels apart, downwards first, then up from the bottom, so that none covers another. */
export function spread(labels: { y: number }[], bottom: number): void {
  for (let at = 1; at < labels.length; at += 1) {
    const above = labels[at - 1];
    const label = labels[at];
    if (above && label) label.y = Math.max(label.y, above.y + labelHeight);
  }
  let limit = bottom;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, limit);
    limit = label.y - labelHeight;
  }
}

export function axisText(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  if (value >= 1000) return `${Number((value / 1000).toPrecision(3))}k`;
  return String(Number(value.toPrecision(2)));
}

type At = readonly [x: number, y: number];

export function stroke(ctx: CanvasRenderingContext2D, from: At, to: At): void {
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}

/** Thin diagonal lines at 135 degrees, 7 apart. */
export function hatch(color: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  const size = 7 * devicePixelRatio;
  tile.width = size;
  tile.height = size;
  const ctx = tile.getContext('2d');
  if (!ctx) return 'transparent';
  ctx.strokeStyle = color;
  ctx.globalAlpha = 0.45;
  ctx.lineWidth = devicePixelRatio;
  for (const shift of [-size, 0, size]) stroke(ctx, [shift, size], [shift + size, 0]);
  return ctx.createPattern(tile, 'repeat') ?? 'transparent';
}
