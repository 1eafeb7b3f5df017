import { expect, test } from 'vitest';
import { specOf } from '#catalog';
import { addComponent, emptyDocument, type Document } from '#design';
import { portWords } from './port-words';

function sheetOf(...kinds: readonly string[]): Document['stages'][number] {
  const document = kinds.reduce<Document>((before, id) => {
    const kind = specOf(id);
    const stage = before.stages[0]?.id;
    if (!kind || !stage) throw new Error(`no ${id}`);
    return addComponent(before, { stage, kind, at: { x: 0, y: 0 } }).document;
  }, emptyDocument());
  const [stage] = document.stages;
  if (!stage) throw new Error('no stage');
  return stage;
}

test('the hint names the ports that are drawn, and no others', () => {
  expect(portWords(sheetOf('server', 'server'))).toBe('the dashed + of a module');
  expect(portWords(sheetOf('users', 'server'))).toBe('an open port ○ or the dashed + of a module');
  expect(portWords(sheetOf('users', 'users'))).toBe('an open port ○');
});
