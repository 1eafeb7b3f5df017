import { afterEach, describe, expect, it } from 'vitest';
import { galleryEntry } from '#gallery';
import { documentNow, documentStore, initialDocumentState, openDocument, undo } from '../stores/document-store';
import { addExperiment, experimentsOf, judgedBy } from './experiment-edits';

const shop = galleryEntry('corner-shop')!.document;

afterEach(() => documentStore.setState(initialDocumentState, true));

describe('an experiment that is planned', () => {
  it('takes for its steady state what is asked of requests, and not the bill', () => {
    expect(shop.requirements.map(({ metric }) => metric)).toContain('monthly-cost');
    expect(judgedBy(shop).map(({ metric }) => metric)).toEqual(['p95', 'availability']);
  });

  it('begins where it was planned, or where figures begin to count', () => {
    openDocument(shop);
    addExperiment(90_000);
    addExperiment();
    const planned = experimentsOf(documentNow());
    expect(planned.map(({ atMs }) => atMs)).toEqual([90_000, shop.scenario.warmUpMs]);
    expect(planned[0]!.action.experiment.steady).toEqual(judgedBy(shop).map(({ id }) => id));
    undo();
    undo();
    expect(experimentsOf(documentNow())).toEqual([]);
  });
});
