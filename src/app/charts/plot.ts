/**
 * One chart on uPlot, in the manner of a drawing: three rules, an axis with ticks out, labels at the lines' ends with a halo of paper, limits dashed,
 * a playhead. Colors come from the theme's tokens when the plot is made; a change of theme makes it anew.
 */
import uPlot from 'uplot';
import { clockText } from '../dock/clock';
import type { Limit, Line, LineStyle } from './board';

export interface PlotColors {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ghost: string;
  readonly hand: string;
  readonly warn: string;
  readonly warnText: string;
  readonly crit: string;
  readonly critText: string;
  readonly paper: string;
}

export function themeColors(element: Element): PlotColors {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    line: token('line'),
    lineStrong: token('line-strong'),
    ghost: token('ghost'),
    hand: token('hand'),
    warn: token('warn'),
    warnText: token('warn-text'),
    crit: token('crit'),
    critText: token('crit-text'),
    paper: token('paper-panel'),
  };
}

interface Stroke {
  readonly width: number;
  readonly dash: readonly number[];
  readonly color: keyof PlotColors;
  readonly text: keyof PlotColors;
}

const strokes: Readonly<Record<LineStyle, Stroke>> = {
  thin: { width: 1, dash: [], color: 'ink', text: 'ink2' },
  plain: { width: 1.5, dash: [], color: 'ink', text: 'ink2' },
  heavy: { width: 2, dash: [], color: 'ink', text: 'ink' },
  ghost: { width: 1, dash: [4, 3], color: 'ghost', text: 'ink3' },
  dashed: { width: 1, dash: [3, 2], color: 'ink2', text: 'ink2' },
  warn: { width: 2, dash: [], color: 'warn', text: 'warnText' },
  crit: { width: 1, dash: [], color: 'crit', text: 'critText' },
};

const font = '11px "IBM Plex Sans Condensed", "IBM Plex Sans", sans-serif';
const gutter = 34;

/** Rules of a linear axis: 0 and three more at round values, the highest at or above `highest`. */
export function niceTop(highest: number): number {
  if (!(highest > 0)) return 1;
  const rough = highest / 3;
  let step = 1;
  while (step * 10 <= rough) step *= 10;
  while (step > rough) step /= 10;
  const factor = [1, 1.5, 2, 2.5, 5, 10].find((each) => each * step * 3 >= highest) ?? 10;
  return factor * step * 3;
}

export interface PlotInput {
  readonly times: Float64Array;
  readonly lines: readonly Line[];
  readonly limits: readonly Limit[];
  /** Simulated seconds. */
  readonly now: number;
  readonly end: number;
}

/** A drawing that can be given new data and a new size, and is thrown away with `destroy`. */
export class Plot {
  private readonly scale: 'linear' | 'log';
  private readonly colors: PlotColors;
  private readonly host: HTMLElement;
  private input: PlotInput = { times: new Float64Array(0), lines: [], limits: [], now: 0, end: 1 };
  private plot: uPlot | null = null;
  private drawn = '';

  constructor(host: HTMLElement, scale: 'linear' | 'log', colors: PlotColors) {
    this.host = host;
    this.scale = scale;
    this.colors = colors;
  }

  draw(input: PlotInput): void {
    this.input = input;
    const look = input.lines.map(({ style, filled }) => `${style}${filled ? '#' : ''}`).join();
    const data = [input.times, ...input.lines.map(({ values }) => values)] as uPlot.AlignedData;
    if (!this.plot || look !== this.drawn) {
      this.plot?.destroy();
      this.drawn = look;
      this.plot = new uPlot(this.options(), data, this.host);
    } else {
      this.plot.setData(data, false);
      this.plot.setScale('x', { min: 0, max: input.end });
    }
  }

  resize(): void {
    this.plot?.setSize(this.size());
  }

  destroy(): void {
    this.plot?.destroy();
    this.plot = null;
  }

  private size() {
    return { width: Math.max(120, this.host.clientWidth), height: Math.max(60, this.host.clientHeight) };
  }

  private options(): uPlot.Options {
    const { colors } = this;
    return {
      ...this.size(),
      padding: [8, 10, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: false, range: () => [0, this.input.end] },
        y: this.scale === 'log' ? { distr: 3, range: () => this.logRange() } : { range: () => [0, this.top()] },
      },
      axes: [
        {
          font,
          stroke: colors.ink3,
          size: 20,
          gap: 2,
          grid: { show: false },
          border: { show: true, stroke: colors.lineStrong, width: 1 },
          ticks: { stroke: colors.lineStrong, width: 1, size: 3 },
          splits: () => [0, 0.25, 0.5, 0.75, 1].map((share) => share * this.input.end),
          values: (_, splits) => splits.map((second) => (second === 0 ? '0' : clockText(second * 1000, 0))),
        },
        {
          font,
          stroke: colors.ink3,
          size: gutter,
          gap: 4,
          grid: { stroke: colors.line, width: 1 },
          ticks: { show: false },
          splits: () => this.rules(),
          values: (_, splits) => splits.map(axisText),
          filter: (_, splits) => splits,
        },
      ],
      series: [{}, ...this.input.lines.map((line) => this.series(line))],
      hooks: { draw: [(plot) => this.annotate(plot)] },
    };
  }

  private series({ style, filled }: Line): uPlot.Series {
    const stroke = strokes[style];
    return {
      stroke: this.colors[stroke.color],
      width: stroke.width,
      dash: [...stroke.dash],
      points: { show: false },
      spanGaps: false,
      ...(filled ? { fill: () => hatch(this.colors.crit) } : {}),
    };
  }

  private highest(): number {
    let highest = 0;
    for (const { values } of this.input.lines) for (const value of values) if (value > highest) highest = value;
    for (const { value } of this.input.limits) highest = Math.max(highest, value);
    return highest;
  }

  private top(): number {
    return niceTop(this.highest());
  }

  private logRange(): [number, number] {
    let top = 1000;
    const highest = this.highest();
    while (top < highest && top < 1e9) top *= 10;
    return [1, top];
  }

  private rules(): number[] {
    if (this.scale === 'linear') return [0, 1, 2, 3].map((third) => (this.top() * third) / 3);
    const rules = [];
    for (let rule = 1; rule <= this.logRange()[1]; rule *= 10) rules.push(rule);
    return rules;
  }

  /** Limits, playhead and the labels at the lines' ends: drawn last, over everything. */
  private annotate(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.scale(ratio, ratio);
    const box = { left: bbox.left / ratio, top: bbox.top / ratio, width: bbox.width / ratio, height: bbox.height / ratio };
    ctx.font = font;
    ctx.textBaseline = 'middle';
    for (const limit of this.input.limits) this.drawLimit(plot, limit, box);
    const x = plot.valToPos(Math.min(this.input.now, this.input.end), 'x') + box.left;
    if (this.input.times.length > 0) {
      ctx.strokeStyle = this.colors.hand;
      ctx.lineWidth = 1.5;
      stroke(ctx, x, box.top - 6, x, box.top + box.height);
      this.drawLabels(plot, x, box);
    }
    ctx.restore();
  }

  private drawLimit(plot: uPlot, limit: Limit, box: Box): void {
    const { ctx } = plot;
    const y = plot.valToPos(limit.value, 'y') + box.top;
    ctx.strokeStyle = this.colors.ink;
    ctx.lineWidth = 1;
    ctx.setLineDash([5, 3]);
    stroke(ctx, box.left, y, box.left + box.width, y);
    ctx.setLineDash([]);
    const early = this.input.now < this.input.end / 2;
    ctx.textAlign = early ? 'right' : 'left';
    this.write(ctx, limit.label, early ? box.left + box.width : box.left + 2, y - 8, this.colors.ink2);
  }

  private drawLabels(plot: uPlot, x: number, box: Box): void {
    const { ctx } = plot;
    const left = x > box.left + box.width * 0.72;
    ctx.textAlign = left ? 'right' : 'left';
    const labels = this.input.lines
      .map(({ label, style, values }) => ({ label, style, value: values.at(-1) ?? Number.NaN }))
      .filter(({ label, value }) => label !== '' && Number.isFinite(value) && (this.scale === 'linear' || value > 0))
      .map(({ label, style, value }) => ({ label, style, y: plot.valToPos(value, 'y') + box.top }))
      .sort((a, b) => a.y - b.y);
    const bottom = box.top + box.height - 5;
    spread(labels, bottom);
    for (const { label, style, y } of labels)
      this.write(ctx, label, left ? x - 5 : x + 5, y, this.colors[strokes[style].text]);
  }

  private write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, color: string): void {
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = this.colors.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = color;
    ctx.fillText(text, x, y);
  }
}

interface Box {
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

function axisText(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  if (value >= 1000) return `${Number((value / 1000).toPrecision(3))}k`;
  return String(Number(value.toPrecision(2)));
}

function stroke(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

/** Thin diagonal lines at 135 degrees, 7 apart. */
function hatch(color: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  const size = 7 * devicePixelRatio;
  tile.width = size;
  tile.height = size;
  const ctx = tile.getContext('2d');
  if (!ctx) return 'transparent';
  ctx.strokeStyle = color;
  ctx.globalAlpha = 0.45;
  ctx.lineWidth = devicePixelRatio;
  for (const shift of [-size, 0, size]) stroke(ctx, shift, size, shift + size, 0);
  return ctx.createPattern(tile, 'repeat') ?? 'transparent';
}
