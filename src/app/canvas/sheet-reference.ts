/** Sheet references, as on a drawing's edge: "look at C2". */
import type { Point } from '#design';

/** Width and height of a field, in units of the sheet. */
export const field = 150;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letter of a column: A is the first, Z is followed by AA; nothing left of the origin. */
export function columnName(column: number): string {
  if (column < 0) return '';
  const last = letters[column % letters.length] ?? '';
  return column < letters.length ? last : columnName(Math.floor(column / letters.length) - 1) + last;
}

export const rowName = (row: number): string => (row < 0 ? '' : String(row + 1));

/** `C2`; empty off the sheet's referenced side. */
export function sheetReference({ x, y }: Point): string {
  const column = columnName(Math.floor(x / field));
  const row = rowName(Math.floor(y / field));
  return column === '' || row === '' ? '' : column + row;
}
