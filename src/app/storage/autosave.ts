/** Keeps the open document soon after every change, and at once when the page is left. One tab has a document; another may take it over. */
import { createStore } from 'zustand/vanilla';
import { documentNow, documentStore } from '../stores/document-store';
import { keepDocument, newLocalId } from './documents';

const soonMs = 300;

export interface SaveStateValue {
  /** `unkept`: opened from a link or the gallery and not changed yet. */
  readonly status: 'unkept' | 'saving' | 'saved' | 'failed' | 'elsewhere';
  /** Wall time of the last save, ms since 1970. */
  readonly at: number;
  readonly reason: string;
}

export const saveStore = createStore<SaveStateValue>(() => ({ status: 'unkept', at: 0, reason: '' }));

let timer: ReturnType<typeof setTimeout> | null = null;
let releaseLock: (() => void) | null = null;
const channel = new BroadcastChannel('loadbearing.tabs');

async function save(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const { localId, isReadOnly } = documentStore.getState();
  if (localId === null || isReadOnly) return;
  try {
    const { savedAt } = await keepDocument(localId, documentNow());
    saveStore.setState({ status: 'saved', at: savedAt, reason: '' });
  } catch (error) {
    saveStore.setState({ status: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Saves after each change of the document; an unkept one becomes a document of one's own with its first change. */
export function autosave(): () => void {
  const stop = documentStore.subscribe((state, before) => {
    if (state.history.document === before.history.document || state.lastEdit === '') return;
    if (state.localId === null) {
      const localId = newLocalId();
      documentStore.setState({ localId });
      history.replaceState(null, '', `#/d/${localId}`);
      void holdLock(localId);
    }
    saveStore.setState({ status: 'saving' });
    timer ??= setTimeout(() => void save(), soonMs);
  });
  const leave = () => {
    if (timer !== null) void save();
  };
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leave);
  return () => {
    stop();
    leave();
    removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', leave);
  };
}

/** Takes the document for this tab; when another tab has it, this one only reads. */
export async function holdLock(localId: string, takeOver = false): Promise<void> {
  releaseLock?.();
  releaseLock = null;
  if (takeOver) channel.postMessage({ type: 'release', localId });
  if (!('locks' in navigator)) return;
  await new Promise<void>((settled) => {
    void navigator.locks.request(`loadbearing.${localId}`, takeOver ? {} : { ifAvailable: true }, (lock) => {
      const isOurs = lock !== null;
      documentStore.setState({ isReadOnly: !isOurs });
      saveStore.setState(isOurs ? { status: 'saved', at: Date.now(), reason: '' } : { status: 'elsewhere' });
      settled();
      if (!isOurs) return undefined;
      return new Promise<void>((release) => {
        releaseLock = release;
      });
    });
  });
}

export function releaseDocument(): void {
  releaseLock?.();
  releaseLock = null;
}

channel.onmessage = ({ data }: MessageEvent<unknown>) => {
  const localId = typeof data === 'object' && data !== null && 'localId' in data ? data.localId : null;
  if (localId === null || localId !== documentStore.getState().localId) return;
  void save().then(() => {
    releaseDocument();
    documentStore.setState({ isReadOnly: true });
    saveStore.setState({ status: 'elsewhere' });
  });
};
