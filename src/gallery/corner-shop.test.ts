import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { serializeDocument } from '#design';
import { createRun } from '#simulation';
import { galleryEntry } from '.';

describe('the file of the Corner Shop', () => {
  it('is the design of the gallery, written out for the command line', () => {
    const file = path.join(import.meta.dirname, 'corner-shop.loadbearing.json');
    expect(readFileSync(file, 'utf8')).toBe(serializeDocument(galleryEntry('corner-shop')!.document));
  });
});

describe('a run of the Corner Shop', () => {
  const { document } = galleryEntry('corner-shop')!;
  const short = { ...document, scenario: { ...document.scenario, durationMs: 400_000 } };
  const digestOf = (isUnseen: boolean, sliceMs: number): string => {
    const made = createRun(short, short.stages[0]!.id, 7);
    if (!made.ok) throw new Error('the Corner Shop cannot run');
    const run = made.value;
    run.recorder.isUnseen = isUnseen;
    while (run.status === 'ready') {
      run.advance(run.nowMs + sliceMs, 1_000_000);
      if (!isUnseen) run.snapshot();
    }
    return run.report().digest;
  };

  it('ends to the bit the same whether somebody looks at it or nobody does', () => {
    expect(digestOf(false, 100)).toBe(digestOf(true, 1_000_000));
  });
});
