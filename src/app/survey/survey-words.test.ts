import { expect, it } from 'vitest';
import { declarations } from '#catalog';
import { removeFromStage } from '#design';
import { galleryEntry } from '#gallery';
import { surveyPlan } from '#judging';
import { canPlan } from './survey-words';

it('offers no case to be opened whose part has gone since', () => {
  const { document } = galleryEntry('corner-shop')!;
  const [stage] = document.stages;
  const { cases } = surveyPlan(document, stage!.id, declarations);
  const database = stage!.components.find(({ name }) => name === 'Database')!;
  const without = removeFromStage(document, { stage: stage!.id, ids: [database.id] }).stages[0]!;
  expect(cases.every((each) => canPlan(stage!, each))).toBe(true);
  const gone = cases.filter((each) => !canPlan(without, each)).map(({ name }) => name);
  expect(gone).toContain('Database');
  expect(gone).not.toContain('Shop server');
});
