/** The law of the gallery: each design is whole, can be told from the others, and carries its load. */
import { declarations } from '#catalog';
import { findProblems, idNumber } from '#design';
import type { Document, Stage } from '#design';
import { describe, expect, it } from 'vitest';
import { gallery, galleryEntry } from '.';
import { dailyProfile } from './shop-day';

const entries = gallery.map((entry) => [entry.id, entry] as const);

function idsOf(stage: Stage): readonly string[] {
  return [...stage.components, ...stage.modules, ...stage.wires].map((thing) => thing.id);
}

describe('the gallery', () => {
  it('offers its designs under ids of their own', () => {
    expect(new Set(gallery.map((entry) => entry.id)).size).toBe(gallery.length);
    expect(gallery.length).toBeGreaterThanOrEqual(1);
    expect(gallery[0]?.id).toBe('corner-shop');
    for (const entry of gallery) expect(galleryEntry(entry.id)).toBe(entry);
    expect(galleryEntry('nothing')).toBeUndefined();
  });

  it('has six times the traffic of the night in the evening, and the mean rate as the mean', () => {
    expect(dailyProfile).toHaveLength(24);
    expect(Math.max(...dailyProfile) / Math.min(...dailyProfile)).toBeCloseTo(6, 10);
    expect(dailyProfile.reduce((sum, factor) => sum + factor, 0) / 24).toBeCloseTo(1, 10);
  });
});

describe.each(entries)('%s', (_id, entry) => {
  const document: Document = entry.document;

  it('says in words what it is, what happens and what to try first', () => {
    expect(entry.title).toBe(document.title);
    const facts = entry.facts.flatMap(({ text, source }) => [text, source]);
    for (const text of [entry.summary, entry.tryFirst, ...facts, ...document.stages.map(({ note }) => note)]) {
      expect(text.length).toBeGreaterThan(10);
      expect(text).not.toMatch(/!/);
    }
    for (const { source } of entry.facts) expect(source).not.toBe('');
  });

  it('opens with nothing to mend but waits that have no end, which are a thing to find', () => {
    for (const stage of document.stages) {
      const problems = findProblems(document, stage.id, declarations);
      expect(problems.filter(({ severity, sort }) => severity !== 'lesson' && sort !== 'no-timeout')).toEqual([]);
    }
  });

  it('gives no id twice in a stage, and none beyond its counter', () => {
    for (const stage of document.stages) {
      const ids = idsOf(stage);
      expect(new Set(ids.map(idNumber)).size).toBe(ids.length);
      expect(Math.max(...ids.map(idNumber))).toBeLessThan(document.nextId);
    }
  });

  it('stands on the grid, every component apart from the others', () => {
    for (const stage of document.stages) {
      for (const component of stage.components) {
        const place = stage.layout.components[component.id];
        expect(place, component.name).toBeDefined();
        expect([(place?.x ?? 1) % 10, (place?.y ?? 1) % 10]).toEqual([0, 0]);
        expect(declarations.has(component.kind)).toBe(true);
      }
      const places = stage.components.map((component) => stage.layout.components[component.id]);
      expect(new Set(places.map((place) => `${place?.x},${place?.y}`)).size).toBe(places.length);
    }
  });
});
