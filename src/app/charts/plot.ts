/**
 * One chart on uPlot, in the manner of a drawing: three rules, an axis with ticks out, labels at the lines' ends with a halo of paper, limits dashed,
 * a playhead. Colors come from the theme's tokens when the plot is made; a change of theme makes it anew.
 */
import uPlot from 'uplot';
import { clockText } from '../dock/clock';
import type { Limit, Line } from './board';
import { strokes, type PlotColors } from './chart-style';
import { axisText, hatch, spread, stroke, type Box } from './pen';

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
      // Half a label of the last tick stands right of the plot.
      padding: [8, 18, 0, 0],
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
    const box = {
      left: bbox.left / ratio,
      top: bbox.top / ratio,
      width: bbox.width / ratio,
      height: bbox.height / ratio,
    };
    ctx.font = font;
    ctx.textBaseline = 'middle';
    for (const limit of this.input.limits) this.drawLimit(plot, limit, box);
    const x = plot.valToPos(Math.min(this.input.now, this.input.end), 'x') + box.left;
    if (this.input.times.length > 0) {
      ctx.strokeStyle = this.colors.hand;
      ctx.lineWidth = 1.5;
      stroke(ctx, [x, box.top - 6], [x, box.top + box.height]);
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
    stroke(ctx, [box.left, y], [box.left + box.width, y]);
    ctx.setLineDash([]);
    const early = this.input.now < this.input.end / 2;
    ctx.textAlign = early ? 'right' : 'left';
    this.write(ctx, limit.label, [early ? box.left + box.width : box.left + 2, y - 8], this.colors.ink2);
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
      this.write(ctx, label, [left ? x - 5 : x + 5, y], this.colors[strokes[style].text]);
  }

  private write(ctx: CanvasRenderingContext2D, text: string, [x, y]: readonly [number, number], color: string): void {
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = this.colors.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = color;
    ctx.fillText(text, x, y);
  }
}
