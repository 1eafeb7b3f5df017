/** What is drawn where a wire may begin, in words. */
import type { Stage } from '#design';
import { portsOf } from './ports';

/** A host without needs yet shows only the plus of its modules; an open port is one of a need or of a part that sends. */
export function portWords(stage: Stage): string {
  const all = stage.components.map((component) => portsOf(stage, component));
  const isOpen = all.some(({ emits, rows }) => emits !== null || rows.some(({ needs }) => needs.length > 0));
  const isNew = all.some(({ rows }) => rows.some(({ needs }) => needs.length === 0));
  return [isOpen ? 'an open port ○' : '', isNew ? 'the dashed + of a module' : ''].filter(Boolean).join(' or ');
}
