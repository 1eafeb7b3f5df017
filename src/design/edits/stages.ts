/** Edits of the row of stages. A new stage is a copy of one that is there, under the same ids: what is the same in both is known to be the same. */
import type { Document } from '../document';
import type { StageId } from '../ids';
import { stageOf } from '../lookups';
import { asLabel, asText } from '../ranges';
import type { Stage } from '../stage';
import { assign, changeStage, freeName, IdSource } from './change';
import { withoutDanglingShared } from './dangling';

/** A copy of a stage, right behind it. */
export function addStage(
  document: Document,
  { from }: { readonly from: StageId },
): { readonly document: Document; readonly stage: StageId } {
  const source = stageOf(document, from);
  if (!source) return { document, stage: from };
  const ids = new IdSource(document);
  const names = document.stages.map(({ name }) => name);
  const stage: Stage = { ...source, id: ids.give('stage'), name: freeName(source.name, names), note: '' };
  const stages = document.stages.toSpliced(document.stages.indexOf(source) + 1, 0, stage);
  return { document: { ...document, stages, nextId: ids.nextId }, stage: stage.id };
}

export function describeStage(
  document: Document,
  given: { readonly stage: StageId; readonly values: { readonly name?: string; readonly note?: string } },
): Document {
  const { name, note } = given.values;
  const label = name === undefined ? null : asLabel(name);
  return changeStage(document, given.stage, (stage) =>
    assign(stage, {
      ...(label === null ? {} : { name: label }),
      ...(note === undefined ? {} : { note: asText(note) }),
    }),
  );
}

/** Puts a stage at another place of the row, 0 = the first; beyond an end, at that end. */
export function moveStage(
  document: Document,
  { stage, to }: { readonly stage: StageId; readonly to: number },
): Document {
  const moved = stageOf(document, stage);
  if (!moved || !Number.isFinite(to)) return document;
  const rest = document.stages.filter((each) => each !== moved);
  const place = Math.min(rest.length, Math.max(0, Math.round(to)));
  if (place === document.stages.indexOf(moved)) return document;
  return { ...document, stages: rest.toSpliced(place, 0, moved) };
}

/** The last stage stays: a document without one is none. What only the removed stage had is let go of everywhere. */
export function removeStage(document: Document, { stage }: { readonly stage: StageId }): Document {
  const rest = document.stages.filter(({ id }) => id !== stage);
  if (rest.length === 0 || rest.length === document.stages.length) return document;
  return withoutDanglingShared({ ...document, stages: rest });
}
