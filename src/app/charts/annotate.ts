/** What stands over the lines of a chart, drawn last: breaches, limits, playhead, crosshair, and the words at the lines' ends. */
import type uPlot from 'uplot';
import { clockText } from '../dock/clock';
import { strokes, type PlotColors } from './chart-style';
import { breachesOf, placeLabels, sideOf } from './labels';
import { hatch, stroke, write, type Box } from './pen';
import type { PlotInput } from './plot';

export interface Annotated {
  readonly plot: uPlot;
  readonly input: PlotInput;
  readonly colors: PlotColors;
  readonly font: string;
}

export function annotate(given: Annotated): void {
  const { ctx, bbox } = given.plot;
  const ratio = devicePixelRatio;
  const box = {
    left: bbox.left / ratio,
    top: bbox.top / ratio,
    width: bbox.width / ratio,
    height: bbox.height / ratio,
  };
  ctx.save();
  ctx.scale(ratio, ratio);
  ctx.font = given.font;
  ctx.textBaseline = 'middle';
  drawBreaches(given, box);
  const x = xOf(given, Math.min(given.input.now, given.input.end), box);
  const words = given.input.times.length > 0 ? wordsAt(given, box) : [];
  const widest = Math.max(0, ...words.map(({ text }) => ctx.measureText(text).width + 8));
  for (const limit of given.input.limits) drawLimit(given, limit, { box, x, widest });
  if (given.input.times.length > 0) {
    ctx.strokeStyle = given.colors.hand;
    ctx.lineWidth = 1.5;
    stroke(ctx, [x, box.top - 6], [x, box.top + box.height]);
    drawCrosshair(given, box);
    drawWords(given, words, box);
  }
  ctx.restore();
}

const xOf = ({ plot }: Annotated, second: number, box: Box) => plot.valToPos(second, 'x') + box.left;
const yOf = ({ plot }: Annotated, value: number, box: Box) => plot.valToPos(value, 'y') + box.top;

function drawBreaches(given: Annotated, box: Box): void {
  const { ctx } = given.plot;
  const { limits, times } = given.input;
  for (const { value, watched } of limits) {
    if (!watched) continue;
    ctx.fillStyle = hatch(given.colors.crit);
    for (const [from, to] of breachesOf(times, watched, (each) => each > value)) {
      const left = xOf(given, from, box);
      ctx.fillRect(left, box.top, Math.max(1, xOf(given, to, box) - left), box.height);
    }
  }
}

interface LimitPlace {
  readonly box: Box;
  /** Of the playhead, px. */
  readonly x: number;
  /** Width of the widest words beside the playhead, px. */
  readonly widest: number;
}

function drawLimit(given: Annotated, limit: PlotInput['limits'][number], { box, x, widest }: LimitPlace): void {
  const { ctx } = given.plot;
  const y = yOf(given, limit.value, box);
  ctx.strokeStyle = given.colors.ink;
  ctx.lineWidth = 1;
  ctx.setLineDash([5, 3]);
  stroke(ctx, [box.left, y], [box.left + box.width, y]);
  ctx.setLineDash([]);
  // Half a label of the last tick stands right of the plot: words of a limit may use it.
  const end = box.left + box.width + 14;
  const isRight = end - x - widest >= ctx.measureText(limit.label).width + 4 || x < box.left + box.width / 3;
  ctx.textAlign = isRight ? 'right' : 'left';
  const above = y - 8 < box.top ? y + 8 : y - 8;
  write(ctx, limit.label, [isRight ? end : box.left + 2, above], {
    text: given.colors.ink2,
    paper: given.colors.paper,
  });
}

interface Words {
  readonly text: string;
  readonly y: number;
  readonly color: string;
}

/** Names at the playhead, or names with values at the crosshair. */
function wordsAt(given: Annotated, box: Box): readonly Words[] {
  const { lines, crosshair, scale } = given.input;
  const row = crosshair === null ? null : rowAt(given.input.times, crosshair);
  return lines.flatMap(({ label, style, values }) => {
    const value = row === null ? lastOf(values) : (values[row] ?? Number.NaN);
    if (!Number.isFinite(value) || (scale === 'log' && value <= 0) || (label === '' && row === null)) return [];
    const text = row === null ? label : `${label || 'offered'} ${given.input.write(value)}`;
    return [{ text, y: yOf(given, value, box), color: given.colors[strokes[style].text] }];
  });
}

function drawWords(given: Annotated, words: readonly Words[], box: Box): void {
  const { ctx } = given.plot;
  const { crosshair, now, end } = given.input;
  const x = xOf(given, crosshair ?? Math.min(now, end), box);
  const right = given.plot.width;
  const widest = Math.max(0, ...words.map(({ text }) => ctx.measureText(text).width + 8));
  const side = sideOf(x, box.left, right, widest);
  ctx.textAlign = side === 'right' ? 'left' : 'right';
  const first = crosshair === null ? box.top + 4 : box.top + 16;
  for (const { text, y, color } of placeLabels(words, first, box.top + box.height - 5)) {
    // A limit may run behind the words: paper lies between.
    const width = ctx.measureText(text).width;
    ctx.fillStyle = given.colors.paper;
    ctx.fillRect(side === 'right' ? x + 4 : x - 6 - width, y - 5, width + 2, 10);
    write(ctx, text, [side === 'right' ? x + 5 : x - 5, y], { text: color, paper: given.colors.paper });
  }
}

function drawCrosshair(given: Annotated, box: Box): void {
  const { crosshair } = given.input;
  if (crosshair === null) return;
  const { ctx } = given.plot;
  const x = xOf(given, crosshair, box);
  ctx.strokeStyle = given.colors.ink2;
  ctx.lineWidth = 1;
  stroke(ctx, [x, box.top], [x, box.top + box.height]);
  ctx.textAlign = x > box.left + box.width / 2 ? 'right' : 'left';
  write(ctx, clockText(crosshair * 1000, 0), [x + (ctx.textAlign === 'left' ? 5 : -5), box.top + 3], {
    text: given.colors.ink3,
    paper: given.colors.paper,
  });
}

/** The row whose second is nearest; times ascend. */
export function rowAt(times: ArrayLike<number>, second: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  return low > 0 && second - (times[low - 1] ?? 0) < (times[low] ?? 0) - second ? low - 1 : low;
}

function lastOf(values: Float64Array): number {
  return values.findLast((value) => Number.isFinite(value)) ?? Number.NaN;
}
