/** Taking things off a sheet: what was planned to strike them goes along, and the step says so. */
import { listed, removeFromStage, type Document, type StageId } from '#design';
import { documentNow, edit } from '../stores/document-store';
import { say } from '../stores/editor-store';

export interface Removal {
  readonly stage: StageId;
  readonly ids: readonly string[];
}

/** "Delete Database", or "Delete Database, and 2 planned events", or "Delete Database, and what Experiment does to it". */
export function removalWords(document: Document, removal: Removal, what: string): string {
  const { timeline } = document.scenario;
  const left = removeFromStage(document, removal).scenario.timeline;
  const gone = timeline.length - left.length;
  const known = new Set(timeline);
  const changed = left.filter((event) => !known.has(event)).map(({ name }) => name);
  const along = [
    ...(gone === 0 ? [] : [gone === 1 ? '1 planned event' : `${gone} planned events`]),
    ...(changed.length === 0 ? [] : [`what ${listed(changed)} ${changed.length === 1 ? 'does' : 'do'} to it`]),
  ];
  return [`Delete ${what}`, ...along].join(', and ');
}

/** `what` goes, by name. */
export function removeParts(removal: Removal, what: string): void {
  const label = removalWords(documentNow(), removal, what);
  say(label);
  edit({ label }, (document) => removeFromStage(document, removal));
}
