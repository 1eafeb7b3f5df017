/** Bytes as text that survives chats, mails and linkifiers: base64url, and check characters that are always alphanumeric. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOf = new Map(Array.from(alphabet, (character, value) => [character, value]));

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = Math.min(4, bytes.length - at + 1);
    for (let sextet = 0; sextet < characters; sextet += 1) text += alphabet.charAt((word >>> (18 - 6 * sextet)) & 63);
  }
  return text;
}

/** The bytes of base64url text; null when it is none. */
export function fromBase64Url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const value = valueOf.get(character);
    if (value === undefined) return null;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (word >>> bits) & 0xff;
    at += 1;
  }
  return bytes;
}

const alphanumeric = alphabet.slice(0, 62);

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

/** CRC-32 (IEEE 802.3) of text taken as char codes below 256. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) crc = (crcTable[(crc ^ text.charCodeAt(at)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Two alphanumeric characters that tell whether a text is whole: one cut or changed link in 3,844 goes unnoticed here, and is then caught by validation. */
export function checkCharacters(text: string): string {
  const rest = crc32(text) % (62 * 62);
  return alphanumeric.charAt(Math.floor(rest / 62)) + alphanumeric.charAt(rest % 62);
}
