import { expect, test } from 'vitest';
import { declarations } from '#catalog';
import { addComponent, moveComponents, removeFromStage, type ComponentId } from '#design';
import { galleryEntry } from '#gallery';
import { isOutdated } from './outdated';

const { document } = galleryEntry('corner-shop')!;
const [stage, other] = document.stages;
const [component] = stage!.components;

test('figures are of the design whose parts were moved about', () => {
  const positions = { [component!.id]: { x: 5, y: 5 } } as Record<ComponentId, { x: number; y: number }>;
  expect(isOutdated(document, moveComponents(document, { stage: stage!.id, positions }), stage!.id)).toBe(false);
});

test('figures are of another design than one with other parts or another load, until that is taken back', () => {
  const without = removeFromStage(document, { stage: stage!.id, ids: [component!.id] });
  expect(isOutdated(document, without, stage!.id)).toBe(true);
  expect(isOutdated(document, { ...document, scenario: { ...document.scenario } }, stage!.id)).toBe(true);
  expect(isOutdated(document, { ...document, dataSets: [...document.dataSets] }, stage!.id)).toBe(true);
  expect(isOutdated(document, { ...document, assumptions: { ...document.assumptions } }, stage!.id)).toBe(true);
  expect(isOutdated(document, document, stage!.id)).toBe(false);
});

test('an edit of another sheet leaves the figures of this one', () => {
  const kind = declarations.get('cache')!;
  const added = addComponent(document, { stage: other!.id, kind, at: { x: 0, y: 0 } }).document;
  expect(isOutdated(document, added, stage!.id)).toBe(false);
  expect(isOutdated(document, added, other!.id)).toBe(true);
});
