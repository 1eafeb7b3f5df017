/**
 * The gate: text or an untrusted value to a document, or the reasons why not, each with the path of the field. Bounded before anything is walked;
 * migrated, expanded, checked against the schema, its references and its kinds' declarations.
 */
import type { ZodMiniType } from 'zod/mini';
import { checkConfigurations } from './configurations';
import { formatName, formatVersion, type Document } from './document';
import type { Kinds } from './kind-declaration';
import { migrate } from './migrations';
import type { Problem, Result } from './problem';
import { brokenReferences } from './references';
import { documentSchema } from './schema';
import { differenceOf, expandStages } from './stage-difference';

/** Characters of a file at most. */
export const maxDocumentCharacters = 4 * 1024 * 1024;
/** Nesting at most: steps within steps use three levels each. */
const maxDepth = 48;
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

const refused = (title: string, text: string, path: string | null = null): Problem => ({
  severity: 'error',
  title,
  text,
  place: { type: 'document' },
  path,
  fixes: [],
});

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
  if (isDeeper(value, maxDepth))
    return refuse(refused('Nested too deep', `Steps may stand within steps at most 8 deep.`));
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
  const shaped = (documentSchema as unknown as ZodMiniType<Document>).safeParse({
    ...migrated,
    stages: expandStages(migrated['stages']),
  });
  if (!shaped.success)
    return refuse(
      ...shaped.error.issues
        .slice(0, problemsShown)
        .map((issue) => refused('Wrong structure', `${issue.message}.`, pathText(issue.path) || null)),
    );
  return checkMeaning(shaped.data, kinds, strict);
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

/** `stages[0].wires[2].latencyMs`. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is nested deeper than so many levels; walks with a list of its own, so depth cannot exhaust the stack. */
function isDeeper(value: unknown, depth: number): boolean {
  let level: readonly unknown[] = [value];
  for (let at = 0; at <= depth; at += 1) {
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each as Record<string, unknown>) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/** The document as text: the first stage whole, later ones as differences from the one before. */
export function serializeDocument(document: Document): string {
  const stages = document.stages.map((stage, at) => {
    const before = document.stages[at - 1];
    return before ? differenceOf(before, stage) : stage;
  });
  return `${JSON.stringify({ ...document, stages }, null, 1)}\n`;
}
