import type { Document } from '#design';

/** Something that is publicly known, and the publication that says so. */
export interface Fact {
  readonly text: string;
  readonly source: string;
}

/** A design to start from. Opening it makes a document of the reader's own. */
export interface GalleryEntry {
  /** Stands in addresses, for ever. */
  readonly id: string;
  /** Ids of the items of the course that it shows. */
  readonly shows: readonly string[];
  /** Whether it is a design with a failure in it that is worth knowing, or a failure with what ends it. */
  readonly shelf: 'design' | 'failure';
  readonly title: string;
  /** What happens in it, in a few words. */
  readonly summary: string;
  /** One thing to do with it first. */
  readonly tryFirst: string;
  /** The load of the system that it is about and the load that is simulated; null = it is about no system but itself. */
  readonly scale: string | null;
  /** What it rests on; empty = nothing but teaching values. */
  readonly facts: readonly Fact[];
  readonly document: Document;
}
