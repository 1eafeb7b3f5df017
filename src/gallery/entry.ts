import type { Document } from '#design';

/** A design to start from. Opening it makes a document of the reader's own. */
export interface GalleryEntry {
  /** Stands in addresses, for ever. */
  readonly id: string;
  readonly title: string;
  /** What happens in it, in a few words. */
  readonly summary: string;
  /** One thing to do with it first. */
  readonly tryFirst: string;
  /** Number of sheets and what they are. */
  readonly facts: string;
  readonly document: Document;
}
