/** Designs as files, for what does not fit a link. */
import { parseDocument, serializeDocument, type Document, type Kinds, type Problem, type Result } from '#design';
import { slugOf } from './link';

/** Ending of a design's file. */
export const fileEnding = '.loadbearing.json';

export function toFile(document: Document): { readonly name: string; readonly text: string } {
  return { name: `${slugOf(document.title) || 'design'}${fileEnding}`, text: serializeDocument(document) };
}

export function fromFile(
  text: string,
  kinds: Kinds,
): Result<{ readonly document: Document; readonly notices: readonly Problem[] }, Problem> {
  return parseDocument(text, kinds);
}
