/** A sheet as an SVG in the colors of the page as it is. */
import type { Document, Stage } from '#design';
import { iconText } from '../ui/kind-icons';
import { sheetSvg, type Palette } from './sheet-svg';

const tokens: Readonly<Record<keyof Palette, string>> = {
  paper: '--paper',
  raised: '--paper-raised',
  sunk: '--paper-sunk',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line: '--line',
  strong: '--line-strong',
};

export function pictureOfSheet(document: Document, stage: Stage): string {
  const style = getComputedStyle(window.document.documentElement);
  const entries = Object.entries(tokens).map(([role, token]) => [role, style.getPropertyValue(token).trim()] as const);
  const palette = Object.fromEntries(entries) as unknown as Palette;
  return sheetSvg({ document, stage, palette, iconOf: iconText });
}
