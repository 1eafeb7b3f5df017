/** Taking things off a sheet: what was planned to strike them goes along, and the step says so. */
import { removeFromStage, type Document, type StageId } from '#design';
import { documentNow, edit } from '../stores/document-store';
import { say } from '../stores/editor-store';

export interface Removal {
  readonly stage: StageId;
  readonly ids: readonly string[];
}

/** "Delete Database", or "Delete Database, and 2 planned events". */
export function removalWords(document: Document, removal: Removal, what: string): string {
  const gone = document.scenario.timeline.length - removeFromStage(document, removal).scenario.timeline.length;
  const planned = gone === 1 ? '1 planned event' : `${gone} planned events`;
  return `Delete ${what}${gone === 0 ? '' : `, and ${planned}`}`;
}

/** `what` goes, by name. */
export function removeParts(removal: Removal, what: string): void {
  const label = removalWords(documentNow(), removal, what);
  say(label);
  edit({ label }, (document) => removeFromStage(document, removal));
}
