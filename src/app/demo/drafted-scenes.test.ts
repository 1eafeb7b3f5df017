import { declarations } from '#catalog';
import { parseDocument, serializeDocument, setScenes, type Document, type SceneId } from '#design';
import { gallery, galleryEntry } from '#gallery';
import { describe, expect, it } from 'vitest';
import { draftScenes } from './drafted-scenes';

const withTalk = (document: Document): Document =>
  setScenes(
    document,
    draftScenes(document).map((scene) => ({ ...scene, id: '' as SceneId })),
  );

const documentOf = (id: string): Document => {
  const entry = galleryEntry(id);
  if (!entry) throw new Error(`no design ${id}`);
  return entry.document;
};

describe('a drafted talk', () => {
  it.each(gallery.map(({ id, document }) => [id, document] as const))('tells all stages of %s', (_id, document) => {
    const talked = withTalk(document);
    const parsed = parseDocument(serializeDocument(talked), declarations);
    expect(parsed.ok && parsed.value.document.scenes).toEqual(talked.scenes);
    const told = talked.scenes.map(({ stage }) => stage);
    expect([...new Set(told)]).toEqual(document.stages.map(({ id }) => id));
    for (const { title, caption, atMs } of talked.scenes) {
      expect(title).not.toBe('');
      expect(caption).not.toBe('');
      expect(atMs).toBeGreaterThanOrEqual(0);
      expect(atMs).toBeLessThanOrEqual(document.scenario.durationMs);
    }
  });

  it('asks where something is planned, lights what it strikes, and comes back before it is over', () => {
    const document = documentOf('quirk-telemetry');
    const [opening, strike, later] = draftScenes(document);
    expect([opening?.title, strike?.title, later?.title]).toEqual(['Direct', 'The vendor is slow', 'Direct at 2:54']);
    const vendor = document.stages[0]?.components.find(({ name }) => name === 'Vendor');
    expect(strike?.lit).toEqual([vendor?.id]);
    expect(strike?.question).not.toBe('');
    expect(strike?.caption).toBe('The limits: availability ≥ 99.9 %; p95 ≤ 1 s; monthly bill ≤ $600.');
  });

  it('shows a design for which nothing is planned at its beginning and near its end', () => {
    const document = documentOf('quirk-telemetry');
    const calm = { ...document, scenario: { ...document.scenario, timeline: [] } };
    expect(draftScenes(calm).map(({ title }) => title)).toEqual([
      'Direct',
      'Direct at 4:33',
      'Collector',
      'Collector at 4:33',
    ]);
  });
});
