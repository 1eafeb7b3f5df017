/** Which rows of the palette a search finds, and which of them it means. Pure. */
export interface Searched {
  /** Name of the row. */
  readonly label: string;
  /** Other names of the same. */
  readonly aliases: readonly string[];
  /** What it is, in a sentence. */
  readonly summary: string;
}

const wordsOf = (search: string): readonly string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

/** Rows in which every word of the search occurs, in their own order. */
export function found<Row extends Searched>(rows: readonly Row[], search: string): readonly Row[] {
  const words = wordsOf(search);
  return rows.filter(({ label, aliases, summary }) => {
    const text = [label, summary, ...aliases].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The row that Enter takes: called so, beginning so, by another name so, and only then described so. */
export function meant<Row extends Searched>(rows: readonly Row[], search: string): Row | null {
  const asked = wordsOf(search).join(' ');
  if (asked === '') return null;
  const ranked = found(rows, search).toSorted((a, b) => rankOf(a, asked) - rankOf(b, asked));
  return ranked[0] ?? null;
}

function rankOf({ label, aliases }: Searched, asked: string): number {
  const names = [label, ...aliases].map((name) => name.toLowerCase());
  const ranks = [
    label.toLowerCase() === asked,
    label.toLowerCase().startsWith(asked),
    names.includes(asked),
    names.some((name) => ` ${name}`.includes(` ${asked}`)),
    names.some((name) => name.includes(asked)),
  ];
  const rank = ranks.indexOf(true);
  return rank < 0 ? ranks.length : rank;
}
