/** Another tab has the document: this one shows what that one keeps, and says so across the sheet. */
import { useStore } from 'zustand';
import { holdLock } from './storage/autosave';
import { documentStore } from './stores/document-store';

export function ReadOnlyBanner() {
  const { isReadOnly, localId } = useStore(documentStore);
  if (!isReadOnly || localId === null) return null;
  return (
    <output className="read-only">
      <span>
        <b>Read only.</b> This design is open in another tab; what is changed there appears here.
      </span>
      <button type="button" className="button" onClick={() => void holdLock(localId, true)}>
        Take over
      </button>
    </output>
  );
}
