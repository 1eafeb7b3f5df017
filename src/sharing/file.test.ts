/** Designs in files and pictures: what goes in comes out, and whatever else is refused by name. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import type { Document } from '#design';
import { fromFile, maxFileBytes, toFile, toPngFile, toSvgFile } from './file';
import { everything } from './testing/everything';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const design = everything();
const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect/></svg>';
/** One pixel, as a browser writes it. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

function opened(bytes: Uint8Array): Document {
  const read = fromFile(bytes, declarations);
  if (!read.ok) throw new Error(read.problems[0]?.text);
  return read.value.document;
}

function refusal(bytes: Uint8Array): string {
  const read = fromFile(bytes, declarations);
  return read.ok ? 'opened' : (read.problems[0]?.title ?? '');
}

describe('a design in a file', () => {
  it('comes out as it went in: as text, in an SVG and in a PNG', () => {
    expect(opened(bytesOf(toFile(design).text))).toEqual(design);
    expect(opened(bytesOf(toSvgFile(design, svg).text))).toEqual(design);
    expect(opened(toPngFile(design, png).bytes)).toEqual(design);
  });

  it('keeps signs that mean something to a picture', () => {
    const titled = { ...design, title: 'a < b & c > d </metadata> &lt; ü 漢' };
    expect(opened(bytesOf(toSvgFile(titled, svg).text))).toEqual(titled);
    expect(opened(toPngFile(titled, png).bytes)).toEqual(titled);
  });

  it('leaves the picture as it was', () => {
    const made = toPngFile(design, png).bytes;
    const added = made.length - png.length;
    // All of it before its end, and its end.
    expect([...made.subarray(0, png.length - 12), ...made.subarray(png.length - 12 + added)]).toEqual([...png]);
    expect(toSvgFile(design, svg).text.replace(/<metadata.*<\/metadata>/s, '')).toBe(svg);
  });

  it('is missed in a picture that has none', () => {
    expect(refusal(png)).toBe('No design in it');
    expect(refusal(bytesOf(svg))).toBe('No design in it');
  });

  it('is refused where the picture was changed or cut', () => {
    const { bytes } = toPngFile(design, png);
    const changed = Uint8Array.from(bytes);
    changed[bytes.length - 100]! ^= 1;
    expect(refusal(changed)).toBe('Damaged');
    expect(refusal(bytes.subarray(0, bytes.length - 100))).toBe('No design in it');
    const { text } = toSvgFile(design, svg);
    expect(refusal(bytesOf(text.slice(0, text.length / 2)))).toBe('Damaged');
  });

  it('is not unpacked: a compressed chunk of its name is refused', () => {
    const { bytes } = toPngFile(design, png);
    const at = bytes.findIndex(
      (_, place) => String.fromCharCode(...bytes.subarray(place, place + 11)) === 'loadbearing',
    );
    const packed = Uint8Array.from(bytes);
    packed[at + 12] = 1;
    expect(refusal(packed)).toBe('Damaged');
  });

  it('is bounded before anything of it is looked at', () => {
    expect(refusal(new Uint8Array(maxFileBytes + 1))).toBe('Too large');
    expect(refusal(bytesOf(toSvgFile(design, svg).text.padEnd(maxFileBytes + 1)))).toBe('Too large');
  });

  it('ends in a refusal, whatever is cut or changed in it', () => {
    const { bytes } = toPngFile(design, png);
    for (let at = 0; at < 400; at += 1) {
      const place = (at * 7919) % bytes.length;
      const changed = Uint8Array.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 + (at % 255));
      expect(['opened', 'Damaged', 'No design in it', 'Not a design']).toContain(refusal(changed));
      expect(refusal(bytes.subarray(0, place))).not.toBe('opened');
    }
  });
});
