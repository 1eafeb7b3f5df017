import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, emptyDocument, type Document } from '#design';
import { offeredLoad } from './timeline-picture';

const peak = (document: Document) => Math.max(...offeredLoad(document, document.stages[0]!, 5));

describe('offeredLoad', () => {
  it('is nothing on an empty sheet', () => {
    expect(peak(emptyDocument())).toBe(0);
  });

  it('is that of the users on the sheet, once they ask for something', () => {
    const design = (mix: Record<string, number>) =>
      buildDesign(
        {
          classes: { Shoppers: { ratePerSecond: 20, mix } },
          modules: { app: { operations: { handle: [buildStep.compute(1)] } } },
          components: {
            Users: { kind: 'users', classes: ['Shoppers'] },
            Server: { kind: 'server', modules: ['app'] },
          },
          wires: ['Users -> Server'],
        },
        declarations,
      );
    expect(peak(design({}))).toBe(0);
    expect(peak(design({ 'app.handle': 1 }))).toBe(20);
  });
});
