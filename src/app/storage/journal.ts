/**
 * What was changed and is not yet kept for sure, written at once: a page that dies loses no more than what came after the last entry. One entry a
 * document, bounded, gone as soon as the document is kept.
 */

/** The part of a storage that is needed; the browser's own writes before it returns. */
export interface JournalStorage {
  readonly length: number;
  key(at: number): string | null;
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

export interface JournalEntry {
  readonly id: string;
  /** Wall time of the change, ms since 1970. */
  readonly at: number;
  readonly title: string;
  /** The document as text, in the format of its file. */
  readonly text: string;
}

const prefix = 'loadbearing.pending.';
/** Longer documents wait for the database alone: the storage holds 5 MB in all. */
export const longestEntry = 1_000_000;

export class Journal {
  private readonly storage: JournalStorage | null;

  constructor(storage: JournalStorage | null) {
    this.storage = storage;
  }

  /** Writes the entry of a document; a storage that is full or forbidden takes none. */
  note({ id, at, title, text }: JournalEntry): void {
    try {
      if (text.length <= longestEntry) this.storage?.setItem(prefix + id, JSON.stringify({ at, title, text }));
      else this.storage?.removeItem(prefix + id);
    } catch {
      // Full or forbidden: the database still has its turn.
    }
  }

  /** What was changed up to an instant is kept. */
  keptUpTo(id: string, at: number): void {
    const entry = this.read(id);
    if (entry && entry.at <= at) this.storage?.removeItem(prefix + id);
  }

  read(id: string): JournalEntry | null {
    try {
      const { at, title, text } = JSON.parse(this.storage?.getItem(prefix + id) ?? '') as Partial<JournalEntry>;
      const isWhole = typeof at === 'number' && typeof title === 'string' && typeof text === 'string';
      return isWhole ? { id, at, title, text } : null;
    } catch {
      return null;
    }
  }

  /** All entries that can be read. */
  entries(): readonly JournalEntry[] {
    const names = Array.from({ length: this.storage?.length ?? 0 }, (_, at) => this.storage?.key(at) ?? '');
    return names
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => this.read(name.slice(prefix.length)) ?? []);
  }
}

export const journal = new Journal(typeof localStorage === 'undefined' ? null : localStorage);
