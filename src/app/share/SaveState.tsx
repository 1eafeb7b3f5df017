/** Whether the design is kept, when it was, and what to do when it is not. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { toFile } from '#sharing';
import { autosave, saveStore } from '../storage/autosave';
import { documentNow, documentStore } from '../stores/document-store';
import { download } from './download';

export function SaveState() {
  const { status, at, reason } = useStore(saveStore);
  const localId = useStore(documentStore, (state) => state.localId);
  useEffect(autosave, []);
  if (status === 'elsewhere') return <span className="save-state">open in another tab, read only</span>;
  if (status === 'failed')
    return (
      <span className="save-state is-failed" title={reason}>
        not saved
        <button type="button" className="button" onClick={() => download(toFile(documentNow()))}>
          Download the file
        </button>
      </span>
    );
  if (localId === null) return <span className="save-state">not yet kept</span>;
  return <span className="save-state">{status === 'saving' ? 'saving' : `saved here, ${timeText(at)}`}</span>;
}

function timeText(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
}
