/** All that the gallery offers; it is read when the home page is there. */
import { gallery } from '#gallery';
import { GalleryShelf } from './GalleryShelf';

export function GalleryShelves() {
  return (
    <>
      <GalleryShelf
        title="Start from a design"
        note="each one runs when it opens"
        entries={gallery.filter(({ shelf }) => shelf === 'design')}
      />
      <GalleryShelf
        title="Load a failure"
        note="what goes wrong on the first sheet, and what ends it on the next"
        entries={gallery.filter(({ shelf }) => shelf === 'failure')}
      />
    </>
  );
}
