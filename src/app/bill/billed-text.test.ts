import { expect, test } from 'vitest';
import { specOf } from '#catalog';
import { addComponent, emptyDocument, moveComponents, renameDocument, setScenario, type Document } from '#design';
import { billedText } from './billed-text';

function stageOf({ stages: [stage] }: Document) {
  if (!stage) throw new Error('no stage');
  return stage;
}

test('a bill is of what stands on the sheet and what happens there, not of names and places', () => {
  const kind = specOf('server');
  if (!kind) throw new Error('no server');
  const empty = emptyDocument();
  const stage = stageOf(empty).id;
  const { document, component } = addComponent(empty, { stage, kind, at: { x: 0, y: 0 } });
  const text = billedText(document, stage);
  expect(text).not.toBe(billedText(empty, stage));
  expect(billedText(setScenario(document, { durationMs: 1234 }), stage)).not.toBe(text);
  const moved = moveComponents(document, { stage, positions: { [component]: { x: 50, y: 70 } } });
  expect(moved).not.toEqual(document);
  expect(billedText(moved, stage)).toBe(text);
  expect(billedText(renameDocument(document, 'Another'), stage)).toBe(text);
});
