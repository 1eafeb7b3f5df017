import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { findProblems, serializeDocument } from '#design';
import { benchDocument, benchDocuments } from './documents';
import { startRun } from './own-runs';

describe('the documents of the bench', () => {
  it('are eight, and can run', () => {
    expect(benchDocuments.length).toBe(8);
    for (const name of benchDocuments) {
      const document = benchDocument(name);
      const errors = findProblems(document, document.stages[0]!.id, declarations).filter(
        ({ severity }) => severity === 'error',
      );
      expect(errors, name).toEqual([]);
    }
  });

  it('stand beside this file as they are run, for the command line (vitest -u writes them)', async () => {
    for (const name of benchDocuments) {
      const file = path.join(import.meta.dirname, 'documents', `${name}.loadbearing.json`);
      await expect(serializeDocument(benchDocument(name))).toMatchFileSnapshot(file);
    }
  });

  it('answer what they are asked', () => {
    for (const name of benchDocuments.filter((each) => each !== 'pile')) {
      const document = benchDocument(name);
      const run = startRun({ ...document, scenario: { ...document.scenario, warmUpMs: 0 } });
      run.advance(name === 'million' ? 20 : 2000, Number.POSITIVE_INFINITY);
      const { success, late, failed } = run.recorder.ledgerNow();
      expect(success, name).toBeGreaterThan(50);
      expect(late, name).toBe(0);
      expect(failed / (success + failed), name).toBeLessThan(0.001);
    }
  });
});
