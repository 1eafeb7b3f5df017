/** Small drawing helpers of the charts. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type At = readonly [x: number, y: number];

export function stroke(ctx: CanvasRenderingContext2D, from: At, to: At): void {
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}

/** Words with a halo of the card's paper, so that no line crosses them. */
export function write(
  ctx: CanvasRenderingContext2D,
  text: string,
  [x, y]: At,
  colors: { readonly text: string; readonly paper: string },
): void {
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colors.paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colors.text;
  ctx.fillText(text, x, y);
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

let ruler: CanvasRenderingContext2D | null = null;

/** Widths of texts in a font, px. */
export const measureIn =
  (font: string) =>
  (text: string): number => {
    ruler ??= document.createElement('canvas').getContext('2d');
    if (!ruler) return 0;
    ruler.font = font;
    return ruler.measureText(text).width;
  };
