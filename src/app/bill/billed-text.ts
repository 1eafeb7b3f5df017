/** What a bill depends on, as a text: two documents with the same text have the same bill. Names of the document and places on the sheet cost nothing. */
import type { Document, StageId } from '#design';

export function billedText({ stages, title: _title, ...rest }: Document, stage: StageId): string {
  const billed = stages.find(({ id }) => id === stage);
  return JSON.stringify({ ...rest, stage: { ...billed, layout: null } });
}
