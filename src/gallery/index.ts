/** The designs to start from, in the order in which they are offered. */
import { entry as cornerShop, entryInFour as cornerShopInFour } from './corner-shop';
import type { GalleryEntry } from './entry';
import { entry as shopWithADatabase } from './shop-with-a-database';

export type { GalleryEntry };
export * as experiments from './experiments';
export { chainStorms, shopStorms } from './retry-storm';

export const gallery: readonly GalleryEntry[] = [cornerShop, shopWithADatabase, cornerShopInFour];

export function galleryEntry(id: string): GalleryEntry | undefined {
  return gallery.find((entry) => entry.id === id);
}
