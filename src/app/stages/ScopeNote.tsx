/** Asks once: an edit was made in other stages, too, where what it touched was the same. It stays so unless somebody says "only here". */
import { useStore } from 'zustand';
import { listed } from '#design';
import { chooseScope, documentStore, keepOnlyHere } from '../stores/document-store';
import './stages.css';

export function ScopeNote() {
  const spread = useStore(documentStore, (state) => state.spread);
  const isChosen = useStore(documentStore, (state) => state.isScopeChosen);
  const { stages } = useStore(documentStore, (state) => state.history.document);
  const lastEdit = useStore(documentStore, (state) => state.lastEdit);
  if (isChosen || spread.length === 0) return null;
  const names = stages.filter(({ id }) => spread.includes(id)).map(({ name }) => name);
  return (
    <output className="scope-note">
      <span>
        <b>{lastEdit}</b> also in {listed(names)}, where it was the same.
      </span>
      <button type="button" className="button" onClick={() => chooseScope('all-equal')}>
        In all
      </button>
      <button type="button" className="button" onClick={keepOnlyHere}>
        Only here
      </button>
    </output>
  );
}
