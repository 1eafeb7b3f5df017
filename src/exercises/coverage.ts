/** Where each item of the course can be met: exercises that teach it, designs that show it. */
import type { GalleryEntry } from '#gallery';
import type { ExerciseEntry } from './index';
import { inventory } from './inventory';

export interface CoveredItem {
  readonly id: string;
  readonly text: string;
  readonly exercises: readonly ExerciseEntry[];
  readonly designs: readonly GalleryEntry[];
}

export interface CoveredSection {
  readonly title: string;
  readonly items: readonly CoveredItem[];
}

/** Of the whole inventory, in its order, by the exercises of a course. */
export async function readCoverage(exercises: readonly ExerciseEntry[]): Promise<readonly CoveredSection[]> {
  const { gallery } = await import('#gallery');
  const taught = await Promise.all(exercises.map(async (entry) => [entry, (await entry.load()).teaches] as const));
  const taughtBy = (id: string) => taught.filter(([, ids]) => ids.includes(id)).map(([entry]) => entry);
  const shownBy = (id: string) => gallery.filter(({ shows }) => shows.includes(id));
  return inventory.map(({ title, items }) => ({
    title,
    items: Object.entries(items).map(([id, text]) => ({ id, text, exercises: taughtBy(id), designs: shownBy(id) })),
  }));
}
