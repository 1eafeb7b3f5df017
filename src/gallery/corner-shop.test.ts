import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { serializeDocument } from '#design';
import { galleryEntry } from '.';

describe('the file of the Corner Shop', () => {
  it('is the design of the gallery, written out for the command line', () => {
    const file = path.join(import.meta.dirname, 'corner-shop.loadbearing.json');
    expect(readFileSync(file, 'utf8')).toBe(serializeDocument(galleryEntry('corner-shop')!.document));
  });
});
