/**
 * One chart on uPlot, in the manner of a drawing: three rules, an axis with ticks out, labels at the lines' ends with a halo of paper, limits dashed,
 * a playhead. Colors come from the theme's tokens when the plot is made; a change of theme makes it anew.
 */
import uPlot from 'uplot';
import { clockText } from '../dock/clock';
import { annotate } from './annotate';
import type { Limit, Line } from './picture';
import { strokes, type PlotColors } from './chart-style';
import { gapped } from './gapped';
import { limitText, rightRoom } from './labels';
import { hatch, measureIn } from './pen';
import { linearTicks, logTicks, tickText, timeTicks } from './ticks';

const font = '11px "IBM Plex Sans Condensed", "IBM Plex Sans", sans-serif';
const gutter = 34;

export interface PlotInput {
  readonly times: Float64Array;
  readonly lines: readonly Line[];
  readonly limits: readonly Limit[];
  /** Simulated seconds. */
  readonly now: number;
  readonly end: number;
  /** Second under the pointer; null = none. */
  readonly crosshair: number | null;
  readonly scale: 'linear' | 'log';
  /** Whether ticks are whole numbers. */
  readonly isWhole: boolean;
  /** The axis goes up to this at least. */
  readonly least: number;
  readonly write: (value: number) => string;
}

const nothing: PlotInput = {
  times: new Float64Array(0),
  lines: [],
  limits: [],
  now: 0,
  end: 1,
  crosshair: null,
  scale: 'linear',
  isWhole: false,
  least: 0,
  write: String,
};

/** A drawing that can be given new data and a new size, and is thrown away with `destroy`. */
export class Plot {
  private readonly colors: PlotColors;
  private readonly host: HTMLElement;
  private input: PlotInput = nothing;
  private plot: uPlot | null = null;
  private drawn = '';
  private room = 0;

  constructor(host: HTMLElement, colors: PlotColors) {
    this.host = host;
    this.colors = colors;
  }

  draw(input: PlotInput): void {
    this.input = input;
    const look = input.lines.map(({ style, filled }) => `${style}${filled ? '#' : ''}`).join();
    const room = this.rightRoom();
    const isRoomy = room === this.room;
    this.room = room;
    const data = [input.times, ...input.lines.map(({ values }) => gapped(values))] as uPlot.AlignedData;
    if (!this.plot || look !== this.drawn) {
      this.plot?.destroy();
      this.drawn = look;
      this.plot = new uPlot(this.options(), data, this.host);
    } else {
      this.plot.setData(data, false);
      this.plot.setScale('x', { min: 0, max: input.end });
      if (!isRoomy) this.plot.redraw(true, true);
    }
  }

  /** Draws the crosshair elsewhere; the lines stay as they are. */
  pointAt(crosshair: number | null): void {
    this.input = { ...this.input, crosshair };
    this.plot?.redraw(false, false);
  }

  /** The second at a place of the page, within what was run; null = before anything was. */
  secondAt(clientX: number): number | null {
    if (!this.plot || this.input.times.length === 0) return null;
    const { left } = this.plot.over.getBoundingClientRect();
    const second = this.plot.posToVal(clientX - left, 'x');
    return Math.round(Math.min(Math.max(second, this.input.times[0] ?? 0), this.input.times.at(-1) ?? 0));
  }

  resize(): void {
    this.room = this.rightRoom();
    this.plot?.setSize(this.size());
  }

  destroy(): void {
    this.plot?.destroy();
    this.plot = null;
  }

  private size() {
    return { width: Math.max(120, this.host.clientWidth), height: Math.max(60, this.host.clientHeight) };
  }

  /** Width kept free right of the plot for the names of lines and limits, px. */
  private rightRoom(): number {
    const { lines, limits, now, end, times } = this.input;
    const width = this.size().width - gutter;
    const measure = measureIn(font);
    const names = limits.map((limit) => limitText(limit, width, measure));
    if (times.length === 0) return rightRoom(names, 0, width, measure);
    return rightRoom([...names, ...lines.map(({ label }) => label)], Math.min(1, now / end), width, measure);
  }

  private options(): uPlot.Options {
    const { colors } = this;
    return {
      ...this.size(),
      padding: [8, () => this.room, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: false, range: () => [0, this.input.end] },
        y: { distr: this.input.scale === 'log' ? 3 : 1, range: () => this.range() },
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
          splits: (plot) => [...timeTicks(this.input.end, plot.over.clientWidth || plot.width - gutter - this.room)],
          values: (_, splits) => splits.map((second) => (second === 0 ? '0' : clockText(second * 1000, 0))),
        },
        {
          font,
          stroke: colors.ink3,
          size: gutter,
          gap: 4,
          grid: { stroke: colors.line, width: 1 },
          ticks: { show: false },
          splits: () => [...this.ticks()],
          values: (_, splits) => splits.map(tickText),
          filter: (_, splits) => splits,
        },
      ],
      series: [{}, ...this.input.lines.map((line) => this.series(line))],
      hooks: {
        draw: [
          (plot) => annotate({ plot, input: this.input, colors: this.colors, font, width: this.size().width - gutter }),
        ],
      },
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
    let highest = this.input.least;
    for (const { values } of this.input.lines)
      for (const value of values) if (value > highest && Number.isFinite(value)) highest = value;
    for (const { value } of this.input.limits) highest = Math.max(highest, value);
    return highest;
  }

  private ticks(): readonly number[] {
    const { scale, isWhole } = this.input;
    return scale === 'log' ? logTicks(this.highest()) : linearTicks(this.highest(), isWhole);
  }

  private range(): [number, number] {
    const ticks = this.ticks();
    return [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  }
}
