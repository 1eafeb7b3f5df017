/** What a technical document consists of; shown on the page and written as Markdown alike. */
import type { Stage } from '#design';

export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'picture'; readonly stage: Stage };

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text });
export const text = (words: string): Block => ({ type: 'text', text: words });
export const list = (items: readonly string[]): Block => ({ type: 'list', items });
export const picture = (stage: Stage): Block => ({ type: 'picture', stage });

/** A table, or a sentence where it would have no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[], without: string): Block =>
  rows.length > 0 ? { type: 'table', head, rows } : text(without);
