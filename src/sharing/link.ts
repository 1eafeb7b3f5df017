/**
 * A whole design as the text after `#` in an address: `1my-shop.PAYLOADcc`. The first character is the version of the format, then comes a readable
 * slug that the decoder ignores, a dot, the payload in base64url and two check characters. The payload's first byte says what it holds, its second the
 * engine revision it was made with; the rest is deflated columns.
 */
import { deflateSync, Inflate } from 'fflate';
import { readDocument, type Document, type Kinds, type Problem } from '#design';
import { ColumnReader, ColumnWriter } from './columns';
import { DecodeError, limits, Meter } from './meter';
import { refusals, type LinkRefusal, type RefusalReason } from './refusals';
import { checkCharacters, fromBase64Url, toBase64Url } from './text';
import { dictionary } from './version-1/dictionary';
import { documentOfVersion1 } from './version-1/document';

/** Version of the link format that is written. */
const version = '1';
/** Payload holds a full design. */
const fullDesign = 0;

/** Lengths up to which a link passes: everywhere, and in most places. */
export const linkLengths = { everywhere: 1990, most: 3900 } as const;

/** Letters, digits and hyphens, at most 40; people read it, nothing depends on it. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** The text of a document's link, without `#`. */
export function encodeLink(document: Document, engineRevision: number): string {
  const out = new ColumnWriter();
  documentOfVersion1.write(out, document);
  const packed = deflateSync(out.toBytes(), { level: 9, mem: 12, dictionary });
  const payload = new Uint8Array(packed.length + 2);
  payload.set([fullDesign, engineRevision]);
  payload.set(packed, 2);
  const text = toBase64Url(payload);
  return `${version}${slugOf(document.title)}.${text}${checkCharacters(text)}`;
}

export interface DecodedLink {
  readonly document: Document;
  /** Revision of the engine it was made with; results may differ where it is not the present one. */
  readonly engineRevision: number;
  /** Values that were out of range and were moved into it. */
  readonly notices: readonly Problem[];
}

export type LinkResult =
  { readonly ok: true; readonly value: DecodedLink } | { readonly ok: false; readonly refusal: LinkRefusal };

const refuse = (reason: RefusalReason, problems: readonly Problem[] = []): LinkResult => ({
  ok: false,
  refusal: { ...refusals[reason], reason, problems },
});

/** Reads a link's text, with or without `#` and what stands before it. Never throws; a meter tells tests what was used. */
export function decodeLink(text: string, kinds: Kinds, meter = new Meter()): LinkResult {
  const token = text.slice(text.indexOf('#') + 1).trim();
  if (token.length > limits.payloadCharacters + 64) return refuse('too-large');
  const parts = /^([0-9a-z])[a-z0-9-]{0,40}\.(.*?)(.?.?)$/s.exec(token);
  if (!parts) return refuse('foreign');
  const [, given = '', body = '', check = ''] = parts;
  const isWhole = body !== '' && checkCharacters(body) === check;
  if (given > version) return refuse(isWhole ? 'newer' : 'newer-or-damaged');
  if (given !== version) return refuse('foreign');
  if (!isWhole) return refuse('cut');
  return decodeBody(body, kinds, meter);
}

function decodeBody(body: string, kinds: Kinds, meter: Meter): LinkResult {
  const payload = fromBase64Url(body);
  if (!payload) return refuse('damaged');
  if (payload[0] !== fullDesign) return refuse('newer');
  return decodePayload(payload, kinds, meter);
}

function decodePayload(payload: Uint8Array, kinds: Kinds, meter: Meter): LinkResult {
  try {
    const bytes = inflate(payload.subarray(2), meter);
    const read = documentOfVersion1.read(new ColumnReader(bytes, meter));
    const checked = readDocument(read, kinds);
    if (!checked.ok) return refuse('invalid', checked.problems);
    return { ok: true, value: { ...checked.value, engineRevision: payload[1] ?? 0 } };
  } catch (error) {
    if (error instanceof DecodeError) return refuse(error.reason);
    throw error;
  }
}

/**
 * Fed a few bytes at a time, so that a bomb is stopped at the cap and not after it went off: what is packed grows 1,032 times at most, to 66 kB a bite. With
 * each bite the whole window is copied, so it is no smaller.
 */
const inflateBite = 64;

function inflate(packed: Uint8Array, meter: Meter): Uint8Array {
  const parts: Uint8Array[] = [];
  const stream = new Inflate({ dictionary }, (chunk) => {
    meter.use('inflatedBytes', chunk.length);
    parts.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += inflateBite)
      stream.push(packed.subarray(at, at + inflateBite), at + inflateBite >= packed.length);
  } catch (error) {
    throw error instanceof DecodeError ? error : new DecodeError('damaged', 'the payload cannot be inflated');
  }
  const whole = new Uint8Array(meter.used.inflatedBytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
