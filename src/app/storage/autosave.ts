/** Keeps the open document soon after every change, and at once when the page is left. One tab has a document; another may take it over. */
import { createStore } from 'zustand/vanilla';
import { emptyHistory, serializeDocument } from '#design';
import { demoStore } from '../stores/demo-store';
import { documentNow, documentStore } from '../stores/document-store';
import { keepDocument, newLocalId, readKept } from './documents';
import { journal } from './journal';

const soonMs = 300;

export interface SaveStateValue {
  /** `unkept`: opened from a link or the gallery and not changed yet. */
  readonly status: 'unkept' | 'saving' | 'saved' | 'failed' | 'elsewhere';
  /** Wall time of the last save, ms since 1970. */
  readonly at: number;
  readonly reason: string;
}

export const saveStore = createStore<SaveStateValue>(() => ({ status: 'unkept', at: 0, reason: '' }));

/** Changes are noted at once, those of a long gesture this often, ms. */
const noteEveryMs = 200;

let notedAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | null = null;
let releaseLock: (() => void) | null = null;
const channel = new BroadcastChannel('loadbearing.tabs');

/** Writes the present document to the journal, before anything else can happen to the page. */
function note(): void {
  const { localId, isReadOnly } = documentStore.getState();
  if (localId === null || isReadOnly) return;
  const design = documentNow();
  notedAt = Date.now();
  journal.note({ id: localId, at: notedAt, title: design.title, text: serializeDocument(design) });
}

async function save(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const { localId, isReadOnly } = documentStore.getState();
  if (localId === null || isReadOnly) return;
  try {
    const { savedAt } = await keepDocument(localId, documentNow());
    if (timer === null) saveStore.setState({ status: 'saved', at: savedAt, reason: '' });
    channel.postMessage({ type: 'saved', localId });
  } catch (error) {
    saveStore.setState({ status: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Saves after each change of the document; an unkept one becomes a document of one's own with its first change. */
export function autosave(): () => void {
  const stop = documentStore.subscribe((state, before) => {
    if (state.history.document === before.history.document || state.lastEdit === '' || !state.isKept) return;
    if (state.localId === null) {
      const localId = newLocalId();
      documentStore.setState({ localId });
      history.replaceState(null, '', `#/d/${localId}`);
      void holdLock(localId);
    }
    saveStore.setState({ status: 'saving' });
    if (Date.now() - notedAt >= noteEveryMs) note();
    timer ??= setTimeout(() => void save(), soonMs);
  });
  addEventListener('pagehide', keepNow);
  document.addEventListener('visibilitychange', keepNow);
  return () => {
    stop();
    keepNow();
    removeEventListener('pagehide', keepNow);
    document.removeEventListener('visibilitychange', keepNow);
  };
}

/** Keeps at once what is pending: another document is about to take the sheet. */
export function keepNow(): void {
  if (timer === null) return;
  note();
  void save();
}

/** Takes the document for this tab; when another tab has it, this one only reads. */
export async function holdLock(localId: string, takeOver = false): Promise<void> {
  releaseLock?.();
  releaseLock = null;
  if (takeOver) channel.postMessage({ type: 'release', localId });
  if (!('locks' in navigator)) return;
  const isOurs = await new Promise<boolean>((settled) => {
    void navigator.locks.request(`loadbearing.${localId}`, takeOver ? {} : { ifAvailable: true }, (lock) => {
      settled(lock !== null);
      if (lock === null) return undefined;
      return new Promise<void>((release) => {
        releaseLock = release;
      });
    });
  });
  // The other tab kept its last change before it let go.
  if (isOurs && takeOver) await follow(localId);
  documentStore.setState({ isReadOnly: !isOurs });
  if (!isOurs) saveStore.setState({ status: 'elsewhere' });
  else if (timer === null) saveStore.setState({ status: 'saved', at: Date.now(), reason: '' });
}

/** Shows what another tab has kept of the open document. */
async function follow(localId: string): Promise<void> {
  const kept = await readKept(localId);
  if (!kept || documentStore.getState().localId !== localId) return;
  documentStore.setState({ history: emptyHistory(kept), lastEdit: '' });
}

export function releaseDocument(): void {
  releaseLock?.();
  releaseLock = null;
}

/** Another tab asks for the document: what is pending is kept first. */
async function handOver(): Promise<void> {
  await save();
  demoStore.setState(({ talk }) => ({ talk: talk && { ...talk, before: { ...talk.before, isReadOnly: true } } }));
  if (documentStore.getState().isKept) documentStore.setState({ isReadOnly: true });
  saveStore.setState({ status: 'elsewhere' });
  releaseDocument();
}

channel.onmessage = ({ data }: MessageEvent<unknown>) => {
  const message = typeof data === 'object' && data !== null ? (data as { type?: unknown; localId?: unknown }) : {};
  const { isReadOnly } = documentStore.getState();
  // While a talk is shown, the document is what takes the sheet again after it.
  const localId = demoStore.getState().talk?.before.localId ?? documentStore.getState().localId;
  if (localId === null || message.localId !== localId) return;
  if (message.type === 'release') void handOver();
  if (message.type === 'saved' && isReadOnly) void follow(localId);
};
