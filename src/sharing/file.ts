/** Designs as files: as their own text, or inside a picture of them. */
import { parseDocument, serializeDocument, type Document, type Kinds, type Problem, type Result } from '#design';
import { found, type FoundText } from './found-text';
import { slugOf } from './envelope';
import { isPng, pngText, withPngText } from './png';
import { svgText, withSvgText } from './svg';

/** Bytes of a file at most, before anything of it is looked at; a picture may be larger than the design in it. */
export const maxFileBytes = 8 * 1024 * 1024;

/** Ending of a design's file. */
export const fileEnding = '.loadbearing.json';

const nameOf = ({ title }: Document): string => slugOf(title) || 'design';

export function toFile(document: Document): { readonly name: string; readonly text: string } {
  return { name: `${nameOf(document)}${fileEnding}`, text: serializeDocument(document) };
}

/** A picture of it that opens as the design. */
export function toSvgFile(document: Document, svg: string): { readonly name: string; readonly text: string } {
  return { name: `${nameOf(document)}.svg`, text: withSvgText(svg, serializeDocument(document)) };
}

export function toPngFile(document: Document, png: Uint8Array): { readonly name: string; readonly bytes: Uint8Array } {
  return { name: `${nameOf(document)}.png`, bytes: withPngText(png, serializeDocument(document)) };
}

type Read = Result<{ readonly document: Document; readonly notices: readonly Problem[] }, Problem>;

/** Whatever a person chose or dropped: the text of a design, or a picture with a design in it. */
export function fromFile(bytes: Uint8Array, kinds: Kinds): Read {
  if (bytes.length > maxFileBytes) return refused('Too large', tooLarge(bytes.length));
  const within = textIn(bytes);
  switch (within.type) {
    case 'text':
      return parseDocument(within.text, kinds);
    case 'damaged':
      return refused('Damaged', 'The design in this picture was changed or cut: ask for the file as it was exported.');
    case 'none':
      return refused('No design in it', noDesign);
  }
}

const noDesign =
  'This picture has no design in it. Pictures that were saved anew, or sent through a chat, often lose it: ask for the file as it was exported.';

export const tooLarge = (bytes: number): string =>
  `The file has ${(bytes / 1024 / 1024).toFixed(1)} MB; ${maxFileBytes / 1024 / 1024} MB is the most.`;

function textIn(bytes: Uint8Array): FoundText {
  if (isPng(bytes)) return pngText(bytes);
  const text = new TextDecoder().decode(bytes);
  return text.trimStart().startsWith('<') ? svgText(text) : found(text);
}

const refused = (title: string, text: string): Read => ({
  ok: false,
  problems: [{ severity: 'error', title, text, place: { type: 'document' }, path: null, fixes: [] }],
});
