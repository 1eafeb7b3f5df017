/**
 * A whole design as the text after `#` in an address: `1my-shop.PAYLOADcc`. The first character is the version of the format, then comes a readable
 * slug that the decoder ignores, a dot, the payload in base64url and two check characters. The payload's first byte says what it holds, its second the
 * engine revision it was made with; the rest is deflated columns.
 */
import { readDocument, type Document, type Kinds, type Problem } from '#design';
import { ColumnReader, ColumnWriter } from './columns';
import { openEnvelope, payloads, refuse, seal, type Refused } from './envelope';
import { DecodeError, Meter } from './meter';
import { documentOfVersion1 } from './version-1/document';

/** Lengths up to which a link passes: everywhere, and in most places. */
export const linkLengths = { everywhere: 1990, most: 3900 } as const;

/** The text of a document's link, without `#`. */
export function encodeLink(document: Document, engineRevision: number): string {
  const out = new ColumnWriter();
  documentOfVersion1.write(out, document);
  return seal(out.toBytes(), { kind: payloads.indexOf('design'), title: document.title, engineRevision });
}

export interface DecodedLink {
  readonly document: Document;
  /** Revision of the engine it was made with; results may differ where it is not the present one. */
  readonly engineRevision: number;
  /** Values that were out of range and were moved into it. */
  readonly notices: readonly Problem[];
}

export type LinkResult = { readonly ok: true; readonly value: DecodedLink } | Refused;

/** Reads a link's text, with or without `#` and what stands before it. Never throws; a meter tells tests what was used. */
export function decodeLink(text: string, kinds: Kinds, meter = new Meter()): LinkResult {
  const opened = openEnvelope(text, meter);
  if (!opened.ok) return opened;
  const { kind, bytes, engineRevision } = opened.value;
  if (payloads[kind] !== 'design') return refuse('no-design');
  try {
    const read = documentOfVersion1.read(new ColumnReader(bytes, meter));
    const checked = readDocument(read, kinds);
    if (!checked.ok) return refuse('invalid', checked.problems);
    return { ok: true, value: { ...checked.value, engineRevision } };
  } catch (error) {
    if (error instanceof DecodeError) return refuse(error.reason);
    throw error;
  }
}
