import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { findProblems, serializeDocument } from '#design';
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

describe('the sheets of the Corner Shop', () => {
  const { document } = galleryEntry('corner-shop-in-four')!;
  const quiet = { ...document, scenario: { ...document.scenario, durationMs: 120_000, warmUpMs: 0, timeline: [] } };

  /** What was drawn for each request of a sheet that was answered, and how many were not. */
  const seenOn = (place: number) => {
    const demands = new Map<number, string>();
    const made = createRun(quiet, quiet.stages[place]!.id, 7, {
      requestEnded: ({ ordinal, demands: drawn }) => demands.set(ordinal, JSON.stringify(drawn)),
    });
    if (!made.ok) throw new Error(made.problems.map(({ title }) => title).join(', '));
    while (made.value.status === 'ready') made.value.advance(made.value.nowMs + 1_000, 1_000_000);
    const [whole] = made.value.report().flows;
    return { demands, failed: whole!.offered - whole!.success, offered: whole!.offered };
  };

  it.each(document.stages.map(({ name }, place) => [name, place] as const))(
    '%s opens without an error, and answers the mean load',
    (_name, place) => {
      const problems = findProblems(document, document.stages[place]!.id, declarations);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const { failed, offered } = seenOn(place);
      expect(offered).toBeGreaterThan(2000);
      // Those under way at the end.
      expect(failed).toBeLessThan(10);
    },
  );

  it('ask the same of the same request, to the last bit, where only the placement differs', () => {
    const [monolith, apart] = [seenOn(0).demands, seenOn(2).demands];
    const both = [...monolith.keys()].filter((ordinal) => apart.has(ordinal));
    expect(both.length).toBeGreaterThan(2000);
    expect(both.filter((ordinal) => monolith.get(ordinal) !== apart.get(ordinal))).toEqual([]);
  });
});
