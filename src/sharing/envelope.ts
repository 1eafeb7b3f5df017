/** What every link has around what it holds: version, slug, payload in base64url, check characters; within the payload what it holds, the engine revision, and deflated bytes. */
import { deflateSync, Inflate } from 'fflate';
import type { Problem } from '#design';
import { DecodeError, limits, type Meter } from './meter';
import { refusals, type LinkRefusal, type RefusalReason } from './refusals';
import { checkCharacters, fromBase64Url, toBase64Url } from './text';
import { dictionary } from './version-1/dictionary';

/** Version of the link format that is written. */
const version = '1';

/** What a payload holds, by its first byte. */
export const payloads = ['design', 'exercise', 'hand-in', 'class'] as const;
export type PayloadKind = (typeof payloads)[number];

/** Letters, digits and hyphens, at most 40; people read it, nothing depends on it. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
}

export interface Seal {
  /** Place in `payloads`. */
  readonly kind: number;
  readonly title: string;
  readonly engineRevision: number;
}

/** The text of a link, without `#`. */
export function seal(bytes: Uint8Array, { kind, title, engineRevision }: Seal): string {
  const packed = deflateSync(bytes, { level: 9, mem: 12, dictionary });
  const payload = new Uint8Array(packed.length + 2);
  payload.set([kind, engineRevision]);
  payload.set(packed, 2);
  const text = toBase64Url(payload);
  return `${version}${slugOf(title)}.${text}${checkCharacters(text)}`;
}

export interface Refused {
  readonly ok: false;
  readonly refusal: LinkRefusal;
}

export const refuse = (reason: RefusalReason, problems: readonly Problem[] = []): Refused => ({
  ok: false,
  refusal: { ...refusals[reason], reason, problems },
});

const tokenForm = /^([0-9a-z])[a-z0-9-]{0,40}\.(.*?)(.?.?)$/s;

const tokenOf = (text: string): string => text.slice(text.indexOf('#') + 1).trim();

/** What a link says that it holds; null = it is none of this version. */
export function linkHolds(text: string): PayloadKind | null {
  const [, given, body = ''] = tokenForm.exec(tokenOf(text).slice(0, 60)) ?? [];
  const [first] = fromBase64Url(body.slice(0, 4)) ?? [];
  return given === version && first !== undefined ? (payloads[first] ?? null) : null;
}

interface Opened {
  readonly kind: number;
  readonly engineRevision: number;
  readonly bytes: Uint8Array;
}

type OpenResult = { readonly ok: true; readonly value: Opened } | Refused;

/** Reads a link's text, with or without `#` and what stands before it. */
export function openEnvelope(text: string, meter: Meter): OpenResult {
  const token = tokenOf(text);
  if (token.length > limits.payloadCharacters + 64) return refuse('too-large');
  const parts = tokenForm.exec(token);
  if (!parts) return refuse('foreign');
  const [, given = '', body = '', check = ''] = parts;
  const isWhole = body !== '' && checkCharacters(body) === check;
  if (given > version) return refuse(isWhole ? 'newer' : 'newer-or-damaged');
  if (given !== version) return refuse('foreign');
  return isWhole ? openPayload(body, meter) : refuse('cut');
}

function openPayload(body: string, meter: Meter): OpenResult {
  const payload = fromBase64Url(body);
  if (!payload) return refuse('damaged');
  const [kind = 0, engineRevision = 0] = payload;
  if (kind >= payloads.length) return refuse('newer');
  try {
    return { ok: true, value: { kind, engineRevision, bytes: inflate(payload.subarray(2), meter) } };
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
