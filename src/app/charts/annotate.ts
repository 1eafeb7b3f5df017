/** What stands over the lines of a chart, drawn last: breaches, limits, playhead, crosshair, and the words at the lines' ends. */
import type uPlot from 'uplot';
import { clockText } from '../dock/clock';
import { strokes, type PlotColors } from './chart-style';
import { breachesOf, fitText, labelHeight, limitText, placeLabels, roomForNames, sideOf } from './labels';
import { hatch, measureIn, stroke, write, type Box } from './pen';
import type { PlotInput } from './plot';

export interface Annotated {
  readonly plot: uPlot;
  readonly input: PlotInput;
  readonly colors: PlotColors;
  readonly font: string;
  /** Of the plot with the room right of it, px. */
  readonly width: number;
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
  for (const limit of given.input.limits) drawLimit(given, limit.value, box);
  if (given.input.times.length > 0) {
    const x = xOf(given, Math.min(given.input.now, given.input.end), box);
    ctx.strokeStyle = given.colors.hand;
    ctx.lineWidth = 1.5;
    stroke(ctx, [x, box.top - 6], [x, box.top + box.height]);
    drawCrosshair(given, box);
  }
  drawWords(given, box);
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

function drawLimit(given: Annotated, value: number, box: Box): void {
  const { ctx } = given.plot;
  const y = yOf(given, value, box);
  ctx.strokeStyle = given.colors.ink;
  ctx.lineWidth = 1;
  ctx.setLineDash([5, 3]);
  stroke(ctx, [box.left, y], [box.left + box.width, y]);
  ctx.setLineDash([]);
}

interface Words {
  readonly text: string;
  /** Where they begin, px. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly color: string;
}

/** Names of limits, at the right end of the chart. */
function limitWords(given: Annotated, box: Box): readonly Words[] {
  const measure = measureIn(given.font);
  const words = given.input.limits.map((limit) => {
    const text = limitText(limit, given.width, measure);
    const width = measure(text);
    return { text, x: given.plot.width - width - 2, y: yOf(given, limit.value, box), width, color: given.colors.ink2 };
  });
  return eachOnce(words);
}

/** What several limits say alike is written once. */
export function eachOnce<Word extends { readonly text: string }>(words: readonly Word[]): readonly Word[] {
  return words.filter(({ text }, at) => words.findIndex((each) => each.text === text) === at);
}

/** Names at the playhead, or names with values at the crosshair. */
function lineWords(given: Annotated, box: Box): readonly Words[] {
  const { lines, crosshair, scale, now, end, times } = given.input;
  const measure = measureIn(given.font);
  const row = crosshair === null ? null : rowAt(times, crosshair);
  const most = roomForNames(given.width) - 9;
  const words = lines.flatMap(({ label, style, values }) => {
    const value = row === null ? lastOf(values) : (values[row] ?? Number.NaN);
    if (!Number.isFinite(value) || (scale === 'log' && value <= 0) || (label === '' && row === null)) return [];
    const text = row === null ? fitText(label, most, measure) : `${label || 'offered'} ${given.input.write(value)}`;
    return [{ text, y: yOf(given, value, box), width: measure(text), color: given.colors[strokes[style].text] }];
  });
  const x = xOf(given, crosshair ?? Math.min(now, end), box);
  const widest = Math.max(0, ...words.map(({ width }) => width + 8));
  const side = sideOf(x, box.left, given.plot.width, widest);
  return words.map((word) => ({ ...word, x: side === 'right' ? x + 6 : x - 6 - word.width }));
}

/** Names of limits and lines that would cover each other stand in one column. */
function drawWords(given: Annotated, box: Box): void {
  const limits = limitWords(given, box);
  const lines = given.input.times.length > 0 ? lineWords(given, box) : [];
  const top = given.input.crosshair === null ? box.top + 4 : box.top + 16;
  const bottom = box.top + box.height - 5;
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map(({ x, width }) => x + width));
  const meet = limits.some(({ x, width }) => x < right && left < x + width);
  const columns = meet
    ? [[...limits.map((word) => ({ ...word, x: Math.min(word.x, left) })), ...lines]]
    : [limits, lines];
  for (const column of columns) for (const word of placeLabels(column, top, bottom)) drawWord(given, word);
}

function drawWord(given: Annotated, { text, x, y, width, color }: Words): void {
  const { ctx } = given.plot;
  // A limit may run behind the words, or between two of them: paper lies between.
  ctx.fillStyle = given.colors.paper;
  ctx.fillRect(x - 2, y - labelHeight / 2, width + 3, labelHeight);
  ctx.textAlign = 'left';
  write(ctx, text, [x, y], { text: color, paper: given.colors.paper });
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
