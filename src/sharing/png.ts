/** A text inside a PNG, uncompressed, in a chunk of its own (W3C PNG specification, iTXt): programs that do not know it leave it alone. */
import { damaged, found, nothing, type FoundText } from './found-text';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const keyword = 'loadbearing';
/** Length, type and checksum. */
const frameBytes = 12;

export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, at) => bytes[at] === byte);

/** The picture with the text before its end. Throws where the picture has none. */
export function withPngText(png: Uint8Array, text: string): Uint8Array {
  const end = [...chunksOf(png)].find(({ type }) => type === 'IEND');
  if (!end) throw new Error('the picture has no end');
  const chunk = chunkOf('iTXt', contentOf(text));
  const made = new Uint8Array(png.length + chunk.length);
  made.set(png.subarray(0, end.at));
  made.set(chunk, end.at);
  made.set(png.subarray(end.at), end.at + chunk.length);
  return made;
}

/** Nothing is unpacked. */
export function pngText(png: Uint8Array): FoundText {
  for (const chunk of chunksOf(png)) {
    if (chunk.type !== 'iTXt' || !startsWithKeyword(chunk.content)) continue;
    const own = chunk.content.subarray(headOf().length);
    return chunk.isSound && isPlain(chunk.content) ? found(new TextDecoder().decode(own)) : damaged;
  }
  return nothing;
}

interface Chunk {
  readonly type: string;
  /** Where its frame begins. */
  readonly at: number;
  readonly content: Uint8Array;
  readonly isSound: boolean;
}

/** Ends quietly where a length leads beyond the file. */
function* chunksOf(png: Uint8Array): Generator<Chunk> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let at = signature.length;
  while (at + frameBytes <= png.length) {
    const length = view.getUint32(at);
    const end = at + frameBytes + length;
    if (end > png.length) return;
    const named = png.subarray(at + 4, at + 8 + length);
    const type = String.fromCharCode(...named.subarray(0, 4));
    yield { type, at, content: named.subarray(4), isSound: checksum(named) === view.getUint32(at + 8 + length) };
    at = end;
  }
}

function chunkOf(type: string, content: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(frameBytes + content.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length);
  chunk.set(bytesOf(type), 4);
  chunk.set(content, 8);
  view.setUint32(8 + content.length, checksum(chunk.subarray(4, 8 + content.length)));
  return chunk;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Keyword, its end, not compressed (two bytes), no language, no translated keyword. */
const headOf = (): Uint8Array => bytesOf(`${keyword}\0\0\0\0\0`);

function contentOf(text: string): Uint8Array {
  const [head, body] = [headOf(), bytesOf(text)];
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}

const startsWithKeyword = (content: Uint8Array): boolean =>
  bytesOf(`${keyword}\0`).every((byte, at) => content[at] === byte);

const isPlain = (content: Uint8Array): boolean => headOf().every((byte, at) => content[at] === byte);

/** CRC-32 of ISO 3309, as the specification asks for. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

const polynomial = 0xed_b8_83_20;

const table: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  let each = byte;
  for (let bit = 0; bit < 8; bit++) each = each & 1 ? (each >>> 1) ^ polynomial : each >>> 1;
  return each >>> 0;
});
