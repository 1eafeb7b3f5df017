import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#design';
import { documentNow, openDocument, redo, undo } from '../stores/document-store';
import { anotherSeed, changeSeed, readSeed } from './seed';

describe('readSeed', () => {
  it('takes whole numbers that a seed can be', () => {
    expect(['7', ' 0 ', '4,294,967,295'].map(readSeed)).toEqual([7, 0, 4_294_967_295]);
  });

  it('takes nothing else', () => {
    for (const text of ['abc', '-5', '1.5', '', ' ', '4294967296']) expect(readSeed(text)).toBeNull();
  });
});

describe('the seed', () => {
  it('is a part of the document, and can be undone', () => {
    openDocument(emptyDocument());
    changeSeed(7);
    expect(documentNow().scenario.seed).toBe(7);
    undo();
    expect(documentNow().scenario.seed).toBe(1);
    redo();
    expect(documentNow().scenario.seed).toBe(7);
    anotherSeed();
    expect(Number.isInteger(documentNow().scenario.seed)).toBe(true);
  });
});
