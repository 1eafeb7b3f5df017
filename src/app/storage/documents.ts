/** Designs kept in this browser: one entry a document in IndexedDB, written whole and read back to be sure, never replaced by anything else's. */
import { createStore, del, entries, get, set, update } from 'idb-keyval';
import { declarations } from '#catalog';
import { parseDocument, renameDocument, serializeDocument, type Document } from '#design';
import { journal } from './journal';

export interface KeptDocument {
  readonly id: string;
  readonly title: string;
  /** Wall time of the last change, ms since 1970. */
  readonly savedAt: number;
  /** Wall time at which it went to the trash; null = it is not there. */
  readonly trashedAt: number | null;
  /** The document as text, in the format of its file. */
  readonly text: string;
}

const store = createStore('loadbearing', 'documents');
/** Days for which the trash keeps a document. */
export const keptDays = 30;
const trashMs = keptDays * 24 * 3600 * 1000;

export function newLocalId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36).padStart(2, '0'))
    .join('')
    .slice(0, 12);
}

/** All kept documents, the last changed first; what lay in the trash too long goes. */
export async function listDocuments(): Promise<readonly KeptDocument[]> {
  await recoverPending();
  const kept = await entries<string, KeptDocument>(store);
  const old = kept.filter(([, { trashedAt }]) => trashedAt !== null && Date.now() - trashedAt > trashMs);
  await Promise.all(old.map(([id]) => del(id, store)));
  return kept
    .map(([, document]) => document)
    .filter(({ id }) => !old.some(([gone]) => gone === id))
    .sort((a, b) => b.savedAt - a.savedAt);
}

/** Keeps a document under its local id; throws when what was read back is not what was written. */
export async function keepDocument(id: string, document: Document): Promise<KeptDocument> {
  const begun = Date.now();
  const text = serializeDocument(document);
  const kept: KeptDocument = { id, title: document.title, savedAt: Date.now(), trashedAt: null, text };
  await set(id, kept, store);
  const readBack = await get<KeptDocument>(id, store);
  if (readBack?.text !== text) throw new Error('What was saved could not be read back.');
  journal.keptUpTo(id, begun);
  return kept;
}

/** Changes that a page noted and did not live to keep: kept now, unless something later is. */
async function recoverPending(): Promise<void> {
  for (const { id, at, title, text } of journal.entries()) {
    await update<KeptDocument>(
      id,
      (kept) =>
        kept && kept.savedAt >= at ? kept : { id, title, savedAt: at, trashedAt: kept?.trashedAt ?? null, text },
      store,
    );
    journal.keptUpTo(id, at);
  }
}

export async function readKept(id: string): Promise<Document | null> {
  await recoverPending();
  const kept = await get<KeptDocument>(id, store);
  if (!kept) return null;
  const read = parseDocument(kept.text, declarations);
  return read.ok ? read.value.document : null;
}

export async function trashDocument(id: string, isTrashed: boolean): Promise<void> {
  const kept = await get<KeptDocument>(id, store);
  if (kept) await set(id, { ...kept, trashedAt: isTrashed ? Date.now() : null }, store);
}

/** Gives a kept document another title, in the document itself too. */
export async function renameKept(id: string, title: string): Promise<void> {
  const document = await readKept(id);
  if (document) await keepDocument(id, renameDocument(document, title));
}

/** A second document with the same content beside it. */
export async function duplicateKept(id: string): Promise<void> {
  const document = await readKept(id);
  if (document) await keepDocument(newLocalId(), renameDocument(document, `${document.title}, copy`));
}

/** Removes it for good. */
export async function deleteKept(id: string): Promise<void> {
  await del(id, store);
}
