/** What is done to the row of stages; each is one step of undo, and the sheet shows the stage that it was done to. */
import { addStage, describeStage, moveStage, removeStage, type StageId } from '#design';
import { documentNow, edit, showStage } from '../stores/document-store';
import { showView } from '../stores/editor-store';

export function openSheet(stage: StageId): void {
  showStage(stage);
  showView('sheet');
}

/** A copy of a stage behind it takes the sheet. */
export function addStageFrom(from: StageId): void {
  let made = from;
  edit({ label: 'Add a stage' }, (document) => {
    const added = addStage(document, { from });
    made = added.stage;
    return added.document;
  });
  openSheet(made);
}

export function renameStage(stage: StageId, name: string): void {
  edit({ label: `Rename the stage ${name}` }, (document) => describeStage(document, { stage, values: { name } }));
}

export function noteStage(stage: StageId, note: string): void {
  edit({ label: 'Note of the stage', policy: 'merge', mergeKey: `note ${stage}` }, (document) =>
    describeStage(document, { stage, values: { note } }),
  );
}

export function shiftStage(stage: StageId, by: -1 | 1): void {
  edit({ label: by < 0 ? 'Move the stage left' : 'Move the stage right' }, (document) =>
    moveStage(document, { stage, to: document.stages.findIndex(({ id }) => id === stage) + by }),
  );
}

/** The one before takes the sheet, or the one behind where none was before. */
export function deleteStage(stage: StageId): void {
  const { stages } = documentNow();
  const place = stages.findIndex(({ id }) => id === stage);
  const next = stages[place - 1] ?? stages[place + 1];
  if (!next) return;
  showStage(next.id);
  edit({ label: `Delete the stage ${stages[place]?.name ?? ''}` }, (document) => removeStage(document, { stage }));
}
