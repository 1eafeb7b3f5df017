/** Colors and strokes of charts, from the theme's tokens. */
import type { LineStyle } from './picture';

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

export interface Stroke {
  readonly width: number;
  readonly dash: readonly number[];
  readonly color: keyof PlotColors;
  readonly text: keyof PlotColors;
}

export const strokes: Readonly<Record<LineStyle, Stroke>> = {
  thin: { width: 1, dash: [], color: 'ink', text: 'ink2' },
  plain: { width: 1.5, dash: [], color: 'ink', text: 'ink2' },
  heavy: { width: 2, dash: [], color: 'ink', text: 'ink' },
  ghost: { width: 1, dash: [4, 3], color: 'ghost', text: 'ink3' },
  dashed: { width: 1, dash: [3, 2], color: 'ink2', text: 'ink2' },
  warn: { width: 2, dash: [], color: 'warn', text: 'warnText' },
  crit: { width: 1, dash: [], color: 'crit', text: 'critText' },
};
