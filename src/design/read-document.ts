/**
 * The gate: text or an untrusted value to a document, or the reasons why not, each with the path of the field. Bounded before anything is walked;
 * migrated, expanded, checked against the schema, its references and its kinds' declarations.
 */
import { checkConfigurations } from './configurations';
import { formatName, formatVersion, type Document } from './document';
import type { Kinds } from './kind-declaration';
import { migrate } from './migrations';
import type { Problem, Result } from './problem';
import { isRecord, isTooDeep, readShape, refusedField as refused } from './read-shape';
import { brokenReferences } from './references';
import { documentSchema } from './schema';
import { differenceOf, expandStages } from './stage-difference';

/** Characters of a file at most. */
export const maxDocumentCharacters = 4 * 1024 * 1024;
const problemsShown = 20;

export interface ReadDocument {
  readonly document: Document;
  /** Values that were out of range and were moved into it. */
  readonly notices: readonly Problem[];
}

export interface ReadOptions {
  /** Refuse what is out of range instead of moving it. */
  readonly strict?: boolean;
}

type Read = Result<ReadDocument, Problem>;

const refuse = (...problems: Problem[]): Read => ({ ok: false, problems });

export function parseDocument(text: string, kinds: Kinds, options: ReadOptions = {}): Read {
  if (text.length > maxDocumentCharacters) return refuse(refused('Too large', 'A design has at most 4 MiB.'));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(refused('Not a design', 'This is not a file of Loadbearing: it cannot be read as JSON.'));
  }
  return readDocument(value, kinds, options);
}

export function readDocument(value: unknown, kinds: Kinds, { strict = false }: ReadOptions = {}): Read {
  if (isTooDeep(value)) return refuse(refused('Nested too deep', `Steps may stand within steps at most 8 deep.`));
  if (!isRecord(value) || value['format'] !== formatName)
    return refuse(
      refused('Not a design', `This is not a design of Loadbearing: "format" is not "${formatName}".`, 'format'),
    );
  if (typeof value['version'] === 'number' && value['version'] > formatVersion)
    return refuse(
      refused(
        'Made with a newer Loadbearing',
        `Its format is version ${value['version']}; this page reads up to ${formatVersion}.`,
        'version',
      ),
    );
  const migrated = migrate(value);
  if (!migrated) return refuse(refused('Unknown version', 'Its format has a version that never was.', 'version'));
  const shaped = readShape<Document>(documentSchema, { ...migrated, stages: expandStages(migrated['stages']) });
  return shaped.ok ? checkMeaning(shaped.value, kinds, strict) : shaped;
}

function checkMeaning(document: Document, kinds: Kinds, strict: boolean): Read {
  const broken = brokenReferences(document);
  if (broken.length > 0)
    return refuse(
      ...broken.slice(0, problemsShown).map(({ path, text }) => refused('Broken reference', `${text}.`, path)),
    );
  const checked = checkConfigurations(document, kinds, strict);
  if (checked.refused.length > 0) return { ok: false, problems: checked.refused.slice(0, problemsShown) };
  return { ok: true, value: { document: checked.document, notices: checked.notices } };
}

/** The document as text: the first stage whole, later ones as differences from the one before. */
export function serializeDocument(document: Document): string {
  const stages = document.stages.map((stage, at) => {
    const before = document.stages[at - 1];
    return before ? differenceOf(before, stage) : stage;
  });
  return `${JSON.stringify({ ...document, stages }, null, 1)}\n`;
}
