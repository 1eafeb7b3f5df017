import type { BuildComponent } from '#design';

export type Place = (column: number, row: number, component: BuildComponent) => BuildComponent;

/** Puts parts in the columns of a sheet, by their left edges, and in its rows. */
export const placed =
  (columns: readonly number[], rowHeight = 190): Place =>
  (column, row, component) => ({ ...component, at: [columns[column] ?? 0, 80 + rowHeight * row] });

/** What a document says of its figures where it is about a system that others know. */
export const published = {
  notes: 'What is published is told with its sources. Times, sizes, mix and rates are teaching values.',
} as const;
