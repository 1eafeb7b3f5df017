/** What is copied leaves as text and comes back as a stranger: it may be anything, so it passes the same gate as a file. */
import type { Document } from './document';
import { excerptOf } from './edits/excerpt';
import { insertExcerpt } from './edits/insert';
import type { Inserted } from './edits/insert';
import type { ComponentId, StageId } from './ids';
import type { Kinds } from './kind-declaration';
import { stageOf } from './lookups';
import type { Problem, Result } from './problem';
import { readDocument } from './read-document';
import { caps } from './schema-parts';
import type { Point, Stage } from './stage';

const marker = 'loadbearing-copy';
const copyVersion = 1;
/** Characters of pasted text that are looked at. */
export const longestCopy = 1_048_576;

/** The named components, modules and notes as text for the clipboard. */
export function copyText(
  document: Document,
  { stage, ids }: { readonly stage: StageId; readonly ids: readonly string[] },
): string {
  return JSON.stringify({ copy: marker, version: copyVersion, document: excerptOf(document, stage, ids) });
}

/** Puts copied text into a stage, its top left corner at the given point. Everything is given new ids. */
export function pasteText(
  document: Document,
  { stage, text, at }: { readonly stage: StageId; readonly text: string; readonly at: Point },
  kinds: Kinds,
): Result<Inserted, Problem> {
  const target = stageOf(document, stage);
  const copied = readCopy(text);
  if (!target || copied === null)
    return refused('Nothing to paste', 'The clipboard holds nothing copied from a design.');
  const read = readDocument(copied, kinds);
  if (!read.ok) return read;
  const excerpt = read.value.document;
  const source = excerpt.stages[0];
  if (!source || source.components.length + source.layout.notes.length === 0)
    return refused('Nothing to paste', 'What was copied holds no component and no note.');
  if (!hasRoom(document, target, excerpt))
    return refused('No room', `A stage has at most ${caps.components} components and ${caps.wires} wires.`);
  const corner = cornerOf(source);
  const offset = { x: at.x - corner.x, y: at.y - corner.y };
  return { ok: true, value: insertExcerpt(document, excerpt, { stage, offset }) };
}

/** Puts copies of components beside them. */
export function duplicateComponents(
  document: Document,
  given: { readonly stage: StageId; readonly components: readonly ComponentId[]; readonly offset: Point },
): Inserted {
  const { stage, components, offset } = given;
  const target = stageOf(document, stage);
  const excerpt = excerptOf(document, stage, components);
  if (!target || !hasRoom(document, target, excerpt)) return { document, components: [] };
  return insertExcerpt(document, excerpt, { stage, offset });
}

function refused(title: string, text: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  const problem: Problem = { severity: 'error', title, text, place: { type: 'document' }, path: null, fixes: [] };
  return { ok: false, problems: [problem] };
}

/** The copied document, not yet checked; null = the text is something else. */
function readCopy(text: string): unknown {
  if (text.length > longestCopy || !text.includes(marker)) return null;
  try {
    const value: unknown = JSON.parse(text);
    const isCopy = typeof value === 'object' && value !== null && 'copy' in value && value.copy === marker;
    return isCopy && 'document' in value ? value.document : null;
  } catch {
    return null;
  }
}

function hasRoom(document: Document, target: Stage, excerpt: Document): boolean {
  const source = excerpt.stages[0];
  if (!source) return true;
  return (
    target.components.length + source.components.length <= caps.components &&
    target.modules.length + source.modules.length <= caps.modules &&
    target.wires.length + source.wires.length <= caps.wires &&
    target.layout.notes.length + source.layout.notes.length <= caps.components &&
    document.dataSets.length + excerpt.dataSets.length <= caps.modules &&
    document.workload.trafficClasses.length + excerpt.workload.trafficClasses.length <= caps.small
  );
}

function cornerOf({ layout }: Stage): Point {
  const points = [...Object.values(layout.components), ...layout.notes.map(({ at }) => at)];
  return { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) };
}
